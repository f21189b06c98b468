import { z } from 'zod'
import { id, optionalId, version } from '#lib/platform/fields.ts'
import { idPattern } from '#lib/platform/text.ts'
import { chosenFields } from '#lib/volunteers/rules/merging.ts'
import { bands } from './rules.ts'

export const pairStates = ['open', 'notSame', 'merged'] as const
export type PairState = (typeof pairStates)[number]

const side = z.enum(['one', 'other'])

/** The queue's address; what it cannot read it leaves out. */
export const pairFilters = z.object({
  state: z.enum(pairStates).catch('open'),
  band: z.enum(bands).optional().catch(undefined),
  centre: z.string().regex(idPattern).optional().catch(undefined),
  q: z.string().max(100).trim().optional().catch(undefined),
})
export type PairFilters = z.output<typeof pairFilters>

export const pairInput = z.strictObject({ pairId: id })

const cardNumber = z
  .string()
  .trim()
  .regex(/^(?:№\s*)?\d{1,9}$/, 'duplicates.problems.number')
  .transform((text) => Number(text.replace(/\D/g, '')))
export const comparePairInput = z.strictObject({ one: cardNumber, other: cardNumber })
export type ComparePairInput = z.output<typeof comparePairInput>

const noFields = {} as Partial<Record<(typeof chosenFields)[number], 'one' | 'other'>>

/** `one` and `other` are the sides of the pair; `keep` says for each shift whose place stays. */
export const mergeInput = z.strictObject({
  pairId: id,
  staying: side,
  versionOne: version,
  versionOther: version,
  fields: z.partialRecord(z.enum(chosenFields), side).default(noFields),
  account: side.optional(),
  primaryId: optionalId,
  keep: z
    .record(z.string().regex(idPattern), side)
    .refine((all) => Object.keys(all).length <= 500)
    .default({}),
})
export type MergeInput = z.output<typeof mergeInput>

export const undoInput = z.strictObject({ mergeId: id })
