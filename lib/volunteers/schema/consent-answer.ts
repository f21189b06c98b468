import { z } from 'zod'
import { checkbox, id, ids, line } from '#lib/platform/fields.ts'
import { guardianRelations, name } from '../schema.ts'

/** The secret of a one-time link. */
export const secretPattern = /^[\w-]{43}$/
const secret = z.string().regex(secretPattern, 'consentRequests.refusals.gone')
/** A tick that has to be set. */
const declared = checkbox.pipe(z.literal(true, 'consentRequests.problems.notDeclared'))

/** A guardian's yes: with their own name, as who, and to which version of the texts. */
export const giveConsentInput = z.strictObject({
  secret,
  name,
  relation: z.enum(guardianRelations, 'form.required'),
  isGuardian: declared,
  hasRead: declared,
  publishing: checkbox,
  textVersion: line(60),
})
export type GiveConsentInput = z.output<typeof giveConsentInput>

/** A grown-up's own yes by a mailed link. */
export const giveOwnConsentInput = z.strictObject({
  secret,
  hasRead: declared,
  publishing: checkbox,
  textVersion: line(60),
})
export type GiveOwnConsentInput = z.output<typeof giveOwnConsentInput>

export const withdrawByLinkInput = z.strictObject({ secret })

export const refuseConsentInput = z.strictObject({ secret })

/** A coordinator asks a guardian on the card to consent by e-mail. */
export const askGuardianInput = z.strictObject({ volunteerId: id, guardianId: id })

/** People of the renewal list a coordinator asks at once. */
export const askConsentsInput = z.strictObject({ volunteerIds: ids })
