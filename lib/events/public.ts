import { cacheLife, cacheTag } from 'next/cache'
import { dayMs, dayOf, instantOf, now } from '#lib/platform/clock.ts'
import { db } from '#lib/platform/db.ts'
import { fold, slugPattern } from '#lib/platform/text.ts'
import type { Prisma } from '#prisma/generated/client.ts'
import { type EventListRow, listColumns, pageColumns, publicEvents } from './policy.ts'
import { adultAge, toListItem, toPageView } from './rules.ts'
import type { EventCursor, EventFilters } from './schema.ts'

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
  const rows = await db.event.findMany({
    where: { AND: [publicEvents, matching(filters, now()), beyond(cursor, isDescending)] },
    orderBy: isDescending ? latest : soonest,
    select: listColumns,
    take: eventsPerPage + 1,
  })
  return pageOf(rows, cursor)
}

/** How many events a list holds and how many of their places are free. */
export async function summariseEvents(filters: EventFilters) {
  'use cache'
  cacheTag('events')
  cacheLife('minutes')
  const at = now()
  const where: Prisma.EventWhereInput = { AND: [publicEvents, matching(filters, at)] }
  const [events, places] = await Promise.all([
    db.event.count({ where }),
    db.shift.aggregate({
      where: { cancelledAt: null, startsAt: { gt: at }, event: { AND: [where, { state: 'published' }] } },
      _sum: { places: true, taken: true },
    }),
  ])
  return { events, freePlaces: (places._sum.places ?? 0) - (places._sum.taken ?? 0) }
}

/** How many events answer the filters; the number on the button of "Find an event". */
export async function countPublishedEvents(filters: EventFilters): Promise<number> {
  'use cache'
  cacheTag('events')
  cacheLife('minutes')
  return db.event.count({ where: { AND: [publicEvents, matching(filters, now())] } })
}

/** Free places a day for the days ahead, today first; a day without shifts has `shifts: 0`. */
export async function listFreePlacesByDay(filters: EventFilters, days: number) {
  'use cache'
  cacheTag('events')
  cacheLife('minutes')
  const at = now()
  const firstDay = instantOf(`${dayOf(at)}T00:00`)
  const shifts = await db.shift.findMany({
    where: {
      cancelledAt: null,
      startsAt: { gte: firstDay, lt: new Date(firstDay.getTime() + days * dayMs) },
      event: { AND: [publicEvents, matching(filters, at), { state: 'published', isDateStated: true }] },
    },
    select: { startsAt: true, places: true, taken: true },
  })
  return Array.from({ length: days }, (_, index) => {
    const day = dayOf(new Date(firstDay.getTime() + index * dayMs))
    const own = shifts.filter((shift) => dayOf(shift.startsAt) === day)
    const open = own.filter((shift) => shift.startsAt > at)
    return { day, shifts: own.length, free: open.reduce((sum, shift) => sum + shift.places - shift.taken, 0) }
  })
}

/** The events of a calendar month `YYYY-MM` in the region's zone, in order; cancelled ones are among them, marked. */
export async function listEventsOfMonth(month: string, filters: EventFilters) {
  'use cache'
  cacheTag('events')
  cacheLife('minutes')
  const [from, to] = monthBounds(month)
  const anyTime = matching({ ...filters, when: '' }, null)
  const where = {
    AND: [publicEvents, anyTime, { isDateStated: true, startsAt: { lt: to }, endsAt: { gt: from } }],
  }
  const rows = await db.event.findMany({ where, orderBy: soonest, select: listColumns, take: 500 })
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

/** Addresses for the sitemap. */
export async function listPublishedEventSlugs() {
  'use cache'
  cacheTag('events')
  cacheLife('hours')
  return db.event.findMany({
    where: publicEvents,
    orderBy: soonest,
    select: { slug: true, updatedAt: true },
    take: 50_000,
  })
}

const soonest = [{ startsAt: 'asc' }, { id: 'asc' }] satisfies Prisma.EventOrderByWithRelationInput[]
const latest = [{ startsAt: 'desc' }, { id: 'desc' }] satisfies Prisma.EventOrderByWithRelationInput[]

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

/** Filters as a condition. `at` is null where the dates are given by something else. */
export function matching(filters: EventFilters, at: Date | null): Prisma.EventWhereInput {
  const all: Prisma.EventWhereInput[] = fold(filters.q)
    .split(' ')
    .filter(Boolean)
    .slice(0, 8)
    .map((word) => ({ searchKey: { contains: word } }))
  if (filters.unit) all.push({ unit: { slug: filters.unit } })
  if (filters.direction) all.push({ direction: { code: filters.direction } })
  if (filters.kind) all.push({ kind: filters.kind })
  if (filters.age !== null) all.push(suits(filters.age))
  if (filters.hasPlaces) all.push(hasFreePlaces(at ?? now()))
  if (at) all.push(...withinTime(filters, at))
  return { AND: all }
}

function suits(age: number): Prisma.EventWhereInput {
  const byAge: Prisma.EventWhereInput = { OR: [{ minimumAge: null }, { minimumAge: { lte: age } }] }
  if (age >= adultAge) return byAge
  const open = { isEmergency: false, helpsVictims: false, helpsOffenders: false, isHazardous: false }
  return { AND: [byAge, open, { direction: { isAdultsOnly: false } }] }
}

function hasFreePlaces(at: Date): Prisma.EventWhereInput {
  const shifts = { some: { cancelledAt: null, startsAt: { gt: at }, taken: { lt: db.shift.fields.places } } }
  return { state: 'published', shifts }
}

function withinTime({ when }: EventFilters, at: Date): Prisma.EventWhereInput[] {
  if (when === 'past') return [{ endsAt: { lte: at } }]
  const ahead = { endsAt: { gt: at } }
  if (when === '') return [ahead]
  const today = instantOf(`${dayOf(at)}T00:00`)
  return [ahead, { startsAt: { lt: new Date(today.getTime() + Number(when) * dayMs) } }]
}

/** Rows strictly past the cursor in the order they are read in. */
function beyond(cursor: EventCursor | null, isDescending: boolean): Prisma.EventWhereInput {
  if (!cursor) return {}
  const startsAt = new Date(cursor.startsAt)
  const past = isDescending ? 'lt' : 'gt'
  return { OR: [{ startsAt: { [past]: startsAt } }, { startsAt, id: { [past]: cursor.id } }] }
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
