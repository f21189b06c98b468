import { dayOf } from '#lib/platform/clock.ts'
import { Invalid } from '#lib/platform/refusal.ts'
import { dayAfter, daysBetween, daysLater, daysOf, occurrencesMax, type Recurrence } from './recurrence.ts'

/** Nobody plans further ahead by anything but a slip of the year. */
const farthestDays = 731

/**
 * The days a rule gives an event, its own first; those that have passed at `at` are left out. Throws `Invalid` beside the field
 * when there is none further, or too many.
 */
export function planDays(event: { startsAt: Date }, rule: Recurrence, at: Date): string[] {
  const first = dayOf(event.startsAt)
  const days = daysOf(first, rule)
  const farthest = dayAfter(first, farthestDays)
  if (days.length > occurrencesMax)
    throw new Invalid({ untilDay: { code: 'series.problems.tooMany', values: { max: occurrencesMax } } })
  if (days.some((day) => day > farthest)) throw new Invalid({ interval: { code: 'series.problems.tooFar' } })
  const ahead = days.slice(1).filter((day) => daysLater(event.startsAt, daysBetween(first, day)) > at)
  if (ahead.length === 0) throw new Invalid({ frequency: { code: 'series.problems.noOther' } })
  return [first, ...ahead]
}
