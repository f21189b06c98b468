import { z } from 'zod'
import {
  day,
  id,
  line,
  optionalDay,
  optionalId,
  optionalLine,
  optionalText,
  optionalUrl,
  optionalWholeNumber,
  slug,
  text,
  version,
} from '#lib/platform/fields.ts'
import { richField } from '#lib/rich-text/schema.ts'
import { pictureIdsOf } from '#lib/rich-text/rules/tidy.ts'
import { memorandumStatuses } from './rules.ts'
import { promiseUnits } from './rules/promise.ts'
import { memorandumSorts } from './rules/register.ts'

export const partiesMax = 12
export const obligationsMax = 60

/** `id` is there when the row was saved before, so that what hangs on it stays. */
const partyRow = z.strictObject({
  id: optionalId,
  organisationId: optionalId,
  nameKk: optionalLine(300),
  nameRu: optionalLine(300),
  nameEn: optionalLine(300),
})
const obligationRow = z.strictObject({
  id: optionalId,
  textKk: optionalText(600),
  textRu: optionalText(600),
  textEn: optionalText(600),
  dueOn: optionalDay,
  doneOn: optionalDay,
  /** Which side promised it: the number of its row in the form. */
  party: optionalWholeNumber(1, partiesMax + 2),
  promised: optionalWholeNumber(1, 1_000_000),
  promisedUnit: z.preprocess(
    (value) => (value === '' ? null : value),
    z.enum(promiseUnits).nullable().default(null),
  ),
})

/** Rows of a form with spare ones at its end: empty rows are left out, half-filled ones are named. */
const parties = z.preprocess(orNone, z.array(partyRow).max(partiesMax + 2)).superRefine((rows, context) => {
  rows.forEach((row, index) => {
    if (row.organisationId !== null || isBlank(row)) return
    if (row.nameKk === '') context.addIssue(required([index, 'nameKk']))
    if (row.nameRu === '') context.addIssue(required([index, 'nameRu']))
  })
  const named = rows.filter((row) => !isBlank(row))
  if (named.length > partiesMax)
    context.addIssue({
      code: 'custom',
      message: 'memoranda.refusals.tooManyParties',
      params: { max: partiesMax },
    })
  const chosen = named.flatMap(({ organisationId }) => organisationId ?? [])
  if (new Set(chosen).size < chosen.length)
    context.addIssue({ code: 'custom', message: 'memoranda.refusals.samePartyTwice' })
})

const obligations = z
  .preprocess(orNone, z.array(obligationRow).max(obligationsMax + 3))
  .superRefine((rows, context) => {
    rows.forEach((row, index) => {
      if (isBlank(row)) return
      if (row.textKk === '') context.addIssue(required([index, 'textKk']))
      if (row.textRu === '') context.addIssue(required([index, 'textRu']))
      if (row.promised === null && row.promisedUnit !== null) context.addIssue(required([index, 'promised']))
      if (row.promised !== null && row.promisedUnit === null)
        context.addIssue(required([index, 'promisedUnit']))
    })
  })

const untitled = { path: ['titleKk'], message: 'memoranda.refusals.untitled' }

/** The whole text: words, lists and headings; a picture has no place in an agreement. */
const body = richField.refine(
  (document) => pictureIdsOf(document).length === 0,
  'memoranda.refusals.noPictures',
)

const card = {
  subjectId: id,
  summaryKk: optionalText(2000),
  summaryRu: optionalText(2000),
  summaryEn: optionalText(2000),
  eventId: optionalId,
  sourceUrl: optionalUrl,
}
const content = {
  ...card,
  titleKk: optionalLine(200),
  titleRu: optionalLine(200),
  titleEn: optionalLine(200),
  bodyKk: body,
  bodyRu: body,
  bodyEn: body,
  validUntil: optionalDay,
  parties: parties.transform(filled),
  obligations: obligations.transform(filled),
}

export const createMemorandumInput = z.strictObject(content).refine(hasTitle, untitled)
export type CreateMemorandumInput = z.output<typeof createMemorandumInput>

/** The text of a draft. Once agreed it is opened again first. */
export const saveMemorandumInput = z.strictObject({ id, version, ...content }).refine(hasTitle, untitled)
export type SaveMemorandumInput = z.output<typeof saveMemorandumInput>

