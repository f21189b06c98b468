import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { CardMessages } from '#components/volunteers/card-messages.tsx'
import { requireCoordinator } from '#lib/accounts/session.ts'
import { listMessagesToVolunteer } from '#lib/messages/queries/person-messages.ts'
import { CardHead } from '../card-head.tsx'
import { openCard } from '../open-card.ts'

export const dynamic = 'force-dynamic'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('registry')
  return { title: t('card.tabs.messages') }
}

type Props = { params: Promise<{ id: string }> }

export default async function MessagesPage({ params }: Props) {
  const actor = await requireCoordinator()
  const card = await openCard(actor, (await params).id, 'messages')
  const messages = await listMessagesToVolunteer(actor, card.id)
  return (
    <>
      <CardHead actor={actor} card={card} tab="messages" />
      <div className="shell">
        <CardMessages messages={messages} />
      </div>
    </>
  )
}
