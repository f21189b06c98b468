import { z } from 'zod'
import { id, optionalId, optionalLine } from '#lib/platform/fields.ts'
import { idPattern } from '#lib/platform/text.ts'
import { columnFields } from './rules/fields.ts'

export const verdicts = ['problem', 'duplicate', 'change', 'new', 'same'] as const
export const outcomes = ['created', 'updated', 'unchanged', 'skipped', 'refused'] as const
export const rowChoices = ['none', 'skip', 'create', 'same'] as const

export const uploadInput = z.strictObject({ id, centreId: id, file: z.instanceof(File) })
export type UploadInput = { id: string; centreId: string; file: File }

const columnField = z.enum(columnFields).or(z.literal(''))
/** A select per column, and the row the heads stand in. */
export const columnsInput = z.strictObject({
  id,
  headRow: z.coerce.number().int().min(1).max(1_048_576),
  mapping: z.array(columnField).min(1).max(60),
})
export type ColumnsInput = z.output<typeof columnsInput>

export const batchInput = z.strictObject({ id })
export const sheetInput = z.strictObject({ id, sheetIndex: z.coerce.number().int().min(0).max(400) })
export type SheetInput = z.output<typeof sheetInput>
export const decideAllInput = z.strictObject({ id, choice: z.enum(['skip', 'create', 'same']) })
export type DecideAllInput = z.output<typeof decideAllInput>

/** The cells of a row by their column; an empty identification number leaves the one that is there. */
export const fixRowInput = z.strictObject({
  id,
  rowId: id,
  cells: z.record(z.string().regex(/^c\d{1,2}$/), optionalLine(500)),
  removeIin: z.literal('1').optional(),
})
export type FixRowInput = z.output<typeof fixRowInput>

/** `same` needs the card that is meant. */
export const decideRowInput = z.strictObject({
  id,
  rowId: id,
  decision: z.union([z.enum(['none', 'skip', 'create']), z.string().regex(idPattern)], 'form.required'),
})
export type DecideRowInput = z.output<typeof decideRowInput>

const choice = <Values extends readonly [string, ...string[]]>(values: Values) =>
  z.enum(values).optional().catch(undefined)

/** Which rows are looked at, as the address carries it. */
export const rowFilters = z.object({
  verdict: choice(verdicts),
  outcome: choice(outcomes),
  offer: choice(['1']),
  kept: choice(['1']),
  row: optionalId.catch(null),
  after: z.coerce.number().int().min(0).optional().catch(undefined),
  before: z.coerce.number().int().min(1).optional().catch(undefined),
})
export type RowFilters = z.output<typeof rowFilters>
