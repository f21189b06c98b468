import { z } from 'zod'
import { checkbox, id } from '#lib/platform/fields.ts'

/** Proves that who is signed in is who they are. Kept out of what a form gives back. */
const currentPassword = z.string().min(1, 'form.required').max(200)
/** A tick that has to be set. */
const understood = checkbox.pipe(z.literal(true, 'erasure.problems.notUnderstood'))

export const askErasureInput = z.strictObject({ currentPassword, understood })
export type AskErasureInput = z.output<typeof askErasureInput>

/** A written request in the hands of a coordinator, or the person's own carried out before its day. */
export const eraseInput = z.strictObject({
  volunteerId: id,
  /** The number on the card, typed off the request: nobody is erased by a slip of the hand. */
  cardNumber: z.string().trim().max(12),
  hasRequest: checkbox.pipe(z.literal(true, 'erasure.problems.noRequest')),
})
export type EraseInput = z.output<typeof eraseInput>

export const withdrawOwnInput = z.strictObject({ consentId: id, leaveComing: checkbox })
export type WithdrawOwnInput = z.output<typeof withdrawOwnInput>
