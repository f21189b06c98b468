import { arrivalOn, departureOn } from '#lib/attendance/rules/paper.ts'
import type { Intent } from '#lib/attendance/rules/standing.ts'
import type { Span } from '#lib/platform/clock.ts'

/** What the buttons of a row say; `times` carries two clock times. */
export type RowAct = { intent: Intent['kind']; inTime: string; outTime: string }

/** The intent of a pressed button; null when its times cannot be those of the shift. */
export function intentOf({ intent, inTime, outTime }: RowAct, shift: Span): Intent | null {
  if (intent !== 'times') return { kind: intent }
  const inAt = inTime ? arrivalOn(shift, inTime) : null
  const outAt = outTime ? departureOn(shift, outTime, inAt) : null
  if ((inTime && !inAt) || (outTime && !outAt) || (inAt && outAt && outAt < inAt)) return null
  return { kind: 'times', inAt, outAt }
}
