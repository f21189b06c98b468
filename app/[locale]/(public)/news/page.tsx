import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { LeadNews } from '#components/news/lead-news.tsx'
import { NewsRows } from '#components/news/news-rows.tsx'
import { PopularNews } from '#components/news/popular-news.tsx'
import { SiteLink } from '#components/site/site-link.tsx'
import { AsideColumns, Shell } from '#components/ui/columns.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { Pagination } from '#components/ui/pagination.tsx'
import { Section } from '#components/ui/section.tsx'
import { Chips } from '#components/ui/tabs.tsx'
import { listPopularNews } from '#lib/counting/public.ts'
import { readPopularWindow } from '#lib/counting/schema.ts'
import { pageMetadata } from '#lib/i18n/metadata.ts'
import { type Locale, locales } from '#lib/i18n/routing.ts'
import {
  countNewsElsewhere,
  countPublishedNews,
  listLatestNews,
  listPublishedNews,
} from '#lib/news/public.ts'
import { type NewsKind, newsKinds, readNewsFilters } from '#lib/news/schema.ts'

export const dynamic = 'force-dynamic'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('news')
  const locale = (await getLocale()) as Locale
  return pageMetadata({ locale, path: '/news', title: t('title'), description: t('lede') })
}

export default async function NewsListPage({ searchParams }: Props) {
  const asked = await searchParams
  const { kind, cursor } = readNewsFilters(asked)
  const window = readPopularWindow(asked.popular)
  const locale = (await getLocale()) as Locale
  const t = await getTranslations('news')
  const [page, count, popular, [pinned]] = await Promise.all([
    listPublishedNews(locale, { kind, cursor }),
    countPublishedNews(locale, kind),
    listPopularNews(locale, window),
    listLatestNews(locale, 1),
  ])
  const lead = cursor ? undefined : kind ? page.items[0] : pinned
  const rest = page.items.filter((item) => item.id !== lead?.id)
  return (
    <>
      <PageHead title={t('title')} lede={t('lede')} meta={t('count', { count })} />
      <Shell>
        <Kinds kind={kind} />
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
          next={pageLink(kind, 'after', page.next)}
          previous={pageLink(kind, 'before', page.previous)}
        />
        <Elsewhere locale={locale} />
      </AsideColumns>
    </>
  )
}

async function Kinds({ kind }: { kind: NewsKind | null }) {
  const t = await getTranslations('news')
  const tabs = [
    { href: '/news', label: t('kindsAll'), current: kind === null },
    ...newsKinds.map((each) => ({
      href: `/news?kind=${each}`,
      label: t(`kindsMany.${each}`),
      current: kind === each,
    })),
  ]
  return <Chips tabs={tabs} label={t('kindsLabel')} />
}

/** Says honestly that more can be read in another language, and never mixes it in. */
async function Elsewhere({ locale }: { locale: Locale }) {
  const count = await countNewsElsewhere(locale)
  if (count === 0) return null
  const t = await getTranslations('news')
  const others = locales.filter((each) => each !== locale)
  const links = await Promise.all(
    others.map(async (each) => ({
      locale: each,
      words: (await getTranslations({ locale: each, namespace: 'news' }))('allInLanguage'),
    })),
  )
  return (
    <p className="notice mt-8">
      {t('elsewhere', { count })}{' '}
      {links.map((link, index) => (
        <span key={link.locale}>
          {index > 0 ? ' · ' : null}
          <SiteLink href="/news" locale={link.locale} lang={link.locale} hrefLang={link.locale}>
            {link.words}
          </SiteLink>
        </span>
      ))}
    </p>
  )
}

function pageLink(kind: NewsKind | null, name: 'after' | 'before', cursor: string | null): string | null {
  return cursor ? `/news?${new URLSearchParams({ ...(kind ? { kind } : {}), [name]: cursor })}` : null
}
