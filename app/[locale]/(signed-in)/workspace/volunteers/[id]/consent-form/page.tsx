import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { PrintButton } from '#components/awards/print-button.tsx'
import { SiteLink } from '#components/site/site-link.tsx'
import { requireCoordinator } from '#lib/accounts/session.ts'
import { idPattern } from '#lib/platform/text.ts'
import { viewVolunteer } from '#lib/volunteers/commands/view-volunteer.ts'
import { findConsentForm } from '#lib/volunteers/queries/consent-request.ts'
import { ConsentSheet } from './consent-sheet.tsx'

export const dynamic = 'force-dynamic'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('consentRequests.paper')
  return { title: t('title') }
}

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ shift?: string | string[] }> }

export default async function ConsentFormPage({ params, searchParams }: Props) {
  const actor = await requireCoordinator()
  const { id } = await params
  const { shift } = await searchParams
  const shiftId = typeof shift === 'string' && idPattern.test(shift) ? shift : null
  const card = await viewVolunteer(actor, id)
  const form = card ? await findConsentForm(actor, { volunteerId: card.id, shiftId }) : null
  if (!form) notFound()
  const t = await getTranslations('consentRequests.paper')
  return (
    <div className="shell pt-4">
      <div className="actions no-print">
        <SiteLink href={`/workspace/volunteers/${id}`}>{t('back')}</SiteLink>
        <PrintButton label={t('print')} />
      </div>
      <h1 className="sr-only">{t('title')}</h1>
      <ConsentSheet form={form} />
    </div>
  )
}
