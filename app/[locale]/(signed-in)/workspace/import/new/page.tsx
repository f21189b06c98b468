import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { SiteLink } from '#components/site/site-link.tsx'
import { FileField, SelectField } from '#components/ui/fields.tsx'
import { Form } from '#components/ui/form.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { Section } from '#components/ui/section.tsx'
import { requireCoordinator } from '#lib/accounts/session.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { newId } from '#lib/platform/new-id.ts'
import { listVolunteerChoices } from '#lib/volunteers/queries.ts'
import { upload } from './actions.ts'

export const dynamic = 'force-dynamic'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('imports')
  return { title: t('newTitle') }
}

export default async function NewImportPage() {
  const actor = await requireCoordinator()
  const t = await getTranslations('imports')
  const locale = (await getLocale()) as Locale
  const { centres } = await listVolunteerChoices(actor, locale)
  return (
    <>
      <PageHead
        title={t('newTitle')}
        crumbs={[
          { href: '/workspace', label: t('workspace') },
          { href: '/workspace/import', label: t('title') },
        ]}
        lede={t('newLede')}
      />
      <div className="shell">
        <Form
          action={upload}
          submit={t('send')}
          labels={{ problems: t('formProblems'), pending: t('sending') }}
          hidden={{ id: newId() }}
          beside={<SiteLink href="/workspace/import">{t('cancel')}</SiteLink>}
        >
          <SelectField
            name="centreId"
            label={t('centre')}
            required
            empty={centres.length === 1 ? undefined : t('choose')}
            options={centres.map((centre) => ({ value: centre.id, label: inLocale(centre, 'name', locale) }))}
          />
          <FileField
            name="file"
            label={t('file')}
            hint={t('fileHint')}
            accept=".xlsx,.xlsm,.csv,text/csv"
            required
          />
        </Form>
        <Section title={t('howTitle')}>
          <ul className="prose list-disc pl-5">
            <li>{t('howHeads')}</li>
            <li>{t('howNothing')}</li>
            <li>{t('howBlank')}</li>
            <li>{t('howConsent')}</li>
            <li>{t('howUndo')}</li>
          </ul>
        </Section>
      </div>
    </>
  )
}
