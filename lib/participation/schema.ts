import { z } from 'zod'
import { checkbox, id, line, optionalId, optionalLine, version, wholeNumber } from '#lib/platform/fields.ts'

/** A short overlap is accepted by a tick, everything a coordinator may overrule by a reason in words. */
const answers = { acceptOverlap: checkbox, overrideReason: optionalLine(300) }

export const placeInput = z.strictObject({
  shiftId: id,
  volunteerId: id,
  companionId: optionalId,
  ...answers,
})
export const takeOffInput = z.strictObject({ participationId: id, reason: line(300) })
export const moveInput = z.strictObject({
  participationId: id,
  toShiftId: id,
  companionId: optionalId,
  ...answers,
})
export const promoteInput = z.strictObject({ shiftId: id })
export const resizeInput = z.strictObject({
  shiftId: id,
  version,
  places: wholeNumber(1, 10_000),
  confirmed: checkbox,
})

export type PlaceInput = z.output<typeof placeInput>
export type TakeOffInput = z.output<typeof takeOffInput>
export type MoveInput = z.output<typeof moveInput>
export type PromoteInput = z.output<typeof promoteInput>
export type ResizeInput = z.output<typeof resizeInput>
