import type { Actor } from '#lib/accounts/actor.ts'
import type { Tx } from '#lib/platform/db.ts'
import { zone } from '#lib/platform/clock.ts'
import { Prisma } from '#prisma/generated/client.ts'
import { earlier, elsewhere, type WorkRow, yearsOf } from '../rules/cells.ts'
import { ageGroupOn } from './count-people.ts'

type Span = { day: string; months: readonly string[] }

/** Who was marked as present: how often, and how many people, by unit of the event, age, direction and time. */
export async function countPresences(
  _actor: Actor | null,
  tx: Tx,
  { day, months }: Span,
): Promise<WorkRow[]> {
  return tx.$queryRaw<WorkRow[]>`${sets(
    Prisma.sql`
    SELECT u."slug" AS "unit", ${ageGroupOn(day)} AS "age", d."code" AS "direction",
      to_char(s."startsAt" AT TIME ZONE ${zone}, 'YYYY-MM') AS "month", p."volunteerId", 1 AS "value"
    FROM "Attendance" a JOIN "Participation" p ON p."id" = a."participationId" JOIN "Volunteer" v ON v."id" = p."volunteerId"
    JOIN "Shift" s ON s."id" = p."shiftId" JOIN "Event" e ON e."id" = s."eventId"
    JOIN "Unit" u ON u."id" = e."unitId" JOIN "Direction" d ON d."id" = e."directionId"
    WHERE a."mark" = 'present'`,
    months,
  )}`
}

/**
 * Confirmed minutes of the ledger (R8), corrections among them. Work belongs to the unit of its event, or of the centre of the
 * claim it was confirmed from, else to the unit of the centre the person was a member of that day.
 */
export async function sumMinutes(_actor: Actor | null, tx: Tx, { day, months }: Span): Promise<WorkRow[]> {
  return tx.$queryRaw<WorkRow[]>`${sets(
    Prisma.sql`
    SELECT u."slug" AS "unit", ${ageGroupOn(day)} AS "age", d."code" AS "direction",
      to_char(h."workedOn", 'YYYY-MM') AS "month", h."volunteerId", h."minutes" AS "value"
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
    WHERE h."source" <> 'selfReported' OR h."confirmedAt" IS NOT NULL`,
    months,
  )}`
}

/** The sums of work by everything that is printed. What one person did in one group is added up first: there are fewer rows. */
function sets(rows: Prisma.Sql, months: readonly string[]): Prisma.Sql {
  const [first, last] = [months[0]!, months.at(-1)!]
  const oldestYear = yearsOf(months).at(-2)!
  return Prisma.sql`
    WITH "work" AS MATERIALIZED (
      SELECT COALESCE(r."unit", ${elsewhere}) AS "unit", r."age", COALESCE(r."direction", ${elsewhere}) AS "direction",
        CASE WHEN r."month" < ${first} THEN ${earlier} ELSE LEAST(r."month", ${last}) END AS "month",
        CASE WHEN r."month" < ${`${oldestYear}-01`} THEN ${earlier} ELSE LEAST(left(r."month", 4), ${last.slice(0, 4)}) END AS "year",
        r."volunteerId", sum(r."value") AS "value"
      FROM (${rows}) r GROUP BY 1, 2, 3, 4, 5, 6)
    SELECT CASE g."set" WHEN 7 THEN 'unit/' || g."unit" WHEN 11 THEN 'age/' || g."age"
        WHEN 13 THEN 'direction/' || g."direction" WHEN 14 THEN 'month/' || g."month" ELSE '' END AS "cell", g."value", g."people"
    FROM (
      SELECT GROUPING(w."unit", w."age", w."direction", w."month") AS "set", w."unit", w."age", w."direction", w."month",
        COALESCE(sum(w."value"), 0)::int AS "value", count(DISTINCT w."volunteerId")::int AS "people"
      FROM "work" w GROUP BY GROUPING SETS ((), (w."unit"), (w."age"), (w."direction"), (w."month"))) g
    UNION ALL
    SELECT CASE WHEN GROUPING(y."unit") = 1 THEN 'year/' || y."year" ELSE 'unit/' || y."unit" || '/year/' || y."year" END,
      sum(y."value")::int, count(DISTINCT y."volunteerId")::int
    FROM "work" y GROUP BY GROUPING SETS ((y."year"), (y."unit", y."year"))`
}
