import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { TrilingualFields } from '#components/site/trilingual-fields.tsx'
import { Form } from '#components/ui/form.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { requireAdministrator } from '#lib/accounts/session.ts'
import { listConsentVersions, type ListedVersion } from '#lib/volunteers/queries/consent-versions.ts'
import { consentKinds } from '#lib/volunteers/schema.ts'
import { save } from '../actions.ts'
import { Changes } from './changes.tsx'
import { Publication } from './publication.tsx'

export const dynamic = 'force-dynamic'

type Props = {
  params: Promise<{ kind: string }>
  searchParams: Promise<{ done?: string | string[] }>
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('privacy.texts')
  return { title: t('formTitle') }
}

export default async function ConsentDraftPage({ params, searchParams }: Props) {
  const actor = await requireAdministrator()
  const { kind: asked } = await params
  const kind = consentKinds.find((each) => each === asked)
  if (!kind) notFound()
  const versions = (await listConsentVersions(actor)).filter((version) => version.kind === kind)
  const draft = versions.find(({ publishedAt }) => publishedAt === null) ?? null
  const latest = versions.find(({ publishedAt }) => publishedAt !== null) ?? null
  const t = await getTranslations('privacy.texts')
  const names = await getTranslations('consents')
  const crumbs = [
    { href: '/staff', label: t('staff') },
    { href: '/staff/consent-texts', label: t('title') },
  ]
  const { done } = await searchParams
  return (
    <>
      <PageHead title={names(`${kind}.name`)} crumbs={crumbs} lede={t('formLede')} />
      <div className="shell">
        {done === 'saved' && draft ? (
          <div className="pt-6">
            <Notice tone="good" role="status">
              {t('saved')}
            </Notice>
          </div>
        ) : null}
        <Words kind={kind} draft={draft} latest={latest} />
        {draft && latest ? <Changes draft={draft} latest={latest} /> : null}
        {draft ? <Publication draft={draft} /> : null}
      </div>
    </>
  )
}

type WordsProps = {
  kind: ListedVersion['kind']
  draft: ListedVersion | null
  latest: ListedVersion | null
}

async function Words({ kind, draft, latest }: WordsProps) {
  const t = await getTranslations('privacy.texts')
  const labels = (part: 'title' | 'body') => ({ kk: t(`${part}Kk`), ru: t(`${part}Ru`), en: t(`${part}En`) })
  const row = draft ?? latest
  return (
    <div className="py-6">
      <Form
        // A draft that was saved meanwhile fills the fields again.
        key={draft?.revision ?? 0}
        action={save}
        submit={t('save')}
        hidden={{ kind, revision: draft?.revision ?? 0 }}
      >
        <TrilingualFields
          name="title"
          labels={labels('title')}
          row={row}
          required
          optionalEnglish={t('optional')}
          maxLength={200}
        />
        <TrilingualFields
          name="body"
          labels={labels('body')}
          row={row}
          isLong
          required
          optionalEnglish={t('optional')}
          maxLength={8000}
        />
      </Form>
    </div>
  )
}
