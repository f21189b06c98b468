import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { CardHistory } from '#components/volunteers/card-history.tsx'
import { requireCoordinator } from '#lib/accounts/session.ts'
import { listHistoryOfVolunteer } from '#lib/volunteers/queries.ts'
import { CardHead } from '../card-head.tsx'
import { openCard } from '../open-card.ts'

export const dynamic = 'force-dynamic'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('registry')
  return { title: t('card.tabs.history') }
}

type Props = { params: Promise<{ id: string }> }

export default async function HistoryPage({ params }: Props) {
  const actor = await requireCoordinator()
  const card = await openCard(actor, (await params).id, 'history')
  const entries = await listHistoryOfVolunteer(actor, card.id)
  return (
    <>
      <CardHead actor={actor} card={card} tab="history" />
      <div className="shell">
        <CardHistory entries={entries} />
      </div>
    </>
  )
}
