import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { notFound, redirect } from 'next/navigation'
import { NewsArticle } from '#components/news/news-article.tsx'
import { NewsMeta } from '#components/news/news-meta.tsx'
import { NewsRows } from '#components/news/news-rows.tsx'
import { NewsTitle } from '#components/news/news-title.tsx'
import { PopularNews } from '#components/news/popular-news.tsx'
import { SiteLink } from '#components/site/site-link.tsx'
import { AsideColumns } from '#components/ui/columns.tsx'
import { JsonLd } from '#components/ui/json-ld.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { Section } from '#components/ui/section.tsx'
import { listPopularNews } from '#lib/counting/public.ts'
import { pictureAddress } from '#lib/files/rules.ts'
import { formatDate } from '#lib/i18n/format.ts'
import { pageMetadata } from '#lib/i18n/metadata.ts'
import { type Locale, localePath, locales } from '#lib/i18n/routing.ts'
import { findNewsSlugFor, findPublishedNews, listLatestNews, type NewsReading } from '#lib/news/public.ts'
import { titleParts } from '#lib/news/rules.ts'
import { siteUrl } from '#lib/platform/env.ts'
import { NewsTalk } from './talk.tsx'

export const dynamic = 'error'

/** No item is prerendered at build, so that a build needs no database; each is on its first visit. */
export function generateStaticParams() {
  return [{ slug: '_' }]
}

type Props = { params: Promise<{ slug: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { slug } = await params
  const locale = (await getLocale()) as Locale
  const news = await findPublishedNews(locale, slug)
  if (!news) return {}
  return pageMetadata({
    locale,
    path: pathsOf(news),
    title: titleParts(news.title).words,
    description: news.lead.slice(0, 300),
    image: news.cover ? pictureAddress(news.cover) : undefined,
    type: 'article',
  })
}

export default async function NewsPage({ params }: Props) {
  const { slug } = await params
  const locale = (await getLocale()) as Locale
  const news = await findPublishedNews(locale, slug)
  if (!news) return otherLanguagesPage(locale, slug)
  const t = await getTranslations('news')
  return (
    <>
      <PageHead
        title={news.title === titleParts(news.title).words ? news.title : <NewsTitle title={news.title} />}
        crumbs={[{ href: '/news', label: t('title') }]}
        meta={<NewsMeta {...news} />}
        lede={news.lead}
      />
      <AsideColumns aside={<Aside locale={locale} />}>
        <NewsArticle {...news}>
          <p className="meta">{t('changed', { date: formatDate(locale, news.changedAt) })}</p>
        </NewsArticle>
        <OtherLanguages news={news} locale={locale} />
        <NewsTalk locale={locale} news={news} />
        <More locale={locale} id={news.id} />
      </AsideColumns>
      <NewsData news={news} locale={locale} />
    </>
  )
}

/** The address of another language, kept by somebody who switched, leads to this language's own one where there is one. */
async function otherLanguagesPage(locale: Locale, slug: string): Promise<never> {
  const own = await findNewsSlugFor(locale, slug)
  if (own) redirect(localePath(locale, `/news/${own}`))
  notFound()
}

async function Aside({ locale }: { locale: Locale }) {
  return <PopularNews items={await listPopularNews(locale, 'week')} window="week" />
}

async function OtherLanguages({ news, locale }: { news: NewsReading; locale: Locale }) {
  const others = locales.filter((each) => each !== locale && news.alternates[each])
  if (others.length === 0) return null
  const t = await getTranslations('news')
  const links = await Promise.all(
    others.map(async (each) => ({
      locale: each,
      words: (await getTranslations({ locale: each, namespace: 'news' }))('readInLanguage'),
    })),
  )
  return (
    <nav aria-label={t('otherLanguages')} className="mt-6 flex flex-wrap gap-x-6">
      {links.map((link) => (
        <SiteLink
          key={link.locale}
          href={`/news/${news.alternates[link.locale]}`}
          locale={link.locale}
          lang={link.locale}
          hrefLang={link.locale}
          className="inline-flex min-h-11 items-center"
        >
          {link.words}
        </SiteLink>
      ))}
    </nav>
  )
}

async function More({ locale, id }: { locale: Locale; id: string }) {
  const others = (await listLatestNews(locale, 4)).filter((item) => item.id !== id).slice(0, 3)
  if (others.length === 0) return null
  const t = await getTranslations('news')
  return (
    <Section title={t('latest')} more={<SiteLink href="/news">{t('all')}</SiteLink>}>
      <NewsRows items={others} isShort />
    </Section>
  )
}

function NewsData({ news, locale }: { news: NewsReading; locale: Locale }) {
  const address = new URL(localePath(locale, `/news/${news.slug}`), siteUrl).href
  return (
    <JsonLd
      data={{
        '@type': 'NewsArticle',
        headline: titleParts(news.title).words.slice(0, 110),
        description: news.lead,
        inLanguage: locale,
        datePublished: news.publishedAt.toISOString(),
        dateModified: news.changedAt.toISOString(),
        mainEntityOfPage: address,
        image: news.cover ? new URL(pictureAddress(news.cover), siteUrl).href : undefined,
        author: news.authorName ? { '@type': 'Organization', name: news.authorName } : undefined,
        publisher: { '@type': 'Organization', name: 'Birgemiz', url: siteUrl },
        isBasedOn: news.sourceUrl ?? undefined,
      }}
    />
  )
}

function pathsOf(news: NewsReading): Partial<Record<Locale, string>> {
  return Object.fromEntries(Object.entries(news.alternates).map(([each, slug]) => [each, `/news/${slug}`]))
}
