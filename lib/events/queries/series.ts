import type { Actor } from '#lib/accounts/actor.ts'
import { dayOf, now } from '#lib/platform/clock.ts'
import { db } from '#lib/platform/db.ts'
import { idPattern } from '#lib/platform/text.ts'
import { runBy } from '../policy.ts'
import { phaseOf, seatsOf } from '../rules.ts'
import { doClash } from '../rules/calendar.ts'
import { daysBetween, daysLater } from '../rules/recurrence.ts'
import { listEventsOnDays } from './calendar.ts'

/** A series the actor runs with its occurrences, soonest first; null for another's. */
export async function findSeries(actor: Actor, seriesId: string) {
  if (!idPattern.test(seriesId)) return null
  const series = await db.eventSeries.findFirst({
    where: { id: seriesId, events: { some: runBy(actor) } },
    select: {
      ...{ id: true, frequency: true, interval: true, weekdays: true, untilDay: true, count: true },
      ...{ skipsHolidays: true, skippedDays: true, days: true },
      events: {
        orderBy: [{ seriesDay: 'asc' }, { id: 'asc' }],
        select: {
          ...{ id: true, slug: true, state: true, startsAt: true, endsAt: true, isException: true },
          ...{ seriesDay: true, titleKk: true, titleRu: true, titleEn: true },
          shifts: { where: { cancelledAt: null }, select: { places: true, taken: true, waiting: true } },
        },
      },
    },
  })
  if (!series) return null
  const at = now()
  const events = series.events.map(({ shifts, ...event }) => ({
    ...event,
    seats: seatsOf(shifts),
    phase: phaseOf(event, at),
    isAhead: event.state !== 'cancelled' && event.startsAt > at,
  }))
  return { ...series, events }
}

export type SeriesView = NonNullable<Awaited<ReturnType<typeof findSeries>>>

type Template = {
  id: string
  kind: string
  unitId: string
  startsAt: Date
  endsAt: Date
  placeKk: string
  placeRu: string
  seats: { places: number }
}

/** What stands in the way on each day a series would have: events the new occurrence would clash with. */
export async function listSeriesClashes(actor: Actor, template: Template, days: readonly string[]) {
  const others = await listEventsOnDays(actor, { unitId: template.unitId, days })
  const first = dayOf(template.startsAt)
  return days.map((day) => {
    const offset = daysBetween(first, day)
    const planned = {
      ...{
        id: '',
        state: 'draft',
        kind: template.kind,
        unitId: template.unitId,
        places: template.seats.places,
      },
      ...{ placeKk: template.placeKk, placeRu: template.placeRu },
      ...{ startsAt: daysLater(template.startsAt, offset), endsAt: daysLater(template.endsAt, offset) },
    }
    const clashes = others.filter(({ shifts, ...other }) => {
      const places = shifts.reduce((sum, shift) => sum + shift.places, 0)
      return other.id !== template.id && doClash(planned, { ...other, places })
    })
    return { day, startsAt: planned.startsAt, endsAt: planned.endsAt, clashes }
  })
}
