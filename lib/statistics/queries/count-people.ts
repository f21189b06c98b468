import type { Actor } from '#lib/accounts/actor.ts'
import type { Tx } from '#lib/platform/db.ts'
import { Prisma } from '#prisma/generated/client.ts'
import { elsewhere, type InterestRow, type PeopleRow } from '../rules/cells.ts'

const ofRegion = Prisma.sql`m."isPrimary" AND m."endedOn" IS NULL`

/** The group of age of `v` on a day, as `ageOn` counts: a day in SQL less some years falls back to the last of February as well. */
export function ageGroupOn(day: Prisma.Sql): Prisma.Sql {
  const bornAfter = (years: number) =>
    Prisma.sql`v."birthDate" > ${day} - make_interval(years => ${years}::int)`
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
      SELECT m."centreId", m."organisationId", ${ageGroupOn(Prisma.sql`${day}::date`)} AS "age", count(*) AS "people"
      FROM "Membership" m JOIN "Volunteer" v ON v."id" = m."volunteerId" WHERE ${ofRegion} GROUP BY 1, 2, 3) n
    LEFT JOIN "Centre" c ON c."id" = n."centreId"
    LEFT JOIN "Organisation" o ON o."id" = n."organisationId"
    LEFT JOIN "Unit" u ON u."id" = COALESCE(c."unitId", o."unitId")
    GROUP BY 1, 2, 3`
}

/** The unit of a membership `m`: of its centre or organisation. */
const unitOf = Prisma.sql`LEFT JOIN "Centre" c ON c."id" = m."centreId" LEFT JOIN "Organisation" o ON o."id" = m."organisationId"
  LEFT JOIN "Unit" u ON u."id" = COALESCE(c."unitId", o."unitId")`

/** People by unit and the directions of their cards; those without any stand under no direction. */
export async function countInterests(_actor: Actor | null, tx: Tx): Promise<InterestRow[]> {
  return tx.$queryRaw`
    SELECT COALESCE(u."slug", ${elsewhere}) AS "unit", COALESCE(d."code", ${elsewhere}) AS "direction", count(*)::int AS "people"
    FROM "Membership" m ${unitOf}
    LEFT JOIN "VolunteerDirection" i ON i."volunteerId" = m."volunteerId"
    LEFT JOIN "Direction" d ON d."id" = i."directionId"
    WHERE ${ofRegion} GROUP BY 1, 2`
}

/** Beginnings less ends of primary memberships by unit and month; all before the first month stand under it. */
export async function countChanges(
  _actor: Actor | null,
  tx: Tx,
  firstMonth: string,
): Promise<{ unit: string; month: string; change: number }[]> {
  const first = Prisma.sql`${`${firstMonth}-01`}::date`
  return tx.$queryRaw`
    SELECT COALESCE(u."slug", ${elsewhere}) AS "unit", to_char(GREATEST(b."on", ${first}), 'YYYY-MM') AS "month", sum(b."by")::int AS "change"
    FROM "Membership" m ${unitOf}
    CROSS JOIN LATERAL (VALUES (m."startedOn", 1), (m."endedOn", -1)) AS b("on", "by")
    WHERE m."isPrimary" AND b."on" IS NOT NULL GROUP BY 1, 2`
}
