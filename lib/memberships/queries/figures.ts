import type { Actor } from '#lib/accounts/actor.ts'
import { db } from '#lib/platform/db.ts'
import { Prisma } from '#prisma/generated/client.ts'

// How people are counted. A person belongs on a day to the body of their primary affiliation whose days hold it: from its first day
// up to but without its last. Affiliations that touch or overlap are one stay: a change of the kind, or of the centre while the
// region is counted, is neither a new person nor one who left. "New" between two days are the stays that began after the first day
// and not after the second; "left" are those that ended so. Whoever came and went in between is one new and one who left. Hence,
// for any history: number(to) = number(from) + new − left. A coordinator's figures are of their centres, an administrator's of the
// region, organisations included.

export type CountedBy = 'all' | 'centre' | 'unit'
export type Counted = { centreId: string | null; organisationId: string | null; unitId: string | null }

/** How many people belonged on a day: in all (one row), by centre or organisation, or by the unit of that body. */
export async function countMembersOn(
  actor: Actor,
  { day, by = 'all' }: { day: string; by?: CountedBy },
): Promise<(Counted & { people: number })[]> {
  return db.$queryRaw`
    SELECT ${keysOf(by)}, count(DISTINCT m."volunteerId")::int AS "people"
    FROM "Membership" m
    LEFT JOIN "Centre" c ON c."id" = m."centreId"
    LEFT JOIN "Organisation" o ON o."id" = m."organisationId"
    WHERE m."isPrimary" AND m."startedOn" <= ${day}::date AND (m."endedOn" IS NULL OR m."endedOn" > ${day}::date)
      AND ${countedFor(actor)}
    ${by === 'all' ? Prisma.empty : Prisma.sql`GROUP BY 1, 2, 3`}`
}

/**
 * How many came and went after `from` and not after `to`: in all (one row), or by centre, organisation or unit, where a change
 * between two of them is one who left and one who came.
 */
export async function countJoinedAndLeft(
  actor: Actor,
  { from, to, by = 'all' }: { from: string; to: string; by?: CountedBy },
): Promise<(Counted & { joined: number; left: number })[]> {
  const rows: (Counted & { joined: number; left: number })[] = await db.$queryRaw`
    WITH touched AS (
      SELECT "volunteerId" FROM "Membership"
      WHERE "isPrimary" AND "startedOn" > ${from}::date AND "startedOn" <= ${to}::date
      UNION
      SELECT "volunteerId" FROM "Membership"
      WHERE "isPrimary" AND "endedOn" > ${from}::date AND "endedOn" <= ${to}::date
    ), stays AS (
      SELECT ${keysOf(by)}, m."volunteerId", unnest(range_agg(daterange(m."startedOn", m."endedOn"))) AS days
      FROM touched
      JOIN "Membership" m ON m."volunteerId" = touched."volunteerId" AND m."isPrimary"
      LEFT JOIN "Centre" c ON c."id" = m."centreId"
      LEFT JOIN "Organisation" o ON o."id" = m."organisationId"
      WHERE ${countedFor(actor)}
      GROUP BY ${by === 'all' ? Prisma.sql`m."volunteerId"` : Prisma.sql`1, 2, 3, m."volunteerId"`}
    )
    SELECT "centreId", "organisationId", "unitId",
      count(*) FILTER (WHERE lower(days) > ${from}::date AND lower(days) <= ${to}::date)::int AS "joined",
      count(*) FILTER (WHERE upper(days) > ${from}::date AND upper(days) <= ${to}::date)::int AS "left"
    FROM stays
    GROUP BY 1, 2, 3
    HAVING count(*) FILTER (WHERE lower(days) > ${from}::date AND lower(days) <= ${to}::date) > 0
      OR count(*) FILTER (WHERE upper(days) > ${from}::date AND upper(days) <= ${to}::date) > 0`
  const nobody = { centreId: null, organisationId: null, unitId: null, joined: 0, left: 0 }
  return by === 'all' && rows.length === 0 ? [nobody] : rows
}

function keysOf(by: CountedBy): Prisma.Sql {
  if (by === 'centre')
    return Prisma.sql`m."centreId" AS "centreId", m."organisationId" AS "organisationId", NULL::uuid AS "unitId"`
  const unit = by === 'unit' ? Prisma.sql`coalesce(c."unitId", o."unitId")` : Prisma.sql`NULL::uuid`
  return Prisma.sql`NULL::uuid AS "centreId", NULL::uuid AS "organisationId", ${unit} AS "unitId"`
}

/** The same people whose cards the actor's register lists; those who were made anonymous stay in the days they were here. */
function countedFor(actor: Actor): Prisma.Sql {
  if (actor.isAdministrator) return Prisma.sql`TRUE`
  return Prisma.sql`m."centreId" = ANY(${[...actor.centreIds]}::uuid[])`
}
