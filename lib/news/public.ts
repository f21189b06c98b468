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

type Order = Prisma.NewsItemOrderByWithRelationInput[]
const newestFirst = [{ publishedAt: 'desc' }, { id: 'desc' }] satisfies Order
const oldestFirst = [{ publishedAt: 'asc' }, { id: 'asc' }] satisfies Order

/** The newest items of a language, the pinned ones in front: for the home page and feeds. */
export async function listLatestNews(locale: Locale, limit: number): Promise<PublishedNews[]> {
  'use cache'
  cacheTag('news', 'files')
  cacheLife('hours')
  const pinnedFirst = [{ isPinned: 'desc' as const }, ...newestFirst]
  const ids = await listIds(locale, {}, { orderBy: pinnedFirst, take: Math.min(limit, 50) })
  const rows = await db.newsTranslation.findMany({ where: ofItems(locale, ids), select: listColumns })
  return inOrderOf(ids, rows).map(toListItem)
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
  const ids = await listIds(
    locale,
    { AND: [chosen(selection), beyond(cursor)] },
    { orderBy: isBackward ? oldestFirst : newestFirst, take: newsPerPage + 1 },
  )
  const shown = ids.slice(0, newsPerPage)
  const rows = await db.newsTranslation.findMany({ where: ofItems(locale, shown), select: listColumns })
  const hasMore = ids.length > newsPerPage
  const items = inOrderOf(shown, rows).map(toListItem)
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
  return db.newsItem.count({ where: { AND: [readIn(locale), chosen(selection)] } })
}

/** Items a language shows, as a condition on the item: `publicIn` asks the same of its translation. */
function readIn(locale: Locale): Prisma.NewsItemWhereInput {
  return { state: 'published', translations: { some: { locale, state: 'published' } } }
}

/**
 * The items of a page in their order, found by the item's own index: ordering translations by a column of their items reads all of
 * them for each page.
 */
async function listIds(
  locale: Locale,
  where: Prisma.NewsItemWhereInput,
  { orderBy, take }: { orderBy: Order; take: number },
): Promise<string[]> {
  const found = { where: { AND: [readIn(locale), where] }, orderBy, take, select: { id: true } }
  return (await db.newsItem.findMany(found)).map(({ id }) => id)
}

/** The newest items of a part of the news, for feeds. */
export async function listNewestIds(
  locale: Locale,
  selection: NewsSelection,
  take: number,
): Promise<string[]> {
  return listIds(locale, chosen(selection), { orderBy: newestFirst, take })
}

export function ofItems(locale: Locale, ids: string[]): Prisma.NewsTranslationWhereInput {
  return { AND: [publicIn(locale), { newsId: { in: ids } }] }
}

export function inOrderOf<Row extends { news: { id: string } }>(ids: string[], rows: Row[]): Row[] {
  const byId = new Map(rows.map((row) => [row.news.id, row]))
  return ids.flatMap((id) => byId.get(id) ?? [])
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

function chosen({ kind, tag, month }: NewsSelection): Prisma.NewsItemWhereInput {
  const span = month ? monthSpan(month) : null
  return {
    AND: [
      kind ? { kind } : {},
      tag ? { tags: { some: { tag: { slug: tag } } } } : {},
      span ? { publishedAt: { gte: span.from, lt: span.to } } : {},
    ],
  }
}

/** The first condition repeats what the second says: the index is entered at the cursor by it. */
function beyond(cursor: NewsCursor | null): Prisma.NewsItemWhereInput {
  if (!cursor) return {}
  const { at, id, isBackward } = cursor
  const [from, side] = isBackward ? (['gte', 'gt'] as const) : (['lte', 'lt'] as const)
  return {
    publishedAt: { [from]: at },
    OR: [{ publishedAt: { [side]: at } }, { publishedAt: at, id: { [side]: id } }],
  }
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
