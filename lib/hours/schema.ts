import { z } from 'zod'
import {
  checkbox,
  id,
  line,
  optionalDay,
  optionalId,
  optionalLine,
  optionalWholeNumber,
  text,
  version,
} from '#lib/platform/fields.ts'
import { readDuration } from './rules/minutes.ts'

/** A length of time as people write it, in minutes; empty is null. */
const optionalDuration = z
  .string()
  .max(20)
  .transform((value, context) => {
    if (value.trim() === '') return null
    const minutes = readDuration(value)
    if (minutes !== null) return minutes
    context.issues.push({ code: 'custom', message: 'hours.problems.duration', input: value })
    return z.NEVER
  })
  .default(null)
const duration = optionalDuration.refine((minutes) => minutes !== null, 'form.required')

export const linesMax = 300

export const confirmHoursInput = z.strictObject({
  shiftId: id,
  lines: z
    .array(
      z.strictObject({
        participationId: id,
        seen: z.string().regex(/^\d{0,5}:\d{0,5}$/),
        minutes: optionalDuration,
        reason: optionalLine(300),
      }),
    )
    .min(1)
    .max(linesMax),
})
export type ConfirmHoursInput = z.output<typeof confirmHoursInput>

export const correctHoursInput = z.strictObject({ entryId: id, minutes: duration, reason: line(300) })
export type CorrectHoursInput = {
  /** One of the two says which work: a shift somebody was on, or any row of the ledger. */
  participationId?: string
  entryId?: string
  minutes: number | null
  reason: string
}

const claimFields = {
  hours: optionalWholeNumber(0, 24),
  minutes: optionalWholeNumber(0, 59),
  work: text(1000),
  evidence: text(500),
}
const otherWork = { workedOn: optionalDay, centreId: optionalId, directionId: optionalId }

/** `participationId`: the own shift it is about, which then says day, centre and direction. `id`: sent twice it is one claim. */
export const makeClaimInput = z.strictObject({
  id,
  participationId: optionalId,
  ...otherWork,
  ...claimFields,
})
export const editClaimInput = z.strictObject({ claimId: id, version, ...otherWork, ...claimFields })
export const withdrawClaimInput = z.strictObject({ claimId: id, version })
export type MakeClaimInput = z.output<typeof makeClaimInput>
export type EditClaimInput = z.output<typeof editClaimInput>
export type WithdrawClaimInput = z.output<typeof withdrawClaimInput>

export const confirmClaimsInput = z.strictObject({
  lines: z
    .array(
      z.strictObject({
        claimId: id,
        version,
        isChosen: checkbox,
        minutes: optionalDuration,
        reason: optionalLine(300),
      }),
    )
    .min(1)
    .max(100),
})
export const returnClaimInput = z.strictObject({ claimId: id, version, reason: line(500) })
export type ConfirmClaimsInput = z.output<typeof confirmClaimsInput>
export type ReturnClaimInput = z.output<typeof returnClaimInput>
