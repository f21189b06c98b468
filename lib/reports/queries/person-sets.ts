import { instantOf } from '#lib/platform/clock.ts'
import { latestBirthDate } from '#lib/volunteers/rules.ts'
import { Prisma } from '#prisma/generated/client.ts'
import type { ReportRequest, Scope } from '../policy.ts'
import { dayAfter, dayBefore, lastDayOf } from '../rules/periods.ts'
import type { personSets } from '../schema.ts'
import { ledger } from './ledger.ts'

/**
 * The groups of people a report counts. Each is one piece of SQL that gives a row for each of its members, so that a count and
 * the list behind it cannot differ:
 *  before   members on the evening before the period, by an open primary membership
 *  members  members on its last day (today, while it runs)
 *  joined   a day on which somebody became a member who was none the day before; once for each time
 *  left     the opposite, so that members = before + joined − left
 *  worked   people with confirmed hours in the period
 *  present  marks of presence at shifts in the period; somebody who came twice counts twice
 */

export type PersonSet = (typeof personSets)[number]

export type PersonFilter = {
  set: PersonSet
  /** The direction of the work, for `worked` and `present`; `none` is work without one. */
  work?: string
  /** The event of the presence. */
  event?: string
}

/** Rows: rowId, personId, day, home (the centre of the membership). */
export function rowsOfSet(request: ReportRequest, { set, work, event }: PersonFilter): Prisma.Sql {
  const { scope, period, today } = request
  switch (set) {
    case 'before':
      return membersOn(scope, dayBefore(period.from))
    case 'members':
      return membersOn(scope, lastDayOf(period, today))
    case 'joined':
    case 'left':
      return changes(request, set)
    case 'worked':
      return worked(request, work)
    case 'present':
      return present(request, { work, event })
  }
}

/** Half-open: who left on a day is no member on it. */
function isOpenOn(alias: string, day: Prisma.Sql): Prisma.Sql {
  const m = Prisma.raw(alias)
  return Prisma.sql`${m}."startedOn" <= ${day} AND (${m}."endedOn" IS NULL OR ${m}."endedOn" > ${day})`
}

/** People are counted where their primary membership is; an organisation counts its further members too. */
function ofScope(alias: string, { centreId, organisationId }: Scope): Prisma.Sql {
  const m = Prisma.raw(alias)
  if (organisationId) return Prisma.sql`${m}."organisationId" = ${organisationId}::uuid`
  return centreId === null
    ? Prisma.sql`${m}."isPrimary"`
    : Prisma.sql`${m}."isPrimary" AND ${m}."centreId" = ${centreId}::uuid`
}

function membersOn(scope: Scope, day: string): Prisma.Sql {
  return Prisma.sql`
    SELECT DISTINCT ON (m."volunteerId") m."volunteerId"::text AS "rowId", m."volunteerId" AS "personId",
      ${day}::date AS "day", m."centreId" AS "home"
    FROM "Membership" m
    WHERE ${ofScope('m', scope)} AND ${isOpenOn('m', Prisma.sql`${day}::date`)}
    ORDER BY m."volunteerId", m."startedOn" DESC`
}

function changes({ scope, period, today }: ReportRequest, set: 'joined' | 'left'): Prisma.Sql {
  const day = Prisma.raw(set === 'joined' ? 'm."startedOn"' : 'm."endedOn"')
  const other = set === 'joined' ? Prisma.sql`${day} - 1` : day
  const own = set === 'joined' ? day : Prisma.sql`${day} - 1`
  return Prisma.sql`
    SELECT DISTINCT ON (m."volunteerId", ${day}) m."volunteerId" || ' ' || ${day} AS "rowId",
      m."volunteerId" AS "personId", ${day} AS "day", m."centreId" AS "home"
    FROM "Membership" m
    WHERE ${ofScope('m', scope)} AND ${day} BETWEEN ${period.from}::date AND ${lastDayOf(period, today)}::date
      AND ${isOpenOn('m', own)}
      AND NOT EXISTS (SELECT FROM "Membership" o WHERE o."volunteerId" = m."volunteerId" AND ${ofScope('o', scope)} AND ${isOpenOn('o', other)})
    ORDER BY m."volunteerId", ${day}, m."centreId"`
}

