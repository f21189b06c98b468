import type { Actor } from '#lib/accounts/actor.ts'
import { mayEdit } from '#lib/accounts/policy.ts'
import { instantOf, now } from '#lib/platform/clock.ts'
import { db } from '#lib/platform/db.ts'
import type { Prisma } from '#prisma/generated/client.ts'
import { canRunEvent, publicEvents, runBy, visibleTo } from '../policy.ts'
import { phaseOf } from '../rules.ts'
import { clashesOf } from '../rules/calendar.ts'
import { dayAfter } from '../rules/recurrence.ts'
import type { CalendarFilters } from '../schema/calendar.ts'

const eventsMax = 1000

/**
 * The events that touch the days, drafts and cancelled ones too, with whom each clashes: of the whole region for editors and
 * administrators, for others their own and what of the rest is public. A clash with something unseen is not told.
 */
export async function listCalendar(
  actor: Actor,
  { days, filters }: { days: readonly string[]; filters: CalendarFilters },
) {
  const [first = '', last = first] = [days[0], days.at(-1)]
  const span = {
    isDateStated: true,
    startsAt: { lt: instantOf(`${dayAfter(last, 1)}T00:00`) },
    endsAt: { gt: instantOf(`${first}T00:00`) },
  }
  const seen = mayEdit(actor) ? {} : { OR: [visibleTo(actor), publicEvents] }
  const rows = await db.event.findMany({
    where: { AND: [seen, span] },
    orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
    select: calendarColumns,
    take: eventsMax,
  })
  const at = now()
  const all = rows.map(({ shifts, ...event }) => ({
    ...event,
    places: shifts.reduce((sum, shift) => sum + shift.places, 0),
    phase: phaseOf(event, at),
    canRun: canRunEvent(actor, event),
    canRead: mayEdit(actor) || actor.centreIds.includes(event.centreId),
  }))
  const titles = new Map(all.map((event) => [event.id, event]))
  // Clashes are looked for before the filters: what is filtered away takes the place all the same.
  const clashes = clashesOf(all)
  return all.filter(matches(filters)).map((event) => ({
    ...event,
    clashes: (clashes.get(event.id) ?? []).flatMap((id) => titles.get(id) ?? []),
  }))
}

export type CalendarEvent = Awaited<ReturnType<typeof listCalendar>>[number]

/** Other events in the same district or town on some days, for somebody who plans there; their titles are public or the actor's. */
export async function listEventsOnDays(
  actor: Actor,
  { unitId, days }: { unitId: string; days: readonly string[] },
) {
  const [first, last] = [days[0], days.at(-1)]
  if (!first || !last) return []
  return db.event.findMany({
    where: {
      AND: [mayEdit(actor) ? {} : { OR: [runBy(actor), publicEvents] }],
      ...{ unitId, isDateStated: true, state: { not: 'cancelled' } },
      startsAt: { lt: instantOf(`${dayAfter(last, 1)}T00:00`) },
      endsAt: { gt: instantOf(`${first}T00:00`) },
    },
    orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
    select: {
      ...{ id: true, state: true, kind: true, unitId: true, startsAt: true, endsAt: true, seriesId: true },
      ...{ titleKk: true, titleRu: true, titleEn: true, placeKk: true, placeRu: true },
      shifts: { where: { cancelledAt: null }, select: { places: true } },
    },
    take: eventsMax,
  })
}

/** The choices of the calendar's filters. */
export async function listCalendarChoices(_actor: Actor) {
  const names = { nameKk: true, nameRu: true, nameEn: true }
  const [units, centres, directions] = await Promise.all([
    db.unit.findMany({ orderBy: { nameKk: 'asc' }, select: { slug: true, ...names } }),
    db.centre.findMany({
      where: { state: 'published' },
      orderBy: { nameKk: 'asc' },
      select: { id: true, ...names },
    }),
    db.direction.findMany({ orderBy: { position: 'asc' }, select: { code: true, ...names } }),
  ])
  return { units, centres, directions }
}

export type CalendarChoices = Awaited<ReturnType<typeof listCalendarChoices>>

const calendarColumns = {
  ...{ id: true, slug: true, state: true, kind: true, unitId: true, centreId: true, seriesId: true },
  ...{ titleKk: true, titleRu: true, titleEn: true, placeKk: true, placeRu: true, placeEn: true },
  ...{ startsAt: true, endsAt: true },
  unit: { select: { slug: true, shortKk: true, shortRu: true, shortEn: true } },
  centre: { select: { nameKk: true, nameRu: true, nameEn: true } },
  direction: { select: { code: true } },
  shifts: { where: { cancelledAt: null }, select: { places: true } },
} satisfies Prisma.EventSelect

type Filtered = {
  state: string
  phase: string
  kind: string
  centreId: string
  unit: { slug: string }
  direction: { code: string }
}

function matches({ unit, centreId, kind, direction, state }: CalendarFilters) {
  return (event: Filtered) =>
    (unit === '' || event.unit.slug === unit) &&
    (centreId === '' || event.centreId === centreId) &&
    (kind === '' || event.kind === kind) &&
    (direction === '' || event.direction.code === direction) &&
    (state === '' || (event.state === 'draft' ? 'draft' : event.phase) === state)
}
