import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { CardConsents } from '#components/volunteers/card-consents.tsx'
import { requireCoordinator } from '#lib/accounts/session.ts'
import { canEdit, canKeep } from '#lib/volunteers/policy.ts'
import { listConsentRequests } from '#lib/volunteers/queries/consent-request.ts'
import { ask, withdraw } from '../actions.ts'
import { CardHead } from '../card-head.tsx'
import { ConsentRequests } from '../consent-requests.tsx'
import { openCard } from '../open-card.ts'

export const dynamic = 'force-dynamic'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('registry')
  return { title: t('card.tabs.consents') }
}

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ done?: string | string[] }> }

export default async function ConsentRecordPage({ params, searchParams }: Props) {
  const actor = await requireCoordinator()
  const card = await openCard(actor, (await params).id, 'consent-record')
  const requests = await listConsentRequests(actor, card.id)
  const isOpen = canEdit(card)
  return (
    <>
      <CardHead actor={actor} card={card} tab="consents" done={(await searchParams).done} />
      <div className="shell">
        <CardConsents
          card={card}
          withdraw={withdraw}
          ask={ask}
          isOpen={isOpen}
          isKept={isOpen && canKeep(actor, card)}
        />
        <ConsentRequests requests={requests} />
      </div>
    </>
  )
}
