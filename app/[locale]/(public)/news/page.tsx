import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { notFound, permanentRedirect } from 'next/navigation'
import { LeadNews } from '#components/news/lead-news.tsx'
import { NewsRows } from '#components/news/news-rows.tsx'
import { NewsTags } from '#components/news/news-tags.tsx'
import { PopularNews } from '#components/news/popular-news.tsx'
import { SiteLink } from '#components/site/site-link.tsx'
import { AsideColumns, Shell } from '#components/ui/columns.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { Pagination } from '#components/ui/pagination.tsx'
import { Section } from '#components/ui/section.tsx'
import { listPopularNews } from '#lib/counting/public.ts'
import { readPopularWindow } from '#lib/counting/schema.ts'
import { formatMonth } from '#lib/i18n/format.ts'
import { pageMetadata } from '#lib/i18n/metadata.ts'
import { type Locale, localePath } from '#lib/i18n/routing.ts'
import { countPublishedNews, listLatestNews, listPublishedNews } from '#lib/news/public.ts'
import { findPublicTag, listPublicTags } from '#lib/news/public/surroundings.ts'
import { feedPaths } from '#lib/news/rules/feeds.ts'
import { titleParts } from '#lib/news/rules.ts'
import { readNewsFilters } from '#lib/news/schema.ts'
import { ListData } from '../list-data.tsx'
import { Elsewhere, Feeds, Kinds, newsAddress, type Shown } from './list-parts.tsx'

export const dynamic = 'force-dynamic'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const t = await getTranslations('news')
  const locale = (await getLocale()) as Locale
  const { cursor, ...filters } = readNewsFilters(await searchParams)
  const tag = filters.tag ? await findPublicTag(locale, filters.tag) : null
  const feeds = feedPaths({ kind: tag ? null : filters.kind, tag: tag?.slug ?? null })
  const path = newsAddress({ ...filters, tag: tag?.slug ?? null })
  const title = await titleOf(locale, { ...filters, tagName: tag?.name })
  return pageMetadata({ locale, path, title, description: t('lede'), feeds, isHidden: cursor !== null })
}

export default async function NewsListPage({ searchParams }: Props) {
  const asked = await searchParams
  const { cursor, ...filters } = readNewsFilters(asked)
  const window = readPopularWindow(asked.popular)
  const locale = (await getLocale()) as Locale
  const tag = filters.tag ? await findPublicTag(locale, filters.tag) : null
  if (filters.tag && !tag) notFound()
  if (tag && tag.slug !== filters.tag)
    permanentRedirect(localePath(locale, newsAddress({ ...filters, tag: tag.slug })))
  const t = await getTranslations('news')
  const [page, count, popular, [pinned], tags] = await Promise.all([
    listPublishedNews(locale, { ...filters, cursor }),
    countPublishedNews(locale, filters),
    listPopularNews(locale, window),
    listLatestNews(locale, 1),
    listPublicTags(locale, 12),
  ])
  const isNarrowed = Boolean(filters.kind ?? filters.tag ?? filters.month)
  const lead = cursor ? undefined : isNarrowed ? page.items[0] : pinned
  const rest = page.items.filter((item) => item.id !== lead?.id)
  const title = await titleOf(locale, { ...filters, tagName: tag?.name })
  return (
    <>
      <ListData
        search={searchParams}
        page={{ path: '/news', title, description: t('lede') }}
        items={page.items.map((item) => ({
          href: `/news/${item.slug}`,
          name: titleParts(item.title).words,
        }))}
        total={count}
      />
      <PageHead
        title={title}
        crumbs={isNarrowed ? [{ href: '/news', label: t('title') }] : []}
        lede={isNarrowed ? undefined : t('lede')}
        meta={t('count', { count })}
      />
      <Shell>
        <Kinds filters={filters} />
        <NewsTags tags={tags} current={filters.tag} />
      </Shell>
      <AsideColumns aside={<PopularNews items={popular} window={window} />}>
        {lead ? <LeadNews item={lead} /> : null}
        {!lead && rest.length === 0 ? (
          <EmptyState title={t('empty')} actions={<SiteLink href="/news">{t('all')}</SiteLink>}>
            {t('emptyText')}
          </EmptyState>
        ) : null}
        {rest.length > 0 ? (
          <Section title={cursor ? t('older') : t('latest')}>
            <NewsRows items={rest} />
          </Section>
        ) : null}
        <Pagination
          next={page.next ? newsAddress(filters, { after: page.next }) : null}
          previous={page.previous ? newsAddress(filters, { before: page.previous }) : null}
        />
        <Feeds filters={filters} />
        <Elsewhere locale={locale} />
      </AsideColumns>
    </>
  )
}

/** The kind, the tag and the month name the page; without any it is the news. */
async function titleOf(
  locale: Locale,
  { kind, month, tagName }: Shown & { tagName: string | undefined },
): Promise<string> {
  const t = await getTranslations('news')
  const parts = [
    kind ? t(`kindsMany.${kind}`) : tagName ? null : t('title'),
    tagName,
    month ? formatMonth(locale, `${month}-01`) : null,
  ]
  return parts.filter(Boolean).join(': ')
}
