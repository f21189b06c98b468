import type { Actor } from '#lib/accounts/actor.ts'
import type { Tx } from '#lib/platform/db.ts'
import { latestBirthDate } from '#lib/volunteers/rules.ts'
import { Prisma } from '#prisma/generated/client.ts'
import { elsewhere, type PeopleRow } from '../rules/cells.ts'

const ofRegion = Prisma.sql`m."isPrimary" AND m."endedOn" IS NULL`

/** The group of age of `v` on a day, as `ageOn` counts. */
export function ageGroupOn(day: string): Prisma.Sql {
  const bornAfter = (years: number) => Prisma.sql`v."birthDate" > ${latestBirthDate(years, day)}::date`
  return Prisma.sql`CASE WHEN v."birthDate" IS NULL THEN 'unknown' WHEN ${bornAfter(14)} THEN 'under14'
    WHEN ${bornAfter(18)} THEN '14-17' WHEN ${bornAfter(29)} THEN '18-28' WHEN ${bornAfter(46)} THEN '29-45'
    WHEN ${bornAfter(63)} THEN '46-62' ELSE '63+' END`
}

/** Open primary memberships by unit, body and age. A body no public page shows has no name. */
export async function countPeople(_actor: Actor | null, tx: Tx, day: string): Promise<PeopleRow[]> {
  return tx.$queryRaw<PeopleRow[]>`
    SELECT COALESCE(u."slug", ${elsewhere}) AS "unit",
      CASE WHEN c."state" = 'published' THEN 'centre/' || c."slug" WHEN o."state" = 'published' THEN 'organisation/' || o."slug" END AS "body",
      n."age", sum(n."people")::int AS "people"
    FROM (
      SELECT m."centreId", m."organisationId", ${ageGroupOn(day)} AS "age", count(*) AS "people"
      FROM "Membership" m JOIN "Volunteer" v ON v."id" = m."volunteerId" WHERE ${ofRegion} GROUP BY 1, 2, 3) n
    LEFT JOIN "Centre" c ON c."id" = n."centreId"
    LEFT JOIN "Organisation" o ON o."id" = n."organisationId"
    LEFT JOIN "Unit" u ON u."id" = COALESCE(c."unitId", o."unitId")
    GROUP BY 1, 2, 3`
}

/** People by the directions of their cards; those without any stand under no direction. */
export async function countInterests(
  _actor: Actor | null,
  tx: Tx,
): Promise<{ direction: string; people: number }[]> {
  return tx.$queryRaw`
    SELECT d."code" AS "direction", n."people" FROM (
      SELECT i."directionId", count(*)::int AS "people" FROM "Membership" m
      JOIN "VolunteerDirection" i ON i."volunteerId" = m."volunteerId" WHERE ${ofRegion} GROUP BY 1) n
    JOIN "Direction" d ON d."id" = n."directionId"
    UNION ALL
    SELECT ${elsewhere}, count(*)::int FROM "Membership" m WHERE ${ofRegion}
      AND NOT EXISTS (SELECT 1 FROM "VolunteerDirection" i WHERE i."volunteerId" = m."volunteerId")`
}

/** Beginnings less ends of primary memberships by month; all before the first month stand under it. */
export async function countChanges(
  _actor: Actor | null,
  tx: Tx,
  firstMonth: string,
): Promise<{ month: string; change: number }[]> {
  return tx.$queryRaw`
    SELECT c."month", sum(c."change")::int AS "change" FROM (
      SELECT to_char(GREATEST(m."startedOn", ${`${firstMonth}-01`}::date), 'YYYY-MM') AS "month", count(*) AS "change"
      FROM "Membership" m WHERE m."isPrimary" GROUP BY 1
      UNION ALL
      SELECT to_char(GREATEST(m."endedOn", ${`${firstMonth}-01`}::date), 'YYYY-MM'), -count(*)
      FROM "Membership" m WHERE m."isPrimary" AND m."endedOn" IS NOT NULL GROUP BY 1) c
    GROUP BY 1`
}
