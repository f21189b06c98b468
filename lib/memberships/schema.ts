import { z } from 'zod'
import { day, id, line, optionalDay, optionalText, text } from '#lib/platform/fields.ts'
import { idPattern } from '#lib/platform/text.ts'
import { cardNumberOf } from '#lib/volunteers/rules.ts'
import type { Body } from '#lib/volunteers/rules/memberships.ts'

/** Why a coordinator ends an affiliation. */
export const endReasons = ['left', 'moved', 'age', 'other'] as const

/** A centre or an organisation in one choice: `centre:<id>` or `organisation:<id>`. */
const body = z.string('form.unknownChoice').transform((value, ctx): Body => {
  const [kind = '', bodyId = ''] = value.slice(0, 60).split(':')
  if (kind === 'centre' && idPattern.test(bodyId)) return { centreId: bodyId, organisationId: null }
  if (kind === 'organisation' && idPattern.test(bodyId)) return { centreId: null, organisationId: bodyId }
  ctx.addIssue({ code: 'custom', message: value === '' ? 'form.required' : 'form.unknownChoice' })
  return z.NEVER
})

export const addMembershipInput = z.strictObject({ volunteerId: id, body, startedOn: day })
export type AddMembershipInput = z.output<typeof addMembershipInput>

export const choosePrimaryInput = z.strictObject({
  volunteerId: id,
  membershipId: id,
  on: day,
  /** What becomes of the primary affiliation before. */
  previous: z.enum(['ends', 'stays']),
})
export type ChoosePrimaryInput = z.output<typeof choosePrimaryInput>

export const endMembershipInput = z.strictObject({
  volunteerId: id,
  membershipId: id,
  endedOn: day,
  reason: z.enum(endReasons, 'form.required'),
  /** What becomes of the places and turns on coming shifts of the centre that is left. */
  signUps: z.enum(['keep', 'cancel']).default('keep'),
})
export type EndMembershipInput = z.output<typeof endMembershipInput>

/** The dates the form showed travel along, so that two corrections do not overwrite each other. */
export const correctMembershipInput = z.strictObject({
  volunteerId: id,
  membershipId: id,
  startedOn: day,
  endedOn: optionalDay,
  seenStartedOn: day,
  seenEndedOn: optionalDay,
})
export type CorrectMembershipInput = z.output<typeof correctMembershipInput>

const cardNumber = line(20).transform((typed, ctx) => {
  const found = cardNumberOf(typed)
  if (found !== null && found > 0) return found
  ctx.addIssue({ code: 'custom', message: 'memberships.refusals.cardNumber' })
  return z.NEVER
})
const note = optionalText(300)

/** A centre asks for a person whose card number and birth date it was told. */
export const askTransferInput = z.strictObject({ toCentreId: id, cardNumber, birthDate: day, note })
export type AskTransferInput = z.output<typeof askTransferInput>

/** The keeping centre offers a person to another. */
export const offerTransferInput = z.strictObject({ volunteerId: id, toCentreId: id, note })
export type OfferTransferInput = z.output<typeof offerTransferInput>

/** A person wants to belong to another centre. */
export const ownTransferInput = z.strictObject({ toCentreId: id, note })
export type OwnTransferInput = z.output<typeof ownTransferInput>

export const transferInput = z.strictObject({ id })
export const refuseTransferInput = z.strictObject({ id, reason: text(300) })
export type RefuseTransferInput = z.output<typeof refuseTransferInput>
