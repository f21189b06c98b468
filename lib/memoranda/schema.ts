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
  slug,
  text,
  version,
} from '#lib/platform/fields.ts'
import { memorandumStatuses } from './rules.ts'

export const partiesMax = 12
export const obligationsMax = 60

const partyRow = z.strictObject({
  organisationId: optionalId,
  nameKk: optionalLine(300),
  nameRu: optionalLine(300),
  nameEn: optionalLine(300),
})
const obligationRow = z.strictObject({
  textKk: optionalText(600),
  textRu: optionalText(600),
  textEn: optionalText(600),
  dueOn: optionalDay,
  doneOn: optionalDay,
})

/** Rows of a form with spare ones at its end: empty rows are left out, half-filled ones are named. */
const parties = z.preprocess(orNone, z.array(partyRow).max(partiesMax + 2)).superRefine((rows, context) => {
  rows.forEach((row, index) => {
    if (row.organisationId !== null || isBlank(row)) return
    if (row.nameKk === '') context.addIssue(required([index, 'nameKk']))
    if (row.nameRu === '') context.addIssue(required([index, 'nameRu']))
  })
  const filled = rows.filter((row) => !isBlank(row))
  if (filled.length > partiesMax)
    context.addIssue({
      code: 'custom',
      message: 'memoranda.refusals.tooManyParties',
      params: { max: partiesMax },
    })
  const chosen = filled.flatMap(({ organisationId }) => organisationId ?? [])
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
    })
  })

const untitled = { path: ['titleKk'], message: 'memoranda.refusals.untitled' }

const content = {
  subjectId: id,
  titleKk: optionalLine(200),
  titleRu: optionalLine(200),
  titleEn: optionalLine(200),
  summaryKk: optionalText(2000),
  summaryRu: optionalText(2000),
  summaryEn: optionalText(2000),
  validUntil: optionalDay,
  eventId: optionalId,
  sourceUrl: optionalUrl,
  parties: parties.transform((rows) => rows.filter((row) => !isBlank(row))),
  obligations: obligations.transform((rows) => rows.filter((row) => !isBlank(row))),
}

export const createMemorandumInput = z.strictObject(content).refine(hasTitle, untitled)
export type CreateMemorandumInput = z.output<typeof createMemorandumInput>

/** `signedOn` can be corrected here once the signing is on record. */
export const saveMemorandumInput = z
  .strictObject({ id, version, ...content, signedOn: optionalDay })
  .refine(hasTitle, untitled)
  .refine(isOrdered, { path: ['validUntil'], message: 'memoranda.refusals.endBeforeStart' })
export type SaveMemorandumInput = z.output<typeof saveMemorandumInput>

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
  q: line(60).optional().catch(undefined),
  after: slug.optional().catch(undefined),
  before: slug.optional().catch(undefined),
})

/** What the address of staff's list may carry. */
export const staffMemorandumFilters = z.object({
  state: z.enum(['draft', 'published', 'withdrawn']).optional().catch(undefined),
  after: id.optional().catch(undefined),
})

function orNone(value: unknown): unknown {
  return value === undefined ? [] : value
}

function isBlank(row: Record<string, string | null>): boolean {
  return Object.values(row).every((value) => value === null || value === '')
}

function required(path: (string | number)[]) {
  return { code: 'custom' as const, path, message: 'form.required' }
}

function hasTitle({ titleKk, titleRu }: { titleKk: string; titleRu: string }): boolean {
  return titleKk !== '' || titleRu !== ''
}

function isOrdered({
  signedOn,
  validUntil,
}: {
  signedOn: string | null
  validUntil: string | null
}): boolean {
  return signedOn === null || validUntil === null || validUntil >= signedOn
}
