import { dayMs, dayOf, instantOf, minuteMs, wallTimeOf } from '#lib/platform/clock.ts'
import { env } from '#lib/platform/env.ts'

/** Wall-clock times of the region, `HH:mm`; `from` later than `to` spans midnight. Equal ones mean that no hour is quiet. */
export type QuietHours = { from: string; to: string }

/** Those of this installation. */
export function quietHours(): QuietHours {
  const [from = '', to = ''] = env.QUIET_HOURS.split('-')
  return { from, to }
}

/** When the quiet hours an instant lies in are over; null when it lies in none. */
export function quietUntil(at: Date, { from, to }: QuietHours): Date | null {
  if (from === to) return null
  const time = wallTimeOf(at).slice(11)
  const isLate = from > to && time >= from
  const isQuiet = from > to ? isLate || time < to : time >= from && time < to
  if (!isQuiet) return null
  return instantOf(`${isLate ? dayAfter(at) : dayOf(at)}T${to}`)
}

/**
 * When the letter may go that comes `waitMs` after the start, quiet hours not counted: a mailing goes on in the morning at the
 * pace it had in the evening.
 */
export function slotAfter(start: Date, waitMs: number, hours: QuietHours): Date {
  let at = quietUntil(start, hours) ?? start
  let left = waitMs
  for (;;) {
    const end = quietFrom(at, hours)
    if (end === null || at.getTime() + left < end.getTime()) return new Date(at.getTime() + left)
    left -= end.getTime() - at.getTime()
    at = quietUntil(end, hours) ?? end
  }
}

/** The next beginning of quiet hours after an instant outside of them. */
function quietFrom(at: Date, { from, to }: QuietHours): Date | null {
  if (from === to) return null
  const today = instantOf(`${dayOf(at)}T${from}`)
  return today > at ? today : instantOf(`${dayAfter(at)}T${from}`)
}

/** Counted from noon, so that a clock put back or forward cannot give the same day twice. */
function dayAfter(at: Date): string {
  return dayOf(new Date(instantOf(`${dayOf(at)}T12:00`).getTime() + dayMs))
}

/** The pause between two letters of a mailing. */
export function paceMs(lettersPerMinute: number): number {
  return minuteMs / lettersPerMinute
}
