import { minuteMs, type Span } from '#lib/platform/clock.ts'

/** How much before and after a shift still counts as the shift: who comes early to help set up is not cut off. */
export const toleranceMinutes = 15
/** A row of the ledger never holds more than a day. */
export const entryMinutesMax = 24 * 60

export type Presence = { inAt: Date | null; outAt: Date | null }
export type Computed = {
  minutes: number
  /** Marked present without a time: counted from the shift's beginning. */
  isInAssumed: boolean
  /** Nobody marked the way out: counted to the shift's end. */
  isOutAuto: boolean
}

/**
 * Minutes between in and out, clipped to the shift and the tolerance around it (R8). Whole minutes, never negative, counted
 * between instants, so that midnight and the change of the zone's offset on 1 March 2024 make no difference.
 */
export function minutesOf({ inAt, outAt }: Presence, shift: Span, tolerance = toleranceMinutes): Computed {
  const earliest = shift.startsAt.getTime() - tolerance * minuteMs
  const latest = shift.endsAt.getTime() + tolerance * minuteMs
  const from = Math.max(inAt?.getTime() ?? shift.startsAt.getTime(), earliest)
  const to = Math.min(outAt?.getTime() ?? shift.endsAt.getTime(), latest)
  const minutes = Math.round((to - from) / minuteMs)
  return {
    minutes: Math.min(Math.max(0, minutes), entryMinutesMax),
    isInAssumed: inAt === null,
    isOutAuto: outAt === null,
  }
}

/** «2:30», «2,5», «2.5» and «3» as minutes; null for anything else, and for more than a day. */
export function readDuration(text: string): number | null {
  const clock = /^(\d{1,2}):([0-5]\d)$/.exec(text.trim())
  const decimal = /^\d{1,2}(?:[.,]\d{1,2})?$/.exec(text.trim())
  const minutes = clock
    ? Number(clock[1]) * 60 + Number(clock[2])
    : decimal
      ? Math.round(Number(decimal[0].replace(',', '.')) * 60)
      : Number.NaN
  return minutes <= entryMinutesMax ? minutes : null
}

/** Minutes as a clock writes them, «2:30»: what `readDuration` reads back unchanged. */
export function durationText(minutes: number): string {
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`
}
