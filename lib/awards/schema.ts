import { z } from 'zod'
import {
  checkbox,
  day,
  id,
  line,
  optionalDay,
  optionalId,
  optionalLine,
  optionalText,
  optionalWholeNumber,
  text,
  version,
} from '#lib/platform/fields.ts'

const recipientPattern = /^(?:volunteer|person|organisation):[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Who is thanked, as a form sends it: `volunteer:<id>`, `person:<id>` or `organisation:<id>`. */
export const recipientRef = z
  .string('awards.refusals.chooseRecipient')
  .regex(recipientPattern, 'awards.refusals.chooseRecipient')
  .transform((value) => {
    const [type, recipientId] = value.split(':') as [RecipientType, string]
    return { type, id: recipientId }
  })
export type RecipientType = 'volunteer' | 'person' | 'organisation'
export type RecipientRef = z.output<typeof recipientRef>

const words = {
  issuerKk: line(200),
  issuerRu: line(200),
  issuerEn: optionalLine(200),
  reasonKk: text(600),
  reasonRu: text(600),
  reasonEn: optionalText(600),
}

export const createAwardInput = z.strictObject({
  recipient: recipientRef,
  kindId: id,
  eventId: optionalId,
  issuedOn: optionalDay,
  ...words,
})
export type CreateAwardInput = z.output<typeof createAwardInput>

export const saveAwardInput = z.strictObject({
  id,
  version,
  kindId: id,
  eventId: optionalId,
  issuedOn: optionalDay,
  recipientKk: line(200),
  recipientRu: line(200),
  recipientEn: optionalLine(200),
  ...words,
})
export type SaveAwardInput = z.output<typeof saveAwardInput>

export const issueAwardInput = z.strictObject({ id, version, number: optionalWholeNumber(1, 999_999) })
export type IssueAwardInput = z.output<typeof issueAwardInput>

export const batchMax = 300

export const issueBatchInput = z.strictObject({
  eventId: id,
  kindId: id,
  issuedOn: day,
  recipients: z.preprocess(
    (value) => (value === undefined ? [] : value),
    z
      .array(recipientRef)
      .min(1, 'awards.refusals.chooseRecipient')
      .max(batchMax)
      .transform((refs) => [...new Map(refs.map((ref) => [ref.id, ref])).values()]),
  ),
  ...words,
})
export type IssueBatchInput = z.output<typeof issueBatchInput>

export const revokeAwardInput = z.strictObject({
  id,
  version,
  reasonKk: text(600),
  reasonRu: text(600),
  reasonEn: optionalText(600),
})
export type RevokeAwardInput = z.output<typeof revokeAwardInput>

export const hideAwardInput = z.strictObject({ id, version, isHidden: checkbox })
export type HideAwardInput = z.output<typeof hideAwardInput>

export const discardAwardInput = z.strictObject({ id, version })
export type DiscardAwardInput = z.output<typeof discardAwardInput>

/** What the register's address may carry; anything odd is as if it were not there. */
export const awardFilters = z.object({
  year: z.coerce.number().int().min(1991).max(2200).optional().catch(undefined),
  kind: z
    .string()
    .regex(/^[a-z_]{2,40}$/)
    .optional()
    .catch(undefined),
  to: z.enum(['people', 'organisations']).optional().catch(undefined),
  q: line(60).optional().catch(undefined),
  after: id.optional().catch(undefined),
  before: id.optional().catch(undefined),
})
export type AwardFiltersInput = z.output<typeof awardFilters>

/** What the address of staff's list may carry. */
export const staffAwardFilters = z.object({
  state: z.enum(['draft', 'issued', 'revoked']).optional().catch(undefined),
  q: line(60).optional().catch(undefined),
  after: id.optional().catch(undefined),
})
