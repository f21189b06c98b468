import { dayMs, dayOf, instantOf } from '#lib/platform/clock.ts'

export const scheduleDaysMax = 366

export type ScheduleProblem = 'past' | 'tooFar'

/** What is wrong with an instant somebody wants an item to come out at. */
export function scheduleProblemOf(at: Date, now: Date): ScheduleProblem | null {
  if (at <= now) return 'past'
  return at.getTime() > now.getTime() + scheduleDaysMax * dayMs ? 'tooFar' : null
}

/** The instant a day of the region is over. */
export function endOfDay(day: string): Date {
  const next = new Date(Date.parse(`${day}T00:00:00Z`) + dayMs).toISOString().slice(0, 10)
  return instantOf(`${next}T00:00`)
}

/** The last day of a pin that ends at an instant. */
export function lastDayBefore(end: Date): string {
  return dayOf(new Date(end.getTime() - 1))
}
