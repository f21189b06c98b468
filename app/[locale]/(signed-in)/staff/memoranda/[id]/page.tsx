import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { MemorandumStatus } from '#components/memoranda/memorandum-status.tsx'
import { PublicationState } from '#components/memoranda/publication-state.tsx'
import { SiteLink } from '#components/site/site-link.tsx'
import { Form } from '#components/ui/form.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { Section } from '#components/ui/section.tsx'
import { requireEditor } from '#lib/accounts/session.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { canTerminateMemoranda } from '#lib/memoranda/policy.ts'
import { findMemorandum } from '#lib/memoranda/queries.ts'
import { idPattern } from '#lib/platform/text.ts'
import { save } from '../actions.ts'
import { MemorandumFields } from '../memorandum-fields.tsx'
import { Decisions, Paper, Signing } from './decisions.tsx'

export const dynamic = 'force-dynamic'

type Props = {
  params: Promise<{ id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('memoranda.staff')
  return { title: t('title') }
}

export default async function StaffMemorandumPage({ params, searchParams }: Props) {
  const actor = await requireEditor()
  const { id } = await params
  const { saved } = await searchParams
  const memorandum = idPattern.test(id) ? await findMemorandum(actor, id) : null
  if (!memorandum) notFound()
  const t = await getTranslations('memoranda.staff')
  const form = await getTranslations('form')
  const locale = (await getLocale()) as Locale
  const hidden = { id, version: memorandum.version }
  return (
    <>
      <PageHead
        title={inLocale(memorandum, 'title', locale)}
        crumbs={[{ href: '/staff/memoranda', label: t('title') }]}
      >
        <MemorandumStatus status={memorandum.status} />
        <PublicationState state={memorandum.state} />
        {memorandum.state === 'published' ? (
          <SiteLink href={`/memoranda/${memorandum.slug}`}>{t('publicPage')}</SiteLink>
        ) : null}
      </PageHead>
      <div className="shell pt-6">
        {saved ? (
          <div className="pb-6">
            <Notice tone="good" role="status">
              {t('saved')}
            </Notice>
          </div>
        ) : null}
        <Decisions memorandum={memorandum} mayTerminate={canTerminateMemoranda(actor)} />
        <Signing memorandum={memorandum} />
        <Paper memorandum={memorandum} />
        <Section title={t('content')}>
          <Form
            key={memorandum.version}
            action={save}
            hidden={hidden}
            submit={form('save')}
            labels={{ pending: form('sending') }}
          >
            <MemorandumFields actor={actor} memorandum={memorandum} />
          </Form>
        </Section>
      </div>
    </>
  )
}
