/** The present instant. Tests and the demo region pass their own where it matters. */
export function now(): Date {
  return new Date()
}

export const minuteMs = 60_000
export const hourMs = 60 * minuteMs
export const dayMs = 24 * hourMs
export const zone = 'Asia/Almaty'

const dayFormat = new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short' })
const timeFormat = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit' })

/** The calendar day of an instant in the region's zone, `YYYY-MM-DD`. */
export function dayOf(instant: Date): string {
  return dayFormat.format(instant)
}

/** The wall-clock time `YYYY-MM-DDTHH:mm` of an instant in the region's zone, as a datetime-local field wants it. */
export function wallTimeOf(instant: Date): string {
  return `${dayOf(instant)}T${timeFormat.format(instant)}`
}

/** The instant of a wall-clock time in the region's zone: UTC+6 before 1 March 2024, UTC+5 since. */
export function instantOf(wallTime: string): Date {
  const asUtc = new Date(`${wallTime.slice(0, 16)}:00Z`)
  const guess = new Date(asUtc.getTime() - 5 * hourMs)
  if (wallTimeOf(guess) === wallTime.slice(0, 16)) return guess
  return new Date(asUtc.getTime() - 6 * hourMs)
}

export type Span = { startsAt: Date; endsAt: Date }

/** The length shared by two half-open spans in minutes; 0 when one ends as the other begins. */
export function overlapMinutes(a: Span, b: Span): number {
  const from = Math.max(a.startsAt.getTime(), b.startsAt.getTime())
  const to = Math.min(a.endsAt.getTime(), b.endsAt.getTime())
  return Math.max(0, (to - from) / minuteMs)
}
