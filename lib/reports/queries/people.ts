import type { Actor } from '#lib/accounts/actor.ts'
import { db } from '#lib/platform/db.ts'
import { visibleTo } from '#lib/volunteers/policy.ts'
import { adultAge, latestBirthDate } from '#lib/volunteers/rules.ts'
import { Prisma } from '#prisma/generated/client.ts'
import { type ReportRequest, seesPeople } from '../policy.ts'
import type { PeopleNarrowing } from '../schema.ts'
import { peopleOf, type PersonFilter, rowsOfSet } from './person-sets.ts'

export type Dimension = 'unit' | 'age' | 'sex' | 'status' | 'home'
/** Numbers by dimension and value, and of everybody under `all`. */
export type Counted = { all: number } & Record<Dimension, Map<string, number>>

type Grouped = { dimension: Dimension | 'all'; value: string | null; count: number }

/** A set of people counted at once by all a report groups them by. */
export async function countPeople(request: ReportRequest, filter: PersonFilter): Promise<Counted> {
  const rows = await db.$queryRaw<Grouped[]>`
    SELECT CASE WHEN GROUPING(q."unit") = 0 THEN 'unit' WHEN GROUPING(q."age") = 0 THEN 'age'
      WHEN GROUPING(q."sex") = 0 THEN 'sex' WHEN GROUPING(q."status") = 0 THEN 'status'
      WHEN GROUPING(q."home") = 0 THEN 'home' ELSE 'all' END AS "dimension",
      COALESCE(q."unit"::text, q."age", q."sex"::text, q."status"::text, q."home"::text) AS "value", count(*)::int AS "count"
    FROM (${peopleOf(request, filter)}) q
    GROUP BY GROUPING SETS ((), (q."unit"), (q."age"), (q."sex"), (q."status"), (q."home"))`
  const counted: Counted = {
    ...{ all: 0, unit: new Map(), age: new Map(), sex: new Map(), status: new Map(), home: new Map() },
  }
  for (const { dimension, value, count } of rows) {
    if (dimension === 'all') counted.all = count
    else counted[dimension].set(value ?? (dimension === 'unit' ? 'unknown' : 'none'), count)
  }
  return counted
}

/** Members on the last day by the directions they named; who named several is in several, `none` are those who named none. */
export async function countByInterest(request: ReportRequest): Promise<Map<string, number>> {
  const rows = await db.$queryRaw<{ value: string | null; count: number }[]>`
    SELECT d."directionId"::text AS "value", count(*)::int AS "count"
    FROM (${peopleOf(request, { set: 'members' })}) q LEFT JOIN "VolunteerDirection" d ON d."volunteerId" = q."id"
    GROUP BY 1`
  return new Map(rows.map(({ value, count }) => [value ?? 'none', count]))
}

/** Marks of presence, in all and by the direction of their events. */
export async function countPresent(
  request: ReportRequest,
): Promise<{ all: number; byWork: Map<string, number> }> {
  const rows = await db.$queryRaw<{ value: string; count: number }[]>`
    SELECT q."directionId"::text AS "value", count(*)::int AS "count"
    FROM (${rowsOfSet(request, { set: 'present' })}) q GROUP BY 1`
  return {
    all: rows.reduce((all, { count }) => all + count, 0),
    byWork: new Map(rows.map(({ value, count }) => [value, count])),
  }
}

/** Those a list shows, of a set narrowed further. */
function narrowed(request: ReportRequest, narrowing: PeopleNarrowing): Prisma.Sql {
  const { set, work, event, unit, age, sex, status, home, interest, consent } = narrowing
  const equal = (column: string, value: string | undefined) =>
    value === undefined ? [] : [Prisma.sql`q.${Prisma.raw(`"${column}"`)}::text = ${value}`]
  const conditions = [
    Prisma.sql`TRUE`,
    ...(unit === 'unknown' ? [Prisma.sql`q."unit" IS NULL`] : equal('unit', unit)),
    ...equal('age', age),
    ...equal('sex', sex),
    ...equal('status', status),
    ...(home === 'none' ? [Prisma.sql`q."home" IS NULL`] : equal('home', home)),
    ...(interest === undefined ? [] : [isInterested(interest)]),
    ...(consent === undefined ? [] : [lacksConsent(request)]),
  ]
  return Prisma.sql`
    SELECT q.* FROM (${peopleOf(request, { set, work, event })}) q WHERE ${Prisma.join(conditions, ' AND ')}`
}

