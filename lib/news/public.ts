import { cacheLife, cacheTag } from 'next/cache'
import { pictureColumns, pictureOf } from '#lib/files/rules.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { db } from '#lib/platform/db.ts'
import { slugPattern } from '#lib/platform/text.ts'
import { pictureIdsOf } from '#lib/rich-text/rules/tidy.ts'
import { readDocument } from '#lib/rich-text/schema.ts'
import type { Prisma } from '#prisma/generated/client.ts'
import { publicIn } from './policy.ts'
import { slugsByLocale } from './rules.ts'
import { type NewsCursor, type NewsKind, writeCursor } from './schema.ts'

export const newsPerPage = 12

const published = { where: { state: 'published' as const }, select: { locale: true, slug: true } }
const listColumns = {
  slug: true,
  title: true,
  lead: true,
  coverAlt: true,
  news: {
    select: {
      id: true,
      kind: true,
      isPinned: true,
      publishedAt: true,
      authorName: true,
      sourceName: true,
      cover: { select: { ...pictureColumns, isPublic: true } },
      counters: { select: { views: true, comments: true, reactions: true } },
      translations: published,
    },
  },
} satisfies Prisma.NewsTranslationSelect
type ListRow = Prisma.NewsTranslationGetPayload<{ select: typeof listColumns }>

export type PublishedNews = ReturnType<typeof toListItem>
export type NewsPage = { items: PublishedNews[]; next: string | null; previous: string | null }

const newestFirst = [
  { news: { publishedAt: 'desc' } },
  { newsId: 'desc' },
] satisfies Prisma.NewsTranslationOrderByWithRelationInput[]
const oldestFirst = [
  { news: { publishedAt: 'asc' } },
  { newsId: 'asc' },
] satisfies Prisma.NewsTranslationOrderByWithRelationInput[]

/** The newest items of a language, the pinned ones in front: for the home page and feeds. */
export async function listLatestNews(locale: Locale, limit: number): Promise<PublishedNews[]> {
  'use cache'
  cacheTag('news', 'files')
  cacheLife('hours')
  const rows = await db.newsTranslation.findMany({
    where: publicIn(locale),
    orderBy: [{ news: { isPinned: 'desc' } }, ...newestFirst],
    take: Math.min(limit, 50),
    select: listColumns,
  })
  return rows.map(toListItem)
}

/** A page of a language's list, newest first; `next` and `previous` are cursors for the address. */
export async function listPublishedNews(
  locale: Locale,
  { kind, cursor }: { kind: NewsKind | null; cursor: NewsCursor | null },
): Promise<NewsPage> {
  'use cache'
  cacheTag('news', 'files')
  cacheLife('hours')
  const isBackward = cursor?.isBackward ?? false
  const rows = await db.newsTranslation.findMany({
    where: { AND: [publicIn(locale), kind ? { news: { kind } } : {}, beyond(cursor)] },
    orderBy: isBackward ? oldestFirst : newestFirst,
    take: newsPerPage + 1,
    select: listColumns,
  })
  const hasMore = rows.length > newsPerPage
  const items = rows.slice(0, newsPerPage).map(toListItem)
  if (isBackward) items.reverse()
  const edge = (item: PublishedNews | undefined) => (item ? writeCursor(item.publishedAt, item.id) : null)
  return {
    items,
    next: isBackward || hasMore ? edge(items.at(-1)) : null,
    previous: isBackward ? (hasMore ? edge(items[0]) : null) : cursor ? edge(items[0]) : null,
  }
}

/** How many items a language's list holds. */
export async function countPublishedNews(locale: Locale, kind: NewsKind | null = null): Promise<number> {
  'use cache'
  cacheTag('news')
  cacheLife('hours')
  return db.newsTranslation.count({ where: { AND: [publicIn(locale), kind ? { news: { kind } } : {}] } })
}

/** How many items can be read in other languages only, and in which. */
export async function countNewsElsewhere(locale: Locale): Promise<number> {
  'use cache'
  cacheTag('news')
  cacheLife('hours')
  return db.newsItem.count({
    where: {
      state: 'published',
      translations: { none: { locale, state: 'published' }, some: { state: 'published' } },
    },
  })
}

/** One item by its address in a language; null for drafts, withdrawn items, languages not published and unknown addresses. */
export async function findPublishedNews(locale: Locale, slug: string) {
  'use cache'
  cacheTag('news', 'files', `news:${locale}:${slug.slice(0, 120)}`)
  cacheLife('max')
  if (!slugPattern.test(slug)) return null
  const row = await db.newsTranslation.findFirst({
    where: { AND: [{ slug }, publicIn(locale)] },
    select: {
      ...listColumns,
      body: true,
      updatedAt: true,
      news: { select: { ...listColumns.news.select, sourceUrl: true } },
    },
  })
  if (!row) return null
  const document = readDocument(row.body)
  const pictures = await db.storedFile.findMany({
    where: { id: { in: pictureIdsOf(document) }, kind: 'image', isPublic: true },
    select: pictureColumns,
  })
  return {
    ...toListItem(row),
    sourceUrl: row.news.sourceUrl,
    document,
    pictures: pictures.flatMap((picture) => pictureOf(picture) ?? []),
    changedAt: row.updatedAt,
    alternates: slugsByLocale(row.news.translations),
  }
}
export type NewsReading = NonNullable<Awaited<ReturnType<typeof findPublishedNews>>>

/** This language's address of an item known by its address in another; null when there is none to read. */
export async function findNewsSlugFor(locale: Locale, slug: string): Promise<string | null> {
  'use cache'
  cacheTag('news')
  cacheLife('hours')
  if (!slugPattern.test(slug)) return null
  const own = await db.newsTranslation.findFirst({
    where: {
      AND: [
        publicIn(locale),
        { news: { translations: { some: { slug, locale: { not: locale }, state: 'published' } } } },
      ],
    },
    select: { slug: true },
  })
  return own?.slug ?? null
}

/** The addresses of everything public, newest first, for the sitemap. */
export async function listPublishedNewsSlugs(): Promise<
  { alternates: Partial<Record<Locale, string>>; changedAt: Date }[]
> {
  'use cache'
  cacheTag('news')
  cacheLife('hours')
  const rows = await db.newsItem.findMany({
    where: { state: 'published', translations: { some: { state: 'published' } } },
    orderBy: [{ publishedAt: 'desc' }, { id: 'desc' }],
    take: 10_000,
    select: { updatedAt: true, translations: published },
  })
  return rows.map((row) => ({ alternates: slugsByLocale(row.translations), changedAt: row.updatedAt }))
}

function beyond(cursor: NewsCursor | null): Prisma.NewsTranslationWhereInput {
  if (!cursor) return {}
  const { at, id } = cursor
  const side = cursor.isBackward ? 'gt' : 'lt'
  return { news: { OR: [{ publishedAt: { [side]: at } }, { publishedAt: at, id: { [side]: id } }] } }
}

/** Allowed by name: a new column never becomes public by itself. */
function toListItem({ slug, title, lead, coverAlt, news }: ListRow) {
  return {
    id: news.id,
    slug,
    title,
    lead,
    kind: news.kind,
    isPinned: news.isPinned,
    publishedAt: news.publishedAt as Date,
    authorName: news.authorName,
    sourceName: news.sourceName,
    cover: news.cover?.isPublic ? pictureOf(news.cover) : null,
    coverAlt,
    counters: news.counters ?? { views: 0, comments: 0, reactions: 0 },
    alternates: slugsByLocale(news.translations),
  }
}
