import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { SiteLink } from '#components/site/site-link.tsx'
import { Form } from '#components/ui/form.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { Paragraphs } from '#components/ui/paragraphs.tsx'
import { Section } from '#components/ui/section.tsx'
import { requireActor } from '#lib/accounts/session.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { findLibraryItem, type LibraryItemOnDesk, listLibraryChoices } from '#lib/library/queries.ts'
import { idPattern } from '#lib/platform/text.ts'
import { save } from '../actions.ts'
import { LibraryFields } from '../library-fields.tsx'
import { LibraryState } from '../library-state.tsx'
import { AddFile, Decisions } from './keeping.tsx'
import { DeskVersions } from './desk-versions.tsx'

export const dynamic = 'force-dynamic'

const outcomes = ['saved', 'added', 'published', 'withdrawn'] as const

type Props = {
  params: Promise<{ id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('library.desk')
  return { title: t('title') }
}

export default async function LibraryItemDeskPage({ params, searchParams }: Props) {
  const actor = await requireActor()
  const { id } = await params
  const { done } = await searchParams
  const outcome = outcomes.find((each) => each === done)
  const item = idPattern.test(id) ? await findLibraryItem(actor, id) : null
  if (!item) notFound()
  const t = await getTranslations('library')
  const locale = (await getLocale()) as Locale
  return (
    <>
      <PageHead
        title={inLocale(item, 'title', locale)}
        crumbs={[{ href: '/workspace/library', label: t('desk.title') }]}
        meta={[t(`kinds.${item.kind}`), forWhom(item, locale) ?? t(`desk.audiences.${item.audience}`)].join(
          ' · ',
        )}
      >
        <LibraryState state={item.state} />
        {item.state === 'published' && item.audience === 'everyone' ? (
          <SiteLink href={`/library/${item.slug}`}>{t('desk.publicPage')}</SiteLink>
        ) : null}
      </PageHead>
      <div className="shell pt-6">
        {outcome ? (
          <div className="pb-6">
            <Notice tone="good" role="status">
              {t(`desk.done.${outcome}`)}
            </Notice>
          </div>
        ) : null}
        <Paragraphs text={inLocale(item, 'summary', locale)} />
        {item.isKept ? <Decisions item={item} /> : null}
        <DeskVersions item={item} />
        {item.isKept ? <AddFile key={`file-${item.version}`} item={item} /> : null}
        {item.isKept ? <Words item={item} choices={await listLibraryChoices(actor)} /> : null}
      </div>
    </>
  )
}

function forWhom({ centre }: LibraryItemOnDesk, locale: Locale): string | null {
  return centre ? inLocale(centre, 'name', locale) : null
}

type WordsProps = { item: LibraryItemOnDesk; choices: Awaited<ReturnType<typeof listLibraryChoices>> }

async function Words({ item, choices }: WordsProps) {
  const t = await getTranslations('library.desk')
  const form = await getTranslations('form')
  return (
    <Section title={t('words')}>
      <Form
        key={item.version}
        action={save}
        hidden={{ id: item.id, version: item.version }}
        submit={form('save')}
        labels={{ pending: form('sending') }}
      >
        <LibraryFields choices={choices} item={item} />
      </Form>
    </Section>
  )
}
