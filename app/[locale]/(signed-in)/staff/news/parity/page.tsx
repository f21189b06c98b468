import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { SiteLink } from '#components/site/site-link.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { Pagination } from '#components/ui/pagination.tsx'
import { Status, type StatusMark } from '#components/ui/status.tsx'
import { Table } from '#components/ui/table.tsx'
import { Chips } from '#components/ui/tabs.tsx'
import { requireEditor } from '#lib/accounts/session.ts'
import { type Locale, locales } from '#lib/i18n/routing.ts'
import { countParity, listParity, type ParityReason, type ParityRow } from '#lib/news/queries/parity.ts'
import { parityFilters } from '#lib/news/schema.ts'

export const dynamic = 'force-dynamic'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('newsroom.parity')
  return { title: t('title') }
}

/** Every translation that is missing, out of date or only ready, the oldest first. */
export default async function ParityPage({ searchParams }: Props) {
  const actor = await requireEditor()
  const filters = parityFilters.parse(await searchParams)
  const t = await getTranslations('newsroom.parity')
  const desk = await getTranslations('news.desk')
  const [{ rows, next }, counts] = await Promise.all([listParity(actor, filters), countParity(actor)])
  return (
    <>
      <PageHead
        title={t('title')}
        lede={t('lede')}
        crumbs={[
          { href: '/staff', label: desk('today') },
          { href: '/staff/news', label: desk('title') },
        ]}
      />
      <div className="shell grid gap-4 pt-4">
        <Languages chosen={filters.language} counts={counts} />
        {rows.length > 0 ? (
          <Queue rows={rows} />
        ) : (
          <EmptyState title={t('empty')}>{t('emptyText')}</EmptyState>
        )}
        <Pagination
          next={next ? address(filters.language, next) : null}
          previous={filters.after ? address(filters.language, null) : null}
        />
      </div>
    </>
  )
}

type LanguagesProps = { chosen: Locale | null; counts: Awaited<ReturnType<typeof countParity>> }

async function Languages({ chosen, counts }: LanguagesProps) {
  const t = await getTranslations('newsroom.parity')
  const languages = await getTranslations('news.languages')
  const sum = (locale: Locale) => Object.values(counts[locale]).reduce((total, count) => total + count, 0)
  const tabs = locales.map((locale) => ({
    href: address(locale, null),
    label: languages(locale),
    count: sum(locale),
    current: chosen === locale,
  }))
  return (
    <Chips
      label={t('byLanguage')}
      tabs={[{ href: address(null, null), label: t('all'), current: chosen === null }, ...tabs]}
    />
  )
}

const marks: Record<ParityReason, StatusMark> = {
  missing: 'bad',
  stale: 'wait',
  unmarked: 'off',
  ready: 'plain',
}

async function Queue({ rows }: { rows: ParityRow[] }) {
  const t = await getTranslations('newsroom.parity')
  const news = await getTranslations('news')
  return (
    <Table
      caption={t('caption')}
      hideCaption
      rows={rows}
      rowKey={({ id, locale }) => `${id} ${locale}`}
      columns={[
        {
          key: 'item',
          label: t('item'),
          header: true,
          cell: ({ id, locale, title, titleLocale }) => (
            <SiteLink
              href={`/staff/news/${id}?side=${locale}#${locale}`}
              lang={title ? titleLocale : undefined}
            >
              {title || news('desk.untitled')}
            </SiteLink>
          ),
        },
        {
          key: 'language',
          label: t('language'),
          cell: ({ locale }) => <span lang={locale}>{news(`languages.${locale}`)}</span>,
        },
        {
          key: 'reason',
          label: t('reason'),
          cell: ({ reason, isPublic }) => (
            <div>
              <Status mark={marks[reason]}>{t(`reasons.${reason}`)}</Status>
              {isPublic ? <span className="meta block">{t('public')}</span> : null}
            </div>
          ),
        },
        { key: 'age', label: t('age'), numeric: true, cell: ({ days }) => t('days', { days }) },
      ]}
    />
  )
}

function address(language: Locale | null, after: string | null): string {
  const set = { ...(language ? { language } : {}), ...(after ? { after } : {}) }
  const query = new URLSearchParams(set).toString()
  return query ? `/staff/news/parity?${query}` : '/staff/news/parity'
}
