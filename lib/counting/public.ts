import { cacheLife, cacheTag } from 'next/cache'
import type { Locale } from '#lib/i18n/routing.ts'
import { publicIn } from '#lib/news/policy.ts'
import { dayMs, dayOf, now } from '#lib/platform/clock.ts'
import { db } from '#lib/platform/db.ts'
import { type PopularWindow, popularWeights, popularWindows } from './rules.ts'
import { type ReactionKind, reactionKinds } from './schema.ts'

const counts = { views: true, comments: true, reactions: true } as const
/** Figures may be some minutes old; what a person does themselves is shown at once, by its tag. */
const figuresLife = { stale: 60, revalidate: 300, expire: 86_400 }

/** The items of a language with the highest score of a window, highest first; see `popularityOf`, which this repeats as SQL. */
export async function listPopularNews(locale: Locale, window: PopularWindow, limit = 5) {
  'use cache'
  cacheTag('news', 'counting')
  cacheLife(figuresLife)
  const { days, halfLifeDays } = popularWindows[window]
  const today = new Date(`${dayOf(now())}T00:00:00Z`)
  const since = new Date(today.getTime() - (days - 1) * dayMs)
  const scores = await db.$queryRaw<{ newsId: string }[]>`
    SELECT d."newsId" FROM "NewsDay" d
    JOIN "NewsItem" n ON n."id" = d."newsId" AND n."state" = 'published'
    JOIN "NewsTranslation" t ON t."newsId" = n."id" AND t."locale" = ${locale} AND t."state" = 'published'
    WHERE d."day" BETWEEN ${since}::date AND ${today}::date
    GROUP BY d."newsId"
    HAVING sum(d."views" + d."comments" + d."reactions") > 0
    ORDER BY sum((d."views" + d."comments" * ${popularWeights.comment}::int + d."reactions" * ${popularWeights.reaction}::int)
        * power(0.5, (${today}::date - d."day")::float8 / ${halfLifeDays}::int)) DESC, d."newsId" DESC
    LIMIT ${Math.min(limit, 50)}`
  const ids = scores.map(({ newsId }) => newsId)
  const rows = await db.newsTranslation.findMany({
    where: { AND: [publicIn(locale), { newsId: { in: ids } }] },
    select: { newsId: true, slug: true, title: true, news: { select: { counters: { select: counts } } } },
  })
  const found = new Map(rows.map((row) => [row.newsId, row]))
  return ids.flatMap((id) => {
    const row = found.get(id)
    if (!row) return []
    const { slug, title, news } = row
    return [{ id, slug, title, counters: news.counters ?? { views: 0, comments: 0, reactions: 0 } }]
  })
}
export type PopularItem = Awaited<ReturnType<typeof listPopularNews>>[number]

/** The counters of an item and how many gave which sign; zeros for what nobody looked at. Asks nothing of the item's state: the page did. */
export async function findNewsFigures(newsId: string) {
  'use cache'
  cacheTag('counting', `counting:${newsId}`)
  cacheLife(figuresLife)
  const [counters, groups] = await Promise.all([
    db.newsCounters.findUnique({ where: { newsId }, select: counts }),
    db.reaction.groupBy({ by: ['kind'], where: { newsId }, _count: { _all: true } }),
  ])
  const countOf = (kind: ReactionKind) => groups.find((group) => group.kind === kind)?._count._all ?? 0
  const signs = Object.fromEntries(reactionKinds.map((kind) => [kind, countOf(kind)])) as Record<
    ReactionKind,
    number
  >
  return { counters: counters ?? { views: 0, comments: 0, reactions: 0 }, signs }
}
