import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { SiteLink } from '#components/site/site-link.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { Pagination } from '#components/ui/pagination.tsx'
import { Section } from '#components/ui/section.tsx'
import { Table } from '#components/ui/table.tsx'
import { requireEditor } from '#lib/accounts/session.ts'
import { formatDateTimeTable } from '#lib/i18n/format.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { findNews } from '#lib/news/queries.ts'
import { listVersions, type VersionRow } from '#lib/news/queries/versions.ts'
import { idPattern } from '#lib/platform/text.ts'
import { ItemHead } from '../item-head.tsx'
import { changedWords } from './changed-fields.ts'

export const dynamic = 'force-dynamic'

type Props = {
  params: Promise<{ id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('newsroom.versions')
  return { title: t('title') }
}

/** Every saved text of an item, the newest first. */
export default async function VersionsPage({ params, searchParams }: Props) {
  const actor = await requireEditor()
  const { id } = await params
  const news = idPattern.test(id) ? await findNews(actor, id) : null
  if (!news) notFound()
  const { before, done } = await searchParams
  const from = typeof before === 'string' && /^[1-9]\d{0,5}$/.test(before) ? Number(before) : null
  const { versions, next } = await listVersions(actor, id, from)
  const t = await getTranslations('newsroom.versions')
  return (
    <>
      <ItemHead news={news} current="versions" />
      <div className="shell grid gap-4 pt-6">
        {done === 'restored' ? (
          <Notice tone="good" role="status">
            {t('restored')}
          </Notice>
        ) : null}
        <Section title={t('title')} note={t('lede')}>
          {versions.length > 0 ? (
            <Versions id={id} versions={versions} isFirstPage={from === null} />
          ) : (
            <EmptyState title={t('title')}>{t('none')}</EmptyState>
          )}
        </Section>
        <Pagination
          next={next ? `/staff/news/${id}/versions?before=${next}` : null}
          previous={from ? `/staff/news/${id}/versions` : null}
        />
      </div>
    </>
  )
}

type VersionsProps = { id: string; versions: VersionRow[]; isFirstPage: boolean }

async function Versions({ id, versions, isFirstPage }: VersionsProps) {
  const t = await getTranslations('newsroom.versions')
  const locale = (await getLocale()) as Locale
  const words = new Map<number, string[]>()
  for (const { number, changed } of versions) words.set(number, await changedWords(changed, locale))
  const current = isFirstPage ? versions[0]?.number : undefined
  return (
    <Table
      caption={t('title')}
      hideCaption
      rows={versions}
      rowKey={({ number }) => String(number)}
      columns={[
        {
          key: 'number',
          label: t('title'),
          header: true,
          cell: ({ number }) => (
            <>
              <SiteLink href={`/staff/news/${id}/versions/${number}`}>{t('one', { number })}</SiteLink>
              {number === current ? <span className="meta block font-normal">{t('current')}</span> : null}
            </>
          ),
        },
        { key: 'saved', label: t('saved'), cell: ({ savedAt }) => formatDateTimeTable(locale, savedAt) },
        { key: 'by', label: t('by'), cell: ({ savedBy }) => savedBy?.name ?? t('nobody') },
        {
          key: 'changed',
          label: t('changed'),
          cell: ({ number, restoredFrom }) => {
            const lines = words.get(number) ?? []
            return (
              <div>
                {restoredFrom ? (
                  <span className="block">{t('restoredFrom', { number: restoredFrom })}</span>
                ) : null}
                {lines.map((line) => (
                  <span key={line} className="block">
                    {line}
                  </span>
                ))}
                {lines.length === 0 ? t('first') : null}
              </div>
            )
          },
        },
      ]}
    />
  )
}
