import type { Reason as ShiftReason, ReasonCode } from '#lib/participation/rules.ts'
import { dayMs, minuteMs, type Span } from '#lib/platform/clock.ts'
import type { RefusalValues } from '#lib/platform/refusal.ts'
import { earlyMs, outMaxMs, type Said } from './standing.ts'

/** Why a mark is not taken; `code` is the full key of a sentence. */
export type MarkReason = { code: string; values?: RefusalValues }

/** Marks are taken so long after the shift; later the hours are corrected instead. */
export const lateDays = 30
const clockToleranceMs = 5 * minuteMs

/** What the law and the state of things bar at the door too (R6). Windows, places, skills and overlaps were settled before. */
const lawful: ReadonlySet<ReasonCode> = new Set<ReasonCode>([
  ...(['eventDraft', 'eventCancelled', 'shiftCancelled', 'suspended', 'anonymised'] as const),
  ...(['adultsOnly', 'adultsOnlyUnknown', 'minimumAge', 'guardianDataConsent'] as const),
  ...(['guardianConsentOrCompanion', 'companionNotOnShift', 'companionNotAdult'] as const),
])

/** Of all reasons against taking a shift those that also forbid being marked present on it. */
export function lawfulReasons(reasons: readonly ShiftReason[]): ShiftReason[] {
  return reasons.filter(({ code }) => lawful.has(code))
}

export type MarkFacts = {
  /** The server's time. */
  at: Date
  shift: Span
  said: Said & { deviceAt: Date }
  person: { isPlaced: boolean; isSelf: boolean; reasons: readonly ShiftReason[] }
}

/** Everything against one mark; none means it is taken. Nothing here depends on other marks, so their order never matters. */
export function reasonsAgainstMark({ at, shift, said, person }: MarkFacts): MarkReason[] {
  if (person.isSelf) return [{ code: 'attendance.refusals.self' }]
  if (!person.isPlaced) return [{ code: 'attendance.refusals.notPlaced' }]
  const untimely = windowReason(at, shift, said.deviceAt) ?? timesReason(shift, said)
  if (untimely) return [untimely]
  const isPresence = said.mark === 'present' || said.mark === null
  if (!isPresence) return []
  return person.reasons.map(({ code, values }) => ({ code: `participation.reasons.${code}`, values }))
}

function windowReason(at: Date, shift: Span, deviceAt: Date): MarkReason | null {
  const opensAt = new Date(shift.startsAt.getTime() - earlyMs)
  if (deviceAt.getTime() > at.getTime() + clockToleranceMs) return { code: clockCode }
  if (deviceAt < opensAt) return { code: 'attendance.refusals.early', values: { at: opensAt } }
  const closesAt = shift.endsAt.getTime() + lateDays * dayMs
  return at.getTime() > closesAt ? { code: 'attendance.refusals.late', values: { days: lateDays } } : null
}

/** A device whose clock runs ahead sets its marks right and sends them again. */
export const clockCode = 'attendance.refusals.clock'

function timesReason(shift: Span, { inAt, outAt }: Said): MarkReason | null {
  const from = shift.startsAt.getTime() - earlyMs
  const to = shift.endsAt.getTime() + outMaxMs
  const isOutside = [inAt, outAt].some((time) => time && (time.getTime() < from || time.getTime() > to))
  if (isOutside) return { code: 'attendance.refusals.times' }
  return inAt && outAt && outAt < inAt ? { code: 'attendance.refusals.outBeforeIn' } : null
}
