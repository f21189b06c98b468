import { cacheLife, cacheTag } from 'next/cache'
import { pictureColumns, pictureOf } from '#lib/files/rules.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { db } from '#lib/platform/db.ts'
import type { Prisma } from '#prisma/generated/client.ts'
import { publicIn } from './policy.ts'
import { slugsByLocale } from './rules.ts'
import { monthSpan } from './rules/months.ts'
import { type NewsCursor, type NewsKind, writeCursor } from './schema.ts'

export const newsPerPage = 12

const published = { where: { state: 'published' as const }, select: { locale: true, slug: true } }
export const listColumns = {
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

/** What a list is narrowed to; `tag` is the tag's address, `month` is `YYYY-MM`. */
export type NewsSelection = { kind: NewsKind | null; tag?: string | null; month?: string | null }

/** A page of a language's list, newest first; `next` and `previous` are cursors for the address. */
export async function listPublishedNews(
  locale: Locale,
  { cursor, ...selection }: NewsSelection & { cursor: NewsCursor | null },
): Promise<NewsPage> {
  'use cache'
  cacheTag('news', 'files')
  cacheLife('hours')
  const isBackward = cursor?.isBackward ?? false
  const rows = await db.newsTranslation.findMany({
    where: { AND: [publicIn(locale), chosen(selection), beyond(cursor)] },
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
export async function countPublishedNews(
  locale: Locale,
  selection: NewsSelection = { kind: null },
): Promise<number> {
  'use cache'
  cacheTag('news')
  cacheLife('hours')
  return db.newsTranslation.count({ where: { AND: [publicIn(locale), chosen(selection)] } })
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

/** The selection as a filter; also for feeds. */
export function chosen({ kind, tag, month }: NewsSelection): Prisma.NewsTranslationWhereInput {
  const span = month ? monthSpan(month) : null
  return {
    AND: [
      kind ? { news: { kind } } : {},
      tag ? { news: { tags: { some: { tag: { slug: tag } } } } } : {},
      span ? { news: { publishedAt: { gte: span.from, lt: span.to } } } : {},
    ],
  }
}

function beyond(cursor: NewsCursor | null): Prisma.NewsTranslationWhereInput {
  if (!cursor) return {}
  const { at, id } = cursor
  const side = cursor.isBackward ? 'gt' : 'lt'
  return { news: { OR: [{ publishedAt: { [side]: at } }, { publishedAt: at, id: { [side]: id } }] } }
}

/** Allowed by name: a new column never becomes public by itself. */
export function toListItem({ slug, title, lead, coverAlt, news }: ListRow) {
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
