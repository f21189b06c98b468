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

const occasion = { kindId: id, issuedOn: day, ...words }

export const prepareBatchInput = z.strictObject({
  eventId: id,
  ...occasion,
  recipients: z.preprocess(
    (value) => (value === undefined ? [] : value),
    z
      .array(recipientRef)
      .min(1, 'awards.refusals.chooseRecipient')
      .max(batchMax)
      .transform((refs) => [...new Map(refs.map((ref) => [ref.id, ref])).values()]),
  ),
})
export type PrepareBatchInput = z.output<typeof prepareBatchInput>

/** A pasted list: a recipient a line. */
export const listBatchInput = z.strictObject({
  eventId: optionalId,
  ...occasion,
  list: text(20_000)
    .transform((value) =>
      value
        .split('\n')
        .map((each) => each.trim())
        .filter(Boolean),
    )
    .pipe(
      z
        .array(z.string().max(200, 'awards.refusals.longLine'))
        .min(1, 'awards.refusals.chooseRecipient')
        .max(batchMax),
    ),
})
export type ListBatchInput = z.output<typeof listBatchInput>

export const batchInput = z.strictObject({ batchId: id })
export type BatchInput = z.output<typeof batchInput>

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

/** Hiding by the holder; the entry itself says which of the two it is. */
export const ownEntryInput = z.strictObject({
  id,
  version,
  entry: z.enum(['award', 'title']),
  isHidden: checkbox,
})
export type OwnEntryInput = z.output<typeof ownEntryInput>

const titleWords = {
  labelKk: line(120),
  labelRu: line(120),
  labelEn: optionalLine(120),
  givenByKk: line(200),
  givenByRu: line(200),
  givenByEn: optionalLine(200),
}
export const createTitleInput = z.strictObject({ recipient: recipientRef, ...titleWords })
export type CreateTitleInput = z.output<typeof createTitleInput>
export const saveTitleInput = z.strictObject({ id, version, ...titleWords })
export type SaveTitleInput = z.output<typeof saveTitleInput>
export const removeTitleInput = z.strictObject({ id, version })
export type RemoveTitleInput = z.output<typeof removeTitleInput>

/** Which letters go into one file; at least one of the conditions. */
export const letterSetInput = z
  .strictObject({
    year: optionalWholeNumber(1991, 2200),
    kindId: optionalId,
    eventId: optionalId,
    roundId: optionalId,
    batchId: optionalId,
  })
  .refine((choice) => Object.values(choice).some((value) => value !== null), 'awards.refusals.chooseLetters')
export type LetterSetInput = z.output<typeof letterSetInput>

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
  event: id.optional().catch(undefined),
  unit: z
    .string()
    .regex(/^[a-z0-9-]{2,60}$/)
    .optional()
    .catch(undefined),
  q: line(60).optional().catch(undefined),
  after: id.optional().catch(undefined),
  before: id.optional().catch(undefined),
})
export type AwardFiltersInput = z.output<typeof awardFilters>

/** What the address of the letters' page may carry. */
export const letterFilters = z.object({
  year: z.coerce.number().int().min(1991).max(2200).optional().catch(undefined),
  kind: id.optional().catch(undefined),
  event: id.optional().catch(undefined),
  round: id.optional().catch(undefined),
  batch: id.optional().catch(undefined),
})

/** What the address of staff's list may carry. */
export const staffAwardFilters = z.object({
  state: z.enum(['draft', 'issued', 'revoked']).optional().catch(undefined),
  q: line(60).optional().catch(undefined),
  after: id.optional().catch(undefined),
})
