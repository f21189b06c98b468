import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { PrintButton } from '#components/awards/print-button.tsx'
import { SiteLink } from '#components/site/site-link.tsx'
import { requireCoordinator } from '#lib/accounts/session.ts'
import { findBulkAct } from '#lib/registry/queries/bulk.ts'
import { listClaimSlips } from '#lib/volunteers/queries/claim-slip.ts'
import { Slip } from '#app/[locale]/(signed-in)/workspace/volunteers/[id]/claim-slip/slip.tsx'
import { base } from '#app/[locale]/(signed-in)/workspace/volunteers/address.ts'

export const dynamic = 'force-dynamic'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('claims.slip')
  return { title: t('title') }
}

type Props = { params: Promise<{ id: string }> }

/** The slips of everybody without a mailbox, two on a sheet. */
export default async function SlipsPage({ params }: Props) {
  const actor = await requireCoordinator()
  const act = await findBulkAct(actor, (await params).id)
  if (!act || act.kind !== 'invite') notFound()
  const slips = await listClaimSlips(actor, { since: act.createdAt })
  const t = await getTranslations('registry.chosen')
  const words = await getTranslations('claims.slip')
  return (
    <div className="shell pt-4">
      <h1 className="no-print">{t('slips')}</h1>
      <div className="actions no-print">
        <SiteLink href={`${base}/bulk/${act.id}`}>{t('backToAct')}</SiteLink>
        {slips.length > 0 ? <PrintButton label={words('print')} /> : null}
      </div>
      {slips.length === 0 ? <p>{t('noSlips')}</p> : null}
      <div className="slips">
        {slips.map(({ card, slip }) => (
          <Slip key={card.id} card={card} slip={slip} />
        ))}
      </div>
    </div>
  )
}
