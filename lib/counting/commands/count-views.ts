import type { Actor } from '#lib/accounts/actor.ts'
import { transaction } from '#lib/platform/db.ts'
import type { View } from './visitor-mark.ts'

/**
 * Counts those of the views that are the first of their visitor, item and day; returns how many. Any number of processes may bring
 * the same view at once: the database keeps one. Rows are taken in one order everywhere, so that none waits for the other.
 */
export async function countViews(_actor: Actor | null, views: readonly View[]): Promise<number> {
  if (views.length === 0) return 0
  const [days, ids, marks] = [
    views.map(({ day }) => day),
    views.map(({ newsId }) => newsId),
    views.map(({ mark }) => mark),
  ]
  return transaction(async (tx) => {
    const [row] = await tx.$queryRaw<{ counted: number }[]>`
      WITH fresh AS (
        INSERT INTO "NewsView" ("day", "newsId", "mark")
        SELECT DISTINCT g."day", g."newsId", decode(g."mark", 'hex') AS "mark"
        FROM unnest(${days}::date[], ${ids}::uuid[], ${marks}::text[]) AS g("day", "newsId", "mark")
        JOIN "NewsItem" n ON n."id" = g."newsId" AND n."state" = 'published'
        ORDER BY 1, 2, 3
        ON CONFLICT DO NOTHING RETURNING "day", "newsId"),
      sums AS (SELECT "newsId", "day", count(*)::int AS "views" FROM fresh GROUP BY 1, 2),
      byday AS (
        INSERT INTO "NewsDay" ("newsId", "day", "views") SELECT "newsId", "day", "views" FROM sums ORDER BY 1, 2
        ON CONFLICT ("newsId", "day") DO UPDATE SET "views" = "NewsDay"."views" + excluded."views"),
      whole AS (
        INSERT INTO "NewsCounters" ("newsId", "views") SELECT "newsId", sum("views")::int FROM sums GROUP BY 1 ORDER BY 1
        ON CONFLICT ("newsId") DO UPDATE SET "views" = "NewsCounters"."views" + excluded."views")
      SELECT coalesce(sum("views"), 0)::int AS "counted" FROM sums`
    return row?.counted ?? 0
  })
}
