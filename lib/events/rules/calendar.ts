import { dayOf, overlapMinutes, type Span } from '#lib/platform/clock.ts'
import { fold } from '#lib/platform/text.ts'
import { dayAfter, weekdayOf } from './recurrence.ts'

export type CalendarView = 'month' | 'week' | 'list'

/** An event is large by its kind or by the people it takes: two of them in one place on one day take each other's. */
const largeKinds = new Set(['rally', 'forum', 'opening', 'ceremony'])
const largePlaces = 100

type Held = Span & {
  id: string
  state: string
  kind: string
  unitId: string
  places: number
  placeKk: string
  placeRu: string
}

export function isLarge({ kind, places }: Pick<Held, 'kind' | 'places'>): boolean {
  return largeKinds.has(kind) || places >= largePlaces
}

/**
 * With whom each event clashes: two large events in one district or town on one day, or two of any size at one place at one
 * time. Cancelled ones clash with nobody, drafts do. By id, ids of the others; who clashes with nobody is not in it.
 */
export function clashesOf(events: readonly Held[]): Map<string, string[]> {
  const clashes = new Map<string, string[]>()
  const live = events.filter(({ state }) => state !== 'cancelled')
  for (const [index, first] of live.entries()) {
    for (const second of live.slice(index + 1)) {
      if (!doClash(first, second)) continue
      clashes.set(first.id, [...(clashes.get(first.id) ?? []), second.id])
      clashes.set(second.id, [...(clashes.get(second.id) ?? []), first.id])
    }
  }
  return clashes
}

export function doClash(first: Held, second: Held): boolean {
  if (first.unitId !== second.unitId || !shareADay(first, second)) return false
  if (isLarge(first) && isLarge(second)) return true
  return isSamePlace(first, second) && overlapMinutes(first, second) > 0
}

function shareADay(first: Span, second: Span): boolean {
  return dayOf(first.startsAt) <= lastDay(second) && dayOf(second.startsAt) <= lastDay(first)
}

/** What ends at midnight ends on the day before. */
function lastDay({ startsAt, endsAt }: Span): string {
  const day = dayOf(new Date(endsAt.getTime() - 1))
  return day < dayOf(startsAt) ? dayOf(startsAt) : day
}

function isSamePlace(first: Held, second: Held): boolean {
  const same = (a: string, b: string) => a !== '' && fold(a) === fold(b)
  return same(first.placeKk, second.placeKk) || same(first.placeRu, second.placeRu)
}

/** The days of a view around a day: its week from Monday, or its month filled up to whole weeks. */
export function daysOfView(view: CalendarView, day: string): string[] {
  const monday = (of: string) => dayAfter(of, 1 - weekdayOf(of))
  if (view === 'week') return Array.from({ length: 7 }, (_, index) => dayAfter(monday(day), index))
  const month = day.slice(0, 7)
  const last = dayAfter(`${dayAfter(`${month}-28`, 4).slice(0, 7)}-01`, -1)
  const days: string[] = []
  const end = dayAfter(monday(last), 6)
  for (let each = monday(`${month}-01`); each <= end; each = dayAfter(each, 1)) days.push(each)
  return view === 'list' ? days.filter((each) => each.startsWith(month)) : days
}

/** The first day of the next or the previous view. */
export function shiftedView(view: CalendarView, day: string, by: 1 | -1): string {
  if (view === 'week') return dayAfter(day, by * 7)
  const first = `${day.slice(0, 7)}-01`
  return by === 1 ? `${dayAfter(first, 31).slice(0, 7)}-01` : `${dayAfter(first, -1).slice(0, 7)}-01`
}

/** Whether an event touches a day. */
export function isOnDay(event: Span, day: string): boolean {
  return dayOf(event.startsAt) <= day && lastDay(event) >= day
}
