import { z } from 'zod'
import { day, email, id, line } from '#lib/platform/fields.ts'
import { readClaimCode } from '../rules.ts'

/** A code that cannot be one is told at once; what it opens is not. */
const code = line(40).transform((typed, ctx) => {
  const found = readClaimCode(typed)
  if (found) return found
  ctx.addIssue({ code: 'custom', message: 'claims.problems.code' })
  return z.NEVER
})
const claimFields = { code, birthDate: day }

/** The slip of somebody without an account: where the letter goes. */
export const claimInput = z.strictObject({ ...claimFields, email })
/** The slip of somebody who is signed in. */
export const claimOwnInput = z.strictObject(claimFields)
export type ClaimOwnInput = z.output<typeof claimOwnInput>

export const slipInput = z.strictObject({ volunteerId: id })
export const admitGuestInput = z.strictObject({ volunteerId: id, centreId: id })
export type AdmitGuestInput = z.output<typeof admitGuestInput>
export const attachGuestInput = z.strictObject({ guestId: id, volunteerId: id })
export type AttachGuestInput = z.output<typeof attachGuestInput>
