import { now } from '#lib/platform/clock.ts'
import { db } from '#lib/platform/db.ts'
import { type Delivered, type Figures, nothingDelivered, peopleLeast, shown, shownTotal } from '../rules/promise.ts'

type Row = Figures & { key: string; memorandumId: string }

/**
 * What was done under the obligations of these memoranda, by the id of the obligation, and of the memorandum as a whole, where an
 * event under two obligations counts once. Counted are public events that are over and the confirmed hours of the ledger, with
 * corrections. Small numbers of people are withheld, from staff as well: the figure is the one the public page shows. `untold` are
 * the people of events so small that their own pages say nothing.
 */
export async function countDelivered(memorandumIds: string[]): Promise<Map<string, Delivered>> {
  const rows = await db.$queryRaw<Row[]>`
    WITH linked AS (
      SELECT DISTINCT k."key", o."memorandumId", e."id" AS "eventId", e."kind"::text AS "kind"
      FROM "Obligation" o
      JOIN "ObligationEvent" l ON l."obligationId" = o."id"
      JOIN "Event" e ON e."id" = l."eventId" AND e."state" = 'published' AND e."endsAt" <= ${now()}
      CROSS JOIN LATERAL (VALUES (o."id"), (o."memorandumId")) AS k("key")
      WHERE o."memorandumId" = ANY(${memorandumIds}::uuid[])
    ), entries AS (
      SELECT k."key", k."eventId", h."volunteerId", h."minutes"
      FROM linked k
      JOIN "Shift" s ON s."eventId" = k."eventId"
      JOIN "Participation" p ON p."shiftId" = s."id"
      JOIN "HourEntry" h ON h."participationId" = p."id"
      WHERE h."source" <> 'selfReported' OR h."confirmedAt" IS NOT NULL
      UNION ALL
      SELECT k."key", k."eventId", h."volunteerId", h."minutes"
      FROM linked k
      JOIN "HourClaim" c ON c."eventId" = k."eventId"
      JOIN "HourEntry" f ON f."claimId" = c."id"
      JOIN "HourEntry" h ON (h."id" = f."id" OR h."correctsId" = f."id") AND h."participationId" IS NULL
      WHERE h."source" <> 'selfReported' OR h."confirmedAt" IS NOT NULL
    ), people AS (
      SELECT "key", count(*)::int AS "people", sum("minutes")::int AS "minutes" FROM (
        SELECT "key", "volunteerId", sum("minutes") AS "minutes" FROM entries GROUP BY 1, 2 HAVING sum("minutes") > 0
      ) each GROUP BY 1
    ), small AS (
      SELECT "key", "eventId" FROM (
        SELECT "key", "eventId", "volunteerId" FROM entries GROUP BY 1, 2, 3 HAVING sum("minutes") > 0
      ) each GROUP BY 1, 2 HAVING count(*) < ${peopleLeast}
    ), untold AS (
      SELECT e."key", count(DISTINCT e."volunteerId")::int AS "people" FROM entries e JOIN small USING ("key", "eventId") GROUP BY 1
    )
    SELECT k."key", k."memorandumId", count(*)::int AS "events",
      count(*) FILTER (WHERE k."kind" = 'training')::int AS "trainings",
      coalesce(max(p."people"), 0) AS "people", coalesce(max(p."minutes"), 0) AS "minutes",
      coalesce(max(u."people"), 0) AS "untold"
    FROM linked k LEFT JOIN people p ON p."key" = k."key" LEFT JOIN untold u ON u."key" = k."key"
    GROUP BY k."key", k."memorandumId"`
  const parts = rows.filter(({ key, memorandumId }) => key !== memorandumId)
  const found = new Map(parts.map((row) => [row.key, shown(row)]))
  for (const id of memorandumIds) {
    const total = rows.find(({ key }) => key === id) ?? nothingDelivered
    const own = parts.filter(({ memorandumId }) => memorandumId === id).map(shown)
    found.set(id, shownTotal(total, own))
  }
  return found
}
