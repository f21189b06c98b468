import { cacheLife, cacheTag } from 'next/cache'
import type { Area } from '#lib/near/public.ts'
import { dayMs, dayOf, instantOf, now, zone } from '#lib/platform/clock.ts'
import { db } from '#lib/platform/db.ts'
import { slugPattern } from '#lib/platform/text.ts'
import { Prisma } from '#prisma/generated/client.ts'
import { type EventListRow, listColumns, pageColumns, publicEvents } from './policy.ts'
import { answering, eventTables, eventTablesWithUnit, inArea, timeOf } from './public/matching.ts'
import { toListItem, toPageView } from './rules.ts'
import { type EventCursor, type EventFilters, readEventFilters } from './schema.ts'

export const eventsPerPage = 20

/** One public event by its address; null for drafts, unknown addresses and events of hidden centres. */
export async function findPublishedEvent(slug: string) {
  'use cache'
  cacheTag('events', `event:${slug.slice(0, 120)}`)
  cacheLife('minutes')
  if (!slugPattern.test(slug)) return null
  const event = await db.event.findFirst({ where: { ...publicEvents, slug }, select: pageColumns })
  return event ? toPageView(event, now()) : null
}

/** The next events that take place, soonest first; those under way included, cancelled ones not. */
export async function listUpcomingEvents(limit: number) {
  'use cache'
  cacheTag('events')
  cacheLife('minutes')
  return listFrom({ state: 'published', isDateStated: true, endsAt: { gt: now() } }, soonest, limit)
}

export type EventPage = {
  items: ReturnType<typeof toListItem>[]
  next: string | null
  previous: string | null
}

/** A page of the public list; `next` and `previous` are cursors for the address. */
export async function listPublishedEvents(
  filters: EventFilters,
  cursor: EventCursor | null,
): Promise<EventPage> {
  'use cache'
  cacheTag('events')
  cacheLife('minutes')
  const isDescending = (filters.when === 'past') !== (cursor?.isBackward ?? false)
  const found = await db.$queryRaw<{ id: string }[]>`
    SELECT e."id" FROM ${eventTables} WHERE ${answering(filters, now())} ${beyond(cursor, isDescending)}
    ORDER BY ${isDescending ? latestSql : soonestSql} LIMIT ${eventsPerPage + 1}`
  const rows = await db.event.findMany({
    where: { id: { in: found.map(({ id }) => id) } },
    orderBy: isDescending ? latest : soonest,
    select: listColumns,
  })
  return pageOf(rows, cursor)
}

/** How many events a list holds and how many of their places are free. */
export async function summariseEvents(filters: EventFilters) {
  'use cache'
  cacheTag('events')
  cacheLife('minutes')
  const at = now()
  const [[counted], [places]] = await Promise.all([
    countAnswering(filters, at),
    db.$queryRaw<{ free: number | null }[]>`
      SELECT sum(s."places" - s."taken")::int AS "free" FROM "Shift" s JOIN (
        SELECT e."id" FROM ${eventTables} WHERE ${answering(filters, at)} AND e."state" = 'published' OFFSET 0
      ) n ON n."id" = s."eventId"
      WHERE s."cancelledAt" IS NULL AND s."startsAt" > ${timeOf(at)}`,
  ])
  return { events: counted?.count ?? 0, freePlaces: places?.free ?? 0 }
}

/** How many events answer the filters; the number on the button of "Find an event". */
export async function countPublishedEvents(filters: EventFilters): Promise<number> {
  'use cache'
  cacheTag('events')
  cacheLife('minutes')
  const [row] = await countAnswering(filters, now())
  return row?.count ?? 0
}

/** How many events ahead each unit has, by its slug; its list of events counts the same. */
export async function countEventsAheadByUnit(): Promise<Record<string, number>> {
  'use cache'
  cacheTag('events')
  cacheLife('minutes')
  const rows = await db.$queryRaw<{ slug: string; count: number }[]>`
    SELECT u."slug", count(*)::int AS "count" FROM ${eventTablesWithUnit}
    WHERE ${answering(readEventFilters({}), now())} GROUP BY u."slug"`
  return Object.fromEntries(rows.map(({ slug, count }) => [slug, count]))
}

