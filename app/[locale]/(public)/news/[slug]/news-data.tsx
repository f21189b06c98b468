import { JsonLd } from '#components/ui/json-ld.tsx'
import { pictureAddress } from '#lib/files/rules.ts'
import { type Locale, localePath } from '#lib/i18n/routing.ts'
import type { NewsReading } from '#lib/news/public/reading.ts'
import { titleParts } from '#lib/news/rules.ts'
import { siteUrl } from '#lib/platform/env.ts'

/** The item as schema.org's NewsArticle; a story says whom it is about. */
export function NewsData({ news, locale }: { news: NewsReading; locale: Locale }) {
  const address = new URL(localePath(locale, `/news/${news.slug}`), siteUrl).href
  const pictures = [news.cover, ...news.photos.map(({ picture }) => picture)].flatMap((picture) =>
    picture ? [new URL(pictureAddress(picture), siteUrl).href] : [],
  )
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
        image: pictures.length > 0 ? pictures : `${address}/card.png`,
        author: news.authorName ? { '@type': 'Organization', name: news.authorName } : undefined,
        publisher: { '@type': 'Organization', name: 'Birgemiz', url: siteUrl },
        keywords: news.tags.length > 0 ? news.tags.map(({ name }) => name) : undefined,
        about: news.person
          ? { '@type': 'Person', name: news.person.name, url: siteUrl + localePath(locale, news.person.href) }
          : undefined,
        isBasedOn: news.sourceUrl ?? undefined,
      }}
    />
  )
}
