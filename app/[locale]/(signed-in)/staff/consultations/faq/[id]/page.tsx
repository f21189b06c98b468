import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { SiteLink } from '#components/site/site-link.tsx'
import { Shell } from '#components/ui/columns.tsx'
import { ConfirmButton } from '#components/ui/confirm-button.tsx'
import { CheckboxField } from '#components/ui/fields.tsx'
import { Form } from '#components/ui/form.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { Section } from '#components/ui/section.tsx'
import { requireEditor } from '#lib/accounts/session.ts'
import { type FaqToKeep, findFaqToKeep, listTopicsToKeep } from '#lib/consultations/queries/faq.ts'
import { faqSuffixes } from '#lib/consultations/rules.ts'
import { locales } from '#lib/i18n/routing.ts'
import { publish, remove, save } from '../actions.ts'
import { FaqFields } from '../faq-fields.tsx'

export const dynamic = 'force-dynamic'

type Props = { params: Promise<{ id: string }> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('consultation.desk')
  return { title: t('edit') }
}

export default async function FaqEntryPage({ params }: Props) {
  const actor = await requireEditor()
  const entry = (await findFaqToKeep(actor, (await params).id)) ?? notFound()
  const t = await getTranslations('consultation.desk')
  const isPublic = entry.isPublicKk || entry.isPublicRu || entry.isPublicEn
  return (
    <>
      <PageHead
        title={t('edit')}
        meta={entry.questionKk || entry.questionRu}
        crumbs={[{ href: '/staff/consultations/faq', label: t('title') }]}
      >
        {isPublic ? <SiteLink href={`/front-office/faq#q-${entry.id}`}>{t('onSite')}</SiteLink> : null}
      </PageHead>
      <Shell>
        <Form
          action={save}
          submit={t('save')}
          className="form-wide"
          hidden={{ entryId: entry.id, version: entry.version }}
        >
          <Behind entry={entry} />
          <FaqFields topics={await listTopicsToKeep(actor)} entry={entry} />
          <CheckboxField name="saysTheSame" label={t('saysTheSame')} hint={t('saysTheSameHint')} />
        </Form>
        <Publication entry={entry} isPublic={isPublic} />
      </Shell>
    </>
  )
}

/** Which languages nobody looked at since another one changed. */
async function Behind({ entry }: { entry: FaqToKeep }) {
  const t = await getTranslations('consultation.desk')
  const behind = locales.filter((locale) => entry[`isStale${faqSuffixes[locale]}`])
  if (behind.length === 0) return null
  return (
    <Notice title={t('staleTitle')}>
      <p>{t('staleText', { languages: behind.map((locale) => t(`inLanguage.${locale}`)).join(', ') })}</p>
    </Notice>
  )
}

/** Kazakh and Russian belong together; English may stay away. */
async function Publication({ entry, isPublic }: { entry: FaqToKeep; isPublic: boolean }) {
  const t = await getTranslations('consultation.desk')
  const hidden = { entryId: entry.id, version: entry.version }
  return (
    <Section title={t('publication')} note={t('publicationNote')}>
      <Form action={publish} submit={t('publish')} hidden={hidden}>
        {locales.map((locale) => (
          <CheckboxField
            key={locale}
            name={locale}
            label={t(`inLanguage.${locale}`)}
            defaultChecked={entry[`isPublic${faqSuffixes[locale]}`]}
          />
        ))}
      </Form>
      {isPublic ? null : (
        <div className="actions mt-6">
          <ConfirmButton
            action={remove}
            label={t('remove')}
            tone="danger"
            hidden={hidden}
            confirm={{ title: t('removeTitle'), closeLabel: t('cancel') }}
          />
        </div>
      )}
    </Section>
  )
}
