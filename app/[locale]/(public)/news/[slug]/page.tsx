import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { notFound, permanentRedirect, redirect } from 'next/navigation'
import { NewsArticle } from '#components/news/news-article.tsx'
import { NewsDocuments } from '#components/news/news-documents.tsx'
import { NewsGallery } from '#components/news/news-gallery.tsx'
import { NewsMeta } from '#components/news/news-meta.tsx'
import { NewsTags } from '#components/news/news-tags.tsx'
import { NewsTitle } from '#components/news/news-title.tsx'
import { PopularNews } from '#components/news/popular-news.tsx'
import { StorySubject } from '#components/news/story-subject.tsx'
import { newsData } from '#components/structured-data/news.ts'
import { dataWords } from '#components/structured-data/words.ts'
import { AsideColumns } from '#components/ui/columns.tsx'
import { JsonLd } from '#components/ui/json-ld.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { findCardImage } from '#lib/cards/public.ts'
import { listPopularNews } from '#lib/counting/public.ts'
import { formatDateTime } from '#lib/i18n/format.ts'
import { pageMetadata } from '#lib/i18n/metadata.ts'
import { type Locale, localePath } from '#lib/i18n/routing.ts'
import { findMovedNews, findNewsSlugFor } from '#lib/news/public/addresses.ts'
import { findPublishedNews, type NewsReading } from '#lib/news/public/reading.ts'
import { feedPaths } from '#lib/news/rules/feeds.ts'
import { titleParts } from '#lib/news/rules.ts'
import { Neighbours, OtherLanguages, Related, Share } from './further.tsx'
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
    image: await findCardImage('news', locale, slug),
    type: 'article',
    article: await articleOf(news),
    feeds: feedPaths({ kind: null, tag: null }),
  })
}

export default async function NewsPage({ params }: Props) {
  const { slug } = await params
  const locale = (await getLocale()) as Locale
  const news = await findPublishedNews(locale, slug)
  if (!news) return elsewhere(locale, slug)
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
        <div className={`news-reading news-${news.kind}`}>
          <StorySubject person={news.person} organisation={news.organisation} />
          <NewsArticle {...news}>
            {news.isChanged ? (
              <p className="meta">{t('changed', { date: formatDateTime(locale, news.changedAt) })}</p>
            ) : null}
          </NewsArticle>
          <NewsGallery photos={news.photos} />
          <NewsDocuments documents={news.documents} />
          <NewsTags tags={news.tags} />
          <Share news={news} locale={locale} />
          <OtherLanguages news={news} locale={locale} />
          <NewsTalk locale={locale} news={news} />
          <Neighbours news={news} />
          <Related locale={locale} id={news.id} />
        </div>
      </AsideColumns>
      <JsonLd data={newsData(news, t(`kinds.${news.kind}`), await dataWords())} />
    </>
  )
}

/**
 * An address of before leads to the present one for good. The address of another language, kept by somebody who switched, leads to
 * this language's own one where there is one. Everything else is 404; `missing/news` says more and `scripts/serve` shows it.
 */
async function elsewhere(locale: Locale, slug: string): Promise<never> {
  const moved = await findMovedNews(locale, slug)
  if (moved) permanentRedirect(localePath(locale, `/news/${moved}`))
  const own = await findNewsSlugFor(locale, slug)
  if (own) redirect(localePath(locale, `/news/${own}`))
  notFound()
}

async function Aside({ locale }: { locale: Locale }) {
  return <PopularNews items={await listPopularNews(locale, 'week')} window="week" />
}

async function articleOf({ publishedAt, changedAt, kind, tags }: NewsReading) {
  const t = await getTranslations('news')
  return { publishedAt, changedAt, section: t(`kinds.${kind}`), tags: tags.map(({ name }) => name) }
}

function pathsOf(news: NewsReading): Partial<Record<Locale, string>> {
  return Object.fromEntries(Object.entries(news.alternates).map(([each, slug]) => [each, `/news/${slug}`]))
}
