import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PrintButton } from '#components/awards/print-button.tsx'
import { SiteLink } from '#components/site/site-link.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { requireCoordinator } from '#lib/accounts/session.ts'
import { takeConsentForms } from '#lib/volunteers/commands/take-consent-forms.ts'
import { consentListFilters } from '#lib/volunteers/schema/consent-list.ts'
import { ConsentSheet } from '../../volunteers/[id]/consent-form/consent-sheet.tsx'

export const dynamic = 'force-dynamic'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('privacy.desk')
  return { title: t('print') }
}

/** A form for everybody on the list who cannot be asked by mail, a sheet each. */
export default async function ConsentFormsPage({ searchParams }: Props) {
  const actor = await requireCoordinator()
  const { forms, hasMore } = await takeConsentForms(actor, consentListFilters.parse(await searchParams))
  const t = await getTranslations('privacy.desk')
  const paper = await getTranslations('consentRequests.paper')
  return (
    <div className="shell pt-4">
      <h1 className="sr-only">{t('print')}</h1>
      <div className="actions no-print">
        <SiteLink href="/workspace/consents">{t('back')}</SiteLink>
        <PrintButton label={paper('print')} />
      </div>
      <p className="no-print note">{t('printed', { count: forms.length })}</p>
      {hasMore ? (
        <div className="no-print">
          <Notice>{t('printMore')}</Notice>
        </div>
      ) : null}
      {forms.map((form) => (
        <ConsentSheet key={form.id} form={form} />
      ))}
    </div>
  )
}
