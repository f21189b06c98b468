import { pictureAddress } from '#lib/files/rules.ts'
import { siteAddress } from '#lib/i18n/metadata.ts'
import type { NewsReading } from '#lib/news/public/reading.ts'
import { titleParts } from '#lib/news/rules.ts'
import {
  cardAddress,
  type DataWords,
  fileAddress,
  linkOf,
  publisherOf,
  type Thing,
  thingId,
} from './words.ts'

/** An item in one of its languages, each being an article of its own; a story says whom it is about. */
export function newsData(news: NewsReading, section: string, words: DataWords): Thing {
  const path = `/news/${news.slug}`
  const url = siteAddress(words.locale, path)
  const pictures = [news.cover, ...news.photos.map(({ picture }) => picture)].flatMap((picture) =>
    picture ? [fileAddress(pictureAddress(picture))] : [],
  )
  const about = subjectsOf(news, words)
  return {
    '@type': 'NewsArticle',
    '@id': `${url}#article`,
    url,
    mainEntityOfPage: url,
    headline: titleParts(news.title).words.slice(0, 110),
    description: news.lead || undefined,
    inLanguage: words.locale,
    datePublished: news.publishedAt.toISOString(),
    dateModified: news.changedAt.toISOString(),
    image: pictures.length > 0 ? pictures : [cardAddress(words, path)],
    articleSection: section,
    author: news.authorName
      ? { '@type': 'Organization', name: news.authorName, url: siteAddress(words.locale, '/') }
      : publisherOf(words),
    publisher: publisherOf(words),
    keywords: news.tags.length > 0 ? news.tags.map(({ name }) => name) : undefined,
    about: about.length > 0 ? about : undefined,
    isBasedOn: news.sourceUrl ?? undefined,
    isAccessibleForFree: true,
  }
}

function subjectsOf({ person, organisation }: NewsReading, words: DataWords): Thing[] {
  const someone: Thing[] = person
    ? [
        {
          ...{ '@type': 'Person', '@id': thingId(person.href, 'person'), name: person.name },
          ...{ url: linkOf(words, person.href), jobTitle: person.position || undefined },
        },
      ]
    : []
  const body: Thing[] = organisation
    ? [{ '@type': 'Organization', name: organisation.name, url: linkOf(words, organisation.href) }]
    : []
  return [...someone, ...body]
}
