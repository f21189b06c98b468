import type { Actor } from '#lib/accounts/actor.ts'
import { db } from '#lib/platform/db.ts'
import { keysetPage } from '#lib/platform/keyset.ts'
import { visibleTo } from '#lib/volunteers/policy.ts'
import { Prisma } from '#prisma/generated/client.ts'
import { type ReportRequest, seesPeople } from '../policy.ts'
import type { HourNarrowing } from '../schema.ts'
import { keysetOf } from './keyset-of.ts'
import { ledger } from './ledger.ts'

export type CountedHours = { all: number; byWork: Map<string, number>; byCentre: Map<string, number> }

/** Minutes of the ledger in the period, by direction and by centre. */
export async function sumHours(request: ReportRequest): Promise<CountedHours> {
  const rows = await db.$queryRaw<{ dimension: string; value: string | null; minutes: number }[]>`
    SELECT CASE WHEN GROUPING(l."directionId") = 0 THEN 'work' WHEN GROUPING(l."centreId") = 0 THEN 'centre' ELSE 'all' END AS "dimension",
      COALESCE(l."directionId", l."centreId")::text AS "value", COALESCE(sum(l."minutes"), 0)::int AS "minutes"
    FROM (${ledger(request)}) l GROUP BY GROUPING SETS ((), (l."directionId"), (l."centreId"))`
  const of = (dimension: string) =>
    new Map(
      rows
        .filter((row) => row.dimension === dimension)
        .map(({ value, minutes }) => [value ?? 'none', minutes]),
    )
  return { all: of('all').get('none') ?? 0, byWork: of('work'), byCentre: of('centre') }
}

/** How many people have hours, in all and by direction; who worked in several is in several. */
export async function countWorked(
  request: ReportRequest,
): Promise<{ all: number; byWork: Map<string, number> }> {
  const rows = await db.$queryRaw<{ isAll: boolean; value: string | null; count: number }[]>`
    SELECT w."isAll", w."directionId"::text AS "value", count(*)::int AS "count"
    FROM (
      SELECT GROUPING(l."directionId") = 1 AS "isAll", l."directionId", l."volunteerId" FROM (${ledger(request)}) l
      GROUP BY GROUPING SETS ((l."volunteerId"), (l."volunteerId", l."directionId")) HAVING sum(l."minutes") > 0) w
    GROUP BY 1, 2`
  const parts = rows.filter(({ isAll }) => !isAll)
  return {
    all: rows.find(({ isAll }) => isAll)?.count ?? 0,
    byWork: new Map(parts.map(({ value, count }) => [value ?? 'none', count])),
  }
}

function narrowed(request: ReportRequest, { work, home, event }: HourNarrowing): Prisma.Sql {
  const is = (column: string, value: string | undefined) => {
    if (value === undefined) return []
    const name = Prisma.raw(`"${column}"`)
    return value === 'none' ? [Prisma.sql`l.${name} IS NULL`] : [Prisma.sql`l.${name} = ${value}::uuid`]
  }
  const conditions = [
    Prisma.sql`TRUE`,
    ...is('directionId', work),
    ...is('centreId', home),
    ...is('eventId', event),
  ]
  return Prisma.sql`SELECT l.* FROM (${ledger(request)}) l WHERE ${Prisma.join(conditions, ' AND ')}`
}

const listSize = 50

type Entry = {
  id: string
  volunteerId: string
  workedOn: Date
  minutes: number
  source: string
  eventId: string | null
}

/** The rows of the ledger behind a figure, by day; null for those who see figures only. `total` is the sum of all of them in minutes. */
export async function listReportHours(actor: Actor, request: ReportRequest, narrowing: HourNarrowing) {
  if (!seesPeople(actor, request.scope)) return null
  const keyset = keysetOf(narrowing)
  const all = narrowed(request, narrowing)
  const [direction, compare] = keyset?.isBackward ? ['DESC', '<'] : ['ASC', '>']
  const beyond = keyset
    ? Prisma.sql`WHERE (n."workedOn", n."id") ${Prisma.raw(compare)} (SELECT o."workedOn", o."id" FROM "HourEntry" o WHERE o."id" = ${keyset.id}::uuid)`
    : Prisma.empty
  const [[sum], found] = await Promise.all([
    db.$queryRaw<
      { minutes: number; count: number }[]
    >`SELECT COALESCE(sum(n."minutes"), 0)::int AS "minutes", count(*)::int AS "count" FROM (${all}) n`,
    db.$queryRaw<Entry[]>`
      SELECT n."id", n."volunteerId", n."workedOn", n."minutes", n."source"::text AS "source", n."eventId" FROM (${all}) n ${beyond}
      ORDER BY n."workedOn" ${Prisma.raw(direction)}, n."id" ${Prisma.raw(direction)} LIMIT ${listSize + 1}`,
  ])
  const page = keysetPage(keyset?.isBackward ? found.toReversed() : found, keyset, listSize)
  return {
    ...page,
    total: sum?.minutes ?? 0,
    count: sum?.count ?? 0,
    rows: await withNames(actor, page.rows),
  }
}
export type ReportHours = NonNullable<Awaited<ReturnType<typeof listReportHours>>>

async function withNames(actor: Actor, rows: Entry[]) {
  const [cards, events] = await Promise.all([
    db.volunteer.findMany({
      where: {
        AND: [
          visibleTo(actor),
          { id: { in: rows.map(({ volunteerId }) => volunteerId) }, status: { not: 'anonymised' } },
        ],
      },
      select: { id: true, surname: true, givenName: true, patronymic: true },
    }),
    db.event.findMany({
      where: { id: { in: rows.flatMap(({ eventId }) => eventId ?? []) } },
      select: { id: true, titleKk: true, titleRu: true, titleEn: true },
    }),
  ])
  const cardOf = new Map(cards.map((card) => [card.id, card]))
  const eventOf = new Map(events.map((event) => [event.id, event]))
  return rows.map((row) => ({
    ...row,
    card: cardOf.get(row.volunteerId) ?? null,
    event: eventOf.get(row.eventId ?? '') ?? null,
  }))
}
