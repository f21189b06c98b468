import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { SiteLink } from '#components/site/site-link.tsx'
import { Shell } from '#components/ui/columns.tsx'
import { Form } from '#components/ui/form.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { requireEditor } from '#lib/accounts/session.ts'
import { type FaqDraft, findFaqDraft, listTopicsToKeep } from '#lib/consultations/queries/faq.ts'
import { faqSuffixes, numberText } from '#lib/consultations/rules.ts'
import { isLocale } from '#lib/i18n/routing.ts'
import { newId } from '#lib/platform/new-id.ts'
import { create } from '../actions.ts'
import { FaqFields } from '../faq-fields.tsx'

export const dynamic = 'force-dynamic'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('consultation.desk')
  return { title: t('new') }
}

export default async function NewFaqPage({ searchParams }: Props) {
  const actor = await requireEditor()
  const { from } = await searchParams
  const t = await getTranslations('consultation.desk')
  const draft = typeof from === 'string' ? await findFaqDraft(actor, from) : null
  return (
    <>
      <PageHead
        title={t('new')}
        lede={t('newLede')}
        crumbs={[{ href: '/staff/consultations/faq', label: t('title') }]}
      />
      <Shell>
        {draft ? (
          <Notice title={t('fromTitle')}>
            <p>{t('fromText')}</p>
            <p>
              <SiteLink href={`/workspace/consultations/${draft.id}`}>{numberText(draft)}</SiteLink>
            </p>
          </Notice>
        ) : null}
        <Form
          action={create}
          submit={t('create')}
          className="form-wide"
          hidden={{ id: newId(), requestId: draft?.id }}
        >
          <FaqFields topics={await listTopicsToKeep(actor)} entry={textsOf(draft)} />
        </Form>
      </Shell>
    </>
  )
}

/** What was said, in the language it was said in; the editor takes out whatever is about a person. */
function textsOf(draft: FaqDraft | null) {
  if (!draft || !isLocale(draft.locale)) return {}
  const suffix = faqSuffixes[draft.locale]
  const question = draft.question.replaceAll(/\s+/g, ' ').slice(0, 300)
  return {
    topicId: draft.topicId,
    [`question${suffix}`]: question,
    [`answer${suffix}`]: draft.answer.slice(0, 4000),
  }
}