function isInterested(interest: string): Prisma.Sql {
  const chosen = Prisma.sql`SELECT FROM "VolunteerDirection" d WHERE d."volunteerId" = q."id"`
  return interest === 'none'
    ? Prisma.sql`NOT EXISTS (${chosen})`
    : Prisma.sql`EXISTS (${chosen} AND d."directionId" = ${interest}::uuid)`
}

/** No live consent for personal data, a minor's given by a guardian; as of today. */
function lacksConsent({ today }: ReportRequest): Prisma.Sql {
  return Prisma.sql`q."status" <> 'anonymised' AND NOT EXISTS (
    SELECT FROM "Consent" c WHERE c."volunteerId" = q."id" AND c."kind" = 'personalData' AND c."withdrawnAt" IS NULL
      AND (c."guardianId" IS NOT NULL OR q."birthDate" IS NULL
        OR q."birthDate" <= ${latestBirthDate(adultAge, today)}::date))`
}

export async function countListed(request: ReportRequest, narrowing: PeopleNarrowing): Promise<number> {
  const [row] = await db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS "count" FROM (${narrowed(request, narrowing)}) n`
  return row?.count ?? 0
}

export const listSize = 50

type Place = { rowId: string; day: Date; cardNumber: number; id: string }

/** The people behind a figure, by day and card number. Null for those who see figures only. Names are given only of cards the actor may open now. */
export async function listReportPeople(actor: Actor, request: ReportRequest, narrowing: PeopleNarrowing) {
  if (!seesPeople(actor, request.scope)) return null
  const { after, before } = narrowing
  const cursor = before ?? after
  const [direction, compare] = before ? ['DESC', '<'] : ['ASC', '>']
  const [total, found] = await Promise.all([
    countListed(request, narrowing),
    db.$queryRaw<Place[]>`
      SELECT n."rowId", n."day", n."cardNumber", n."id" FROM (${narrowed(request, narrowing)}) n
      ${cursor ? Prisma.sql`WHERE (n."day", n."cardNumber", n."rowId") ${Prisma.raw(compare)} (${cursor.day}::date, ${cursor.number}::int, ${cursor.rowId})` : Prisma.empty}
      ORDER BY n."day" ${Prisma.raw(direction)}, n."cardNumber" ${Prisma.raw(direction)}, n."rowId" ${Prisma.raw(direction)}
      LIMIT ${listSize + 1}`,
  ])
  const page = found.slice(0, listSize)
  if (before) page.reverse()
  const hasMore = found.length > listSize
  const cards = await cardsOf(actor, page)
  return {
    total,
    rows: page.map((place) => ({ ...place, card: cards.get(place.id) ?? null })),
    next: (before ? true : hasMore) ? cursorOf(page.at(-1)) : null,
    previous: (before ? hasMore : Boolean(after)) ? cursorOf(page[0]) : null,
  }
}
export type ReportPeople = NonNullable<Awaited<ReturnType<typeof listReportPeople>>>

async function cardsOf(actor: Actor, page: Place[]) {
  const ids = [...new Set(page.map(({ id }) => id))]
  const cards = await db.volunteer.findMany({
    where: { AND: [visibleTo(actor), { id: { in: ids }, status: { not: 'anonymised' } }] },
    select: {
      ...{ id: true, surname: true, givenName: true, patronymic: true, birthDate: true, status: true },
      unit: { select: { nameKk: true, nameRu: true, nameEn: true } },
    },
  })
  return new Map(cards.map((card) => [card.id, card]))
}

function cursorOf(place: Place | undefined): string | null {
  return place ? `${place.day.toISOString().slice(0, 10)}_${place.cardNumber}_${place.rowId}` : null
}