function countAnswering(filters: EventFilters, at: Date) {
  return db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS "count" FROM ${eventTables} WHERE ${answering(filters, at)}`
}

/** Free places a day for the days ahead, today first; a day without shifts has `shifts: 0`. */
export async function listFreePlacesByDay(filters: EventFilters, days: number) {
  'use cache'
  cacheTag('events')
  cacheLife('minutes')
  const at = now()
  const firstDay = instantOf(`${dayOf(at)}T00:00`)
  const end = new Date(firstDay.getTime() + days * dayMs)
  const rows = await db.$queryRaw<{ day: string; shifts: number; free: number }[]>`
    SELECT to_char(s."startsAt" AT TIME ZONE ${zone}, 'YYYY-MM-DD') AS "day", count(*)::int AS "shifts",
      COALESCE(sum(s."places" - s."taken") FILTER (WHERE s."startsAt" > ${timeOf(at)}), 0)::int AS "free"
    FROM "Shift" s JOIN (
      SELECT e."id" FROM ${eventTables}
      WHERE ${answering(filters, at)} AND e."state" = 'published' AND e."isDateStated" OFFSET 0
    ) n ON n."id" = s."eventId"
    WHERE s."cancelledAt" IS NULL AND s."startsAt" >= ${timeOf(firstDay)} AND s."startsAt" < ${timeOf(end)}
    GROUP BY 1`
  const byDay = new Map(rows.map((row) => [row.day, row]))
  return Array.from({ length: days }, (_, index) => {
    const day = dayOf(new Date(firstDay.getTime() + index * dayMs))
    return byDay.get(day) ?? { day, shifts: 0, free: 0 }
  })
}

/** The events of a calendar month `YYYY-MM` in the region's zone, in order; cancelled ones are among them, marked. */
export async function listEventsOfMonth(month: string, filters: EventFilters) {
  'use cache'
  cacheTag('events')
  cacheLife('minutes')
  return listOfMonth(month, filters)
}

/** The same within a circle; not cached, as it may be around a visitor's place. */
export async function listEventsOfMonthNear(month: string, filters: EventFilters, area: Area) {
  return listOfMonth(month, filters, area)
}

async function listOfMonth(month: string, filters: EventFilters, area?: Area) {
  const [from, to] = monthBounds(month)
  const near = area ? Prisma.sql`AND ${inArea(area)}` : Prisma.empty
  const found = await db.$queryRaw<{ id: string }[]>`
    SELECT e."id" FROM ${eventTablesWithUnit} WHERE ${answering({ ...filters, when: '' }, null)}
      AND e."isDateStated" AND e."startsAt" < ${timeOf(to)} AND e."endsAt" > ${timeOf(from)} ${near}
    ORDER BY ${soonestSql} LIMIT 500`
  const rows = await db.event.findMany({
    where: { id: { in: found.map(({ id }) => id) } },
    orderBy: soonest,
    select: listColumns,
  })
  return rows.map((row) => toListItem(row, now()))
}

/** What a centre holds next, soonest first. */
export async function listEventsOfCentre(centreId: string, limit = 10) {
  'use cache'
  cacheTag('events')
  cacheLife('minutes')
  return listFrom({ centreId, isDateStated: true, endsAt: { gt: now() } }, soonest, limit)
}

/** What a centre held last, latest first. */
export async function listPastEventsOfCentre(centreId: string, limit = 5) {
  'use cache'
  cacheTag('events')
  cacheLife('minutes')
  return listFrom({ centreId, state: 'published', endsAt: { lte: now() } }, latest, limit)
}

/** What an organisation hosted or will host, latest first. */
export async function listEventsOfOrganisation(hostOrganisationId: string, limit = 10) {
  'use cache'
  cacheTag('events')
  cacheLife('minutes')
  return listFrom({ hostOrganisationId }, latest, limit)
}

/** The day it is in the region, `YYYY-MM-DD`; at most a minute behind. */
export async function findToday(): Promise<string> {
  'use cache'
  cacheLife('minutes')
  return dayOf(now())
}

const soonest = [{ startsAt: 'asc' }, { id: 'asc' }] satisfies Prisma.EventOrderByWithRelationInput[]
const latest = [{ startsAt: 'desc' }, { id: 'desc' }] satisfies Prisma.EventOrderByWithRelationInput[]
const soonestSql = Prisma.sql`e."startsAt", e."id"`
const latestSql = Prisma.sql`e."startsAt" DESC, e."id" DESC`

async function listFrom(
  where: Prisma.EventWhereInput,
  orderBy: typeof soonest | typeof latest,
  take: number,
) {
  const rows = await db.event.findMany({
    where: { AND: [publicEvents, where] },
    orderBy,
    select: listColumns,
    take,
  })
  return rows.map((row) => toListItem(row, now()))
}

/** Rows strictly past the cursor in the order they are read in. */
function beyond(cursor: EventCursor | null, isDescending: boolean): Prisma.Sql {
  if (!cursor) return Prisma.empty
  const past = isDescending ? Prisma.sql`<` : Prisma.sql`>`
  return Prisma.sql`AND (e."startsAt", e."id") ${past} (${timeOf(new Date(cursor.startsAt))}, ${cursor.id}::uuid)`
}

function pageOf(rows: EventListRow[], cursor: EventCursor | null): EventPage {
  const hasMore = rows.length > eventsPerPage
  const shown = rows.slice(0, eventsPerPage)
  if (cursor?.isBackward) shown.reverse()
  const items = shown.map((row) => toListItem(row, now()))
  const markOf = (row: EventListRow | undefined) => (row ? `${row.startsAt.getTime()}_${row.id}` : null)
  const hasNext = cursor?.isBackward ? true : hasMore
  const hasPrevious = cursor?.isBackward ? hasMore : cursor !== null
  return {
    items,
    next: hasNext ? markOf(shown.at(-1)) : null,
    previous: hasPrevious ? markOf(shown[0]) : null,
  }
}

function monthBounds(month: string): [Date, Date] {
  const [year, number] = month.split('-').map(Number) as [number, number]
  const next = number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`
  return [instantOf(`${month}-01T00:00`), instantOf(`${next}-01T00:00`)]
}
