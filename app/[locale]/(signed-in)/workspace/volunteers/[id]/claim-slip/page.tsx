import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { PrintButton } from '#components/awards/print-button.tsx'
import { SiteLink } from '#components/site/site-link.tsx'
import { ConfirmButton } from '#components/ui/confirm-button.tsx'
import { Form } from '#components/ui/form.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { requireCoordinator } from '#lib/accounts/session.ts'
import { viewVolunteer } from '#lib/volunteers/commands/view-volunteer.ts'
import { canEdit, canKeep } from '#lib/volunteers/policy.ts'
import { findClaimSlip } from '#lib/volunteers/queries/claim-slip.ts'
import { fullName } from '#lib/volunteers/rules.ts'
import { makeSlip } from './actions.ts'
import { Slip } from './slip.tsx'

export const dynamic = 'force-dynamic'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('claims.slip')
  return { title: t('title') }
}

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ done?: string | string[] }> }

export default async function ClaimSlipPage({ params, searchParams }: Props) {
  const actor = await requireCoordinator()
  const card = await viewVolunteer(actor, (await params).id)
  if (!card || card.userId || !canEdit(card) || !canKeep(actor, card)) notFound()
  const t = await getTranslations('claims.slip')
  const words = await getTranslations('volunteers')
  const slip = await findClaimSlip(actor, card.id)
  const back = `/workspace/volunteers/${card.id}`
  const crumbs = [
    { href: '/workspace', label: words('workspace') },
    { href: '/workspace/volunteers', label: words('title') },
    { href: back, label: fullName(card) },
  ]
  return (
    <>
      <div className="no-print">
        <PageHead title={t('title')} crumbs={crumbs} lede={t('lede')} />
      </div>
      <div className="shell pt-6">
        {slip && (await searchParams).done === 'made' ? (
          <div className="no-print">
            <Notice tone="good" role="status">
              {t('made')}
            </Notice>
          </div>
        ) : null}
        <div className="actions no-print">
          {slip ? <PrintButton label={t('print')} /> : null}
          {slip ? <Remake volunteerId={card.id} /> : null}
          <SiteLink href={back}>{t('back')}</SiteLink>
        </div>
        {slip ? (
          <Slip card={card} slip={slip} />
        ) : (
          <>
            <p>{t('makeText')}</p>
            <Form action={makeSlip} submit={t('make')} hidden={{ volunteerId: card.id }} />
          </>
        )}
      </div>
    </>
  )
}

async function Remake({ volunteerId }: { volunteerId: string }) {
  const t = await getTranslations('claims.slip')
  return (
    <ConfirmButton
      action={makeSlip}
      label={t('remake')}
      look="small-quiet"
      hidden={{ volunteerId }}
      confirm={{
        title: t('remakeTitle'),
        text: t('remakeText'),
        submit: t('remake'),
        closeLabel: t('close'),
      }}
    />
  )
}