/** What stands beside the text and may change after it is agreed; the day of signing once there is one. */
export const saveCardInput = z.strictObject({ id, version, ...card, signedOn: optionalDay })
export type SaveCardInput = z.output<typeof saveCardInput>

export const memorandumStepInput = z.strictObject({ id, version })
export type MemorandumStepInput = z.output<typeof memorandumStepInput>

/** The day of signing may be unknown: old papers do not always state it. */
export const signMemorandumInput = z.strictObject({ id, version, signedOn: optionalDay })
export type SignMemorandumInput = z.output<typeof signMemorandumInput>

export const terminateMemorandumInput = z.strictObject({
  id,
  version,
  terminatedOn: day,
  reasonKk: text(600),
  reasonRu: text(600),
  reasonEn: optionalText(600),
})
export type TerminateMemorandumInput = z.output<typeof terminateMemorandumInput>

/** How a side without an account stands by the text: who said so and on what paper. */
export const signOffInput = z.strictObject({ id, version, partyId: id, note: text(300) })
/** A representative signs off for their own organisation; a note is theirs to leave out. */
export const ownSignOffInput = z.strictObject({
  ...{ id, version, partyId: id, note: optionalText(300) },
  organisationId: id,
})
export type SignOffInput = z.output<typeof signOffInput>

export const reopenMemorandumInput = z.strictObject({ id, version, reason: text(600) })
export type ReopenMemorandumInput = z.output<typeof reopenMemorandumInput>

export const proposeTermInput = z.strictObject({
  ...{ id, version, validUntil: day },
  ...{ noteKk: optionalText(600), noteRu: optionalText(600), noteEn: optionalText(600) },
})
export type ProposeTermInput = z.output<typeof proposeTermInput>

export const decideTermInput = z.strictObject({
  ...{ id, version, addendumId: id },
  decision: z.enum(['accept', 'refuse']),
})
export type DecideTermInput = z.output<typeof decideTermInput>

/** An empty day takes the mark back. */
export const markObligationInput = z.strictObject({ id, version, obligationId: id, doneOn: optionalDay })
export type MarkObligationInput = z.output<typeof markObligationInput>

export const linkEventInput = z.strictObject({ obligationId: id, eventId: id })
export type LinkEventInput = z.output<typeof linkEventInput>
/** The same from the desk, where `id` says which memorandum's page to come back to. */
export const deskLinkInput = linkEventInput.extend({ id })

export const attachFileInput = z.strictObject({ id, version, file: z.file('files.refusals.empty') })
export type AttachFileInput = z.output<typeof attachFileInput>

/** What the register's address may carry; anything odd is as if it were not there. */
export const memorandumFilters = z.object({
  status: z.enum(memorandumStatuses).optional().catch(undefined),
  subject: z
    .string()
    .regex(/^[a-z_]{2,40}$/)
    .optional()
    .catch(undefined),
  year: z.coerce.number().int().min(1990).max(2200).optional().catch(undefined),
  organisation: slug.optional().catch(undefined),
  unit: slug.optional().catch(undefined),
  q: line(60).optional().catch(undefined),
  sort: z.enum(memorandumSorts).optional().catch(undefined),
  after: slug.optional().catch(undefined),
  before: slug.optional().catch(undefined),
})

/** What the address of staff's list may carry. */
export const staffMemorandumFilters = z.object({
  state: z.enum(['draft', 'published', 'withdrawn']).optional().catch(undefined),
  status: z.enum(memorandumStatuses).optional().catch(undefined),
  q: line(60).optional().catch(undefined),
  after: id.optional().catch(undefined),
})

function orNone(value: unknown): unknown {
  return value === undefined ? [] : value
}

function isBlank({ id: _id, party: _party, ...row }: Record<string, string | number | null>): boolean {
  return Object.values(row).every((value) => value === null || value === '')
}

/** The rows with something in them, each with its number in the form. */
function filled<Row extends Record<string, string | number | null>>(rows: Row[]): (Row & { row: number })[] {
  return rows.flatMap((row, index) => (isBlank(row) ? [] : [{ ...row, row: index + 1 }]))
}

function required(path: (string | number)[]) {
  return { code: 'custom' as const, path, message: 'form.required' }
}

function hasTitle({ titleKk, titleRu }: { titleKk: string; titleRu: string }): boolean {
  return titleKk !== '' || titleRu !== ''
}
