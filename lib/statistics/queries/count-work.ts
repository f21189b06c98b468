import type { Actor } from '#lib/accounts/actor.ts'
import type { Tx } from '#lib/platform/db.ts'
import { zone } from '#lib/platform/clock.ts'
import { Prisma } from '#prisma/generated/client.ts'
import { earlier, elsewhere, type WorkRow, yearsOf } from '../rules/cells.ts'
import { ageGroupOn } from './count-people.ts'

/** `until` is the instant up to which the work of a unit is known; all of it where there is none. */
export type Span = { months: readonly string[]; until: Readonly<Record<string, string>> }
export type WorkMeasure = 'presences' | 'minutes'

const presences = Prisma.sql`
  SELECT u."slug" AS "unit", ${ageGroupOn(Prisma.sql`(s."startsAt" AT TIME ZONE ${zone})::date`)} AS "age", d."code" AS "direction",
    to_char(s."startsAt" AT TIME ZONE ${zone}, 'YYYY-MM') AS "month", p."volunteerId", 1 AS "value",
    uuid_extract_timestamp(a."id") AS "since"
  FROM "Attendance" a JOIN "Participation" p ON p."id" = a."participationId" JOIN "Volunteer" v ON v."id" = p."volunteerId"
  JOIN "Shift" s ON s."id" = p."shiftId" JOIN "Event" e ON e."id" = s."eventId"
  JOIN "Unit" u ON u."id" = e."unitId" JOIN "Direction" d ON d."id" = e."directionId"
  WHERE a."mark" = 'present'`

const minutes = Prisma.sql`
  SELECT u."slug" AS "unit", ${ageGroupOn(Prisma.sql`h."workedOn"`)} AS "age", d."code" AS "direction",
    to_char(h."workedOn", 'YYYY-MM') AS "month", h."volunteerId", h."minutes" AS "value",
    GREATEST(h."createdAt", h."confirmedAt") AS "since"
  FROM "HourEntry" h JOIN "Volunteer" v ON v."id" = h."volunteerId"
  LEFT JOIN "Participation" p ON p."id" = h."participationId"
  LEFT JOIN "Shift" s ON s."id" = p."shiftId"
  LEFT JOIN "Event" e ON e."id" = s."eventId"
  LEFT JOIN "HourEntry" f ON f."id" = h."correctsId"
  LEFT JOIN "HourClaim" k ON k."id" = COALESCE(h."claimId", f."claimId")
  LEFT JOIN "Centre" c ON c."id" = k."centreId"
  LEFT JOIN "Unit" u ON u."id" = COALESCE(e."unitId", c."unitId", (
    SELECT b."unitId" FROM "Membership" m JOIN "Centre" b ON b."id" = m."centreId"
    WHERE m."volunteerId" = h."volunteerId" AND m."isPrimary" AND m."startedOn" <= h."workedOn"
      AND (m."endedOn" IS NULL OR m."endedOn" > h."workedOn")
    ORDER BY m."startedOn" DESC LIMIT 1))
  LEFT JOIN "Direction" d ON d."id" = h."directionId"
  WHERE h."source" <> 'selfReported' OR h."confirmedAt" IS NOT NULL`

const rowsOf: Record<WorkMeasure, Prisma.Sql> = { presences, minutes }

/**
 * What people did, how much and how many of them, by unit of the work, age on its day, direction and time. `presences` are marks
 * "was there". `minutes` are the confirmed minutes of the ledger (R8), corrections among them: work belongs to the unit of its
 * event, or of the centre of the claim it was confirmed from, else to the unit of the centre the person was a member of that day.
 */
export async function countWork(
  _actor: Actor | null,
  tx: Tx,
  measure: WorkMeasure,
  { months, until }: Span,
): Promise<WorkRow[]> {
  return tx.$queryRaw<WorkRow[]>`${sets(rowsOf[measure], months, until)}`
}

/** How many people did what is newer than what is known of each unit. */
export async function countDoers(
  _actor: Actor | null,
  tx: Tx,
  measure: WorkMeasure,
  until: Readonly<Record<string, string>>,
): Promise<{ unit: string; people: number }[]> {
  return tx.$queryRaw`
    SELECT k."unit", count(DISTINCT r."volunteerId")::int AS "people" FROM (${rowsOf[measure]}) r
    JOIN ${known(until)} ON k."unit" = COALESCE(r."unit", ${elsewhere})
    WHERE r."since" > k."until" GROUP BY 1`
}

function known(until: Readonly<Record<string, string>>): Prisma.Sql {
  return Prisma.sql`(SELECT t."key" AS "unit", t."value"::timestamptz AS "until" FROM jsonb_each_text(${JSON.stringify(until)}::jsonb) t) k`
}

/** The sums of work by everything that is printed. What one person did in one group is added up first: there are fewer rows. */
function sets(
  rows: Prisma.Sql,
  months: readonly string[],
  until: Readonly<Record<string, string>>,
): Prisma.Sql {
  const [first, last] = [months[0]!, months.at(-1)!]
  const oldestYear = yearsOf(months).at(-2)!
  return Prisma.sql`
    WITH "work" AS MATERIALIZED (
      SELECT COALESCE(r."unit", ${elsewhere}) AS "unit", r."age", COALESCE(r."direction", ${elsewhere}) AS "direction",
        CASE WHEN r."month" < ${first} THEN ${earlier} ELSE LEAST(r."month", ${last}) END AS "month",
        CASE WHEN r."month" < ${`${oldestYear}-01`} THEN ${earlier} ELSE LEAST(left(r."month", 4), ${last.slice(0, 4)}) END AS "year",
        r."volunteerId", sum(r."value") AS "value"
      FROM (${rows}) r LEFT JOIN ${known(until)} ON k."unit" = COALESCE(r."unit", ${elsewhere})
      WHERE k."until" IS NULL OR r."since" <= k."until" GROUP BY 1, 2, 3, 4, 5, 6)
    SELECT CASE g."set" WHEN 6 THEN 'unit/' || g."unit" || '/month/' || g."month" WHEN 7 THEN 'unit/' || g."unit" WHEN 11 THEN 'age/' || g."age"
        WHEN 13 THEN 'direction/' || g."direction" WHEN 14 THEN 'month/' || g."month" ELSE '' END AS "cell", g."value", g."people"
    FROM (
      SELECT GROUPING(w."unit", w."age", w."direction", w."month") AS "set", w."unit", w."age", w."direction", w."month",
        COALESCE(sum(w."value"), 0)::int AS "value", count(DISTINCT w."volunteerId")::int AS "people"
      FROM "work" w GROUP BY GROUPING SETS ((), (w."unit"), (w."age"), (w."direction"), (w."month"), (w."unit", w."month"))) g
    UNION ALL
    SELECT CASE WHEN GROUPING(y."unit") = 1 THEN 'year/' || y."year" ELSE 'unit/' || y."unit" || '/year/' || y."year" END,
      sum(y."value")::int, count(DISTINCT y."volunteerId")::int
    FROM "work" y GROUP BY GROUPING SETS ((y."year"), (y."unit", y."year"))`
}