function worked(request: ReportRequest, work: string | undefined): Prisma.Sql {
  return Prisma.sql`
    SELECT h."volunteerId"::text AS "rowId", h."volunteerId" AS "personId", max(h."workedOn") AS "day",
      NULL::uuid AS "home"
    FROM (${ledger(request)}) h WHERE ${isWork('h', work)}
    GROUP BY h."volunteerId" HAVING sum(h."minutes") > 0`
}

function present(request: ReportRequest, { work, event }: Omit<PersonFilter, 'set'>): Prisma.Sql {
  const { period, scope } = request
  const { from, below } = instantsOf(period)
  return Prisma.sql`
    SELECT p."id"::text AS "rowId", p."volunteerId" AS "personId",
      (s."startsAt" AT TIME ZONE 'Asia/Almaty')::date AS "day", NULL::uuid AS "home", e."directionId"
    FROM "Shift" s
    JOIN "Event" e ON e."id" = s."eventId"
    JOIN "Participation" p ON p."shiftId" = s."id"
    JOIN "Attendance" a ON a."participationId" = p."id" AND a."mark" = 'present'
    WHERE s."startsAt" >= ${from} AND s."startsAt" < ${below} AND ${isWork('e', work)}
      ${scope.centreId ? Prisma.sql`AND e."centreId" = ${scope.centreId}::uuid` : Prisma.empty}
      ${scope.organisationId ? Prisma.sql`AND e."hostOrganisationId" = ${scope.organisationId}::uuid` : Prisma.empty}
      ${event ? Prisma.sql`AND e."id" = ${event}::uuid` : Prisma.empty}`
}

function isWork(alias: string, work: string | undefined): Prisma.Sql {
  const column = Prisma.raw(`${alias}."directionId"`)
  if (work === undefined) return Prisma.sql`TRUE`
  return work === 'none' ? Prisma.sql`${column} IS NULL` : Prisma.sql`${column} = ${work}::uuid`
}

/** The period's first instant and the first one after it; the zone's offset changed on 1 March 2024. */
export function instantsOf({ from, to }: { from: string; to: string }): { from: Date; below: Date } {
  return { from: instantOf(`${from}T00:00`), below: instantOf(`${dayAfter(to)}T00:00`) }
}

const bands = [
  ['under14', 14],
  ['14-17', 18],
  ['18-24', 25],
  ['25-34', 35],
  ['35-59', 60],
] as const

/** The age band of `v` on the last day of the period. */
function ageBand({ period, today }: ReportRequest): Prisma.Sql {
  const day = lastDayOf(period, today)
  const lines = bands.map(
    ([band, below]) => Prisma.sql`WHEN v."birthDate" > ${latestBirthDate(below, day)}::date THEN ${band}`,
  )
  return Prisma.sql`CASE WHEN v."birthDate" IS NULL THEN 'unknown' ${Prisma.join(lines, ' ')} ELSE '60+' END`
}

/**
 * The people of a set with what a report groups them by, as their cards say today. Members are those of the register: no guests,
 * and of two merged cards one.
 */
export function peopleOf(request: ReportRequest, filter: PersonFilter): Prisma.Sql {
  const isMembership = filter.set !== 'worked' && filter.set !== 'present'
  return Prisma.sql`
    SELECT s."rowId", s."day", s."home", v."id", v."cardNumber", v."birthDate",
      v."unitId" AS "unit", v."sex", v."status",
      ${ageBand(request)} AS "age"
    FROM (${rowsOfSet(request, filter)}) s JOIN "Volunteer" v ON v."id" = s."personId"
    ${isMembership ? Prisma.sql`WHERE NOT v."isGuest" AND v."mergedIntoId" IS NULL` : Prisma.empty}`
}
