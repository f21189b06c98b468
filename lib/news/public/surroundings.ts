import { cacheLife, cacheTag } from 'next/cache'
import { inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { zone } from '#lib/platform/clock.ts'
import { db } from '#lib/platform/db.ts'
import { slugPattern } from '#lib/platform/text.ts'
import { publicIn } from '../policy.ts'
import { listColumns, type PublishedNews, toListItem } from '../public.ts'
import { nearest } from '../rules/related.ts'

const relatedAmong = 80

/** What a reader of one item may want next: about the same people, under the same tags, of the same kind; at most `limit`. */
export async function listRelatedNews(locale: Locale, id: string, limit = 3): Promise<PublishedNews[]> {
  'use cache'
  cacheTag('news', 'files')
  cacheLife('hours')
  const kinship = { personId: true, organisationId: true, tags: { select: { tagId: true } } } as const
  const rows = await db.newsTranslation.findMany({
    where: publicIn(locale),
    orderBy: [{ news: { publishedAt: 'desc' } }, { newsId: 'desc' }],
    take: relatedAmong,
    select: { ...listColumns, news: { select: { ...listColumns.news.select, ...kinship } } },
  })
  const own = await db.newsItem.findUnique({ where: { id }, select: { kind: true, ...kinship } })
  if (!own) return []
  const asKin = (item: typeof own) => ({
    ...{ kind: item.kind, personId: item.personId, organisationId: item.organisationId },
    tagIds: item.tags.map(({ tagId }) => tagId),
  })
  const others = rows.map((row) => ({
    ...asKin(row.news),
    ...{ id: row.news.id, publishedAt: row.news.publishedAt as Date, row },
  }))
  return nearest({ id, publishedAt: new Date(0), ...asKin(own) }, others, limit).map(({ row }) =>
    toListItem(row),
  )
}

export type ArchiveMonth = { month: string; count: number }

/** How many items each month has in a language, the newest month first. */
export async function listArchive(locale: Locale): Promise<ArchiveMonth[]> {
  'use cache'
  cacheTag('news')
  cacheLife('hours')
  return db.$queryRaw<ArchiveMonth[]>`
    SELECT to_char(n."publishedAt" AT TIME ZONE ${zone}, 'YYYY-MM') AS "month", count(*)::int AS "count"
    FROM "NewsTranslation" t JOIN "NewsItem" n ON n."id" = t."newsId"
    WHERE t."locale" = ${locale} AND t."state" = 'published' AND n."state" = 'published'
    GROUP BY 1 ORDER BY 1 DESC`
}

export type PublicTag = { slug: string; name: string; count: number }

/** The tags that have something to read in a language, the fullest first. */
export async function listPublicTags(locale: Locale, limit = 60): Promise<PublicTag[]> {
  'use cache'
  cacheTag('news')
  cacheLife('hours')
  const rows = await db.$queryRaw<
    { slug: string; nameKk: string; nameRu: string; nameEn: string; count: number }[]
  >`
    SELECT g."slug", g."nameKk", g."nameRu", g."nameEn", count(*)::int AS "count"
    FROM "NewsTag" g
    JOIN "NewsTagged" d ON d."tagId" = g."id"
    JOIN "NewsItem" n ON n."id" = d."newsId" AND n."state" = 'published'
    JOIN "NewsTranslation" t ON t."newsId" = n."id" AND t."locale" = ${locale} AND t."state" = 'published'
    GROUP BY g."id" ORDER BY count(*) DESC, g."slug" LIMIT ${limit}`
  return rows.map(({ slug, count, ...tag }) => ({ slug, count, name: inLocale(tag, 'name', locale) }))
}

/** A tag by its address, whether or not it has anything; one that was merged names the other. Null for unknown addresses. */
export async function findPublicTag(
  locale: Locale,
  slug: string,
): Promise<{ slug: string; name: string } | null> {
  'use cache'
  cacheTag('news')
  cacheLife('hours')
  if (!slugPattern.test(slug)) return null
  const names = { slug: true, nameKk: true, nameRu: true, nameEn: true } as const
  const tag = await db.newsTag.findUnique({
    where: { slug },
    select: { ...names, mergedInto: { select: names } },
  })
  if (!tag) return null
  const present = tag.mergedInto ?? tag
  return { slug: present.slug, name: inLocale(present, 'name', locale) }
}

/** The stories about somebody, newest first. */
export async function listStoriesOf(
  locale: Locale,
  about: { personId: string } | { organisationId: string },
  limit = 6,
): Promise<PublishedNews[]> {
  'use cache'
  cacheTag('news', 'files')
  cacheLife('hours')
  const rows = await db.newsTranslation.findMany({
    where: { AND: [publicIn(locale), { news: about }] },
    orderBy: [{ news: { publishedAt: 'desc' } }, { newsId: 'desc' }],
    take: limit,
    select: listColumns,
  })
  return rows.map(toListItem)
}
