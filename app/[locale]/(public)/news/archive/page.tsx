import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { connection } from 'next/server'
import { NewsTags } from '#components/news/news-tags.tsx'
import { SiteLink } from '#components/site/site-link.tsx'
import { Shell } from '#components/ui/columns.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { Section } from '#components/ui/section.tsx'
import { formatMonthName } from '#lib/i18n/format.ts'
import { pageMetadata } from '#lib/i18n/metadata.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { type ArchiveMonth, listArchive, listPublicTags } from '#lib/news/public/surroundings.ts'
import { PageData } from '../../page-data.tsx'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('reading')
  const locale = (await getLocale()) as Locale
  return pageMetadata({ locale, path: '/news/archive', title: t('archive'), description: t('archiveLede') })
}

/** Every month that has news in this language, and every tag. */
export default async function NewsArchivePage() {
  await connection()
  const locale = (await getLocale()) as Locale
  const t = await getTranslations('reading')
  const n = await getTranslations('news')
  const [months, tags] = await Promise.all([listArchive(locale), listPublicTags(locale)])
  const years = [...new Set(months.map(({ month }) => month.slice(0, 4)))]
  return (
    <>
      <PageData
        kind="CollectionPage"
        path="/news/archive"
        title={t('archive')}
        description={t('archiveLede')}
      />
      <PageHead
        title={t('archive')}
        crumbs={[{ href: '/news', label: n('title') }]}
        lede={t('archiveLede')}
      />
      <Shell className="pt-8">
        {years.length === 0 ? <EmptyState title={n('empty')}>{n('emptyText')}</EmptyState> : null}
        {years.map((year) => (
          <Section key={year} title={year}>
            <Months months={months.filter(({ month }) => month.startsWith(year))} />
          </Section>
        ))}
        {tags.length > 0 ? (
          <Section title={t('tags')}>
            <NewsTags tags={tags} />
          </Section>
        ) : null}
      </Shell>
    </>
  )
}

async function Months({ months }: { months: ArchiveMonth[] }) {
  const locale = (await getLocale()) as Locale
  const t = await getTranslations('news')
  return (
    <ul className="news-months">
      {months.map(({ month, count }) => (
        <li key={month}>
          <SiteLink href={`/news?month=${month}`}>{formatMonthName(locale, `${month}-01`)}</SiteLink>{' '}
          <span className="meta">{t('count', { count })}</span>
        </li>
      ))}
    </ul>
  )
}
