import { dayMs } from '#lib/platform/clock.ts'
import { entryMinutesMax } from './minutes.ts'

/** How long after the day a person may report hours of an event, and of other work. */
export const eventClaimDays = 14
export const otherClaimDays = 90

export type DayProblem = 'future' | 'tooLate' | null

/** Whether work of a day may still be reported; both days are of the region's calendar. */
export function dayProblem(workedOn: string, today: string, days: number): DayProblem {
  const passed = (Date.parse(today) - Date.parse(workedOn)) / dayMs
  if (passed < 0) return 'future'
  return passed > days ? 'tooLate' : null
}

/** The first day that may still be reported. */
export function earliestClaimDay(today: string, days: number): string {
  return new Date(Date.parse(today) - days * dayMs).toISOString().slice(0, 10)
}

/** A day has 24 hours, whoever confirms them. `others` are the minutes of that day already known. */
export function fitsDay(minutes: number, others: number): boolean {
  return minutes + others <= entryMinutesMax
}
