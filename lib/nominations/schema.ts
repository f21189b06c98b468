import { z } from 'zod'
import {
  day,
  id,
  ids,
  line,
  optionalDay,
  optionalLine,
  optionalText,
  text,
  version,
  wholeNumber,
} from '#lib/platform/fields.ts'
import { recipientRef } from '#lib/awards/schema.ts'

export const criteriaMax = 5
export const justificationMax = 3000

const criterion = z.strictObject({
  labelKk: line(120),
  labelRu: line(120),
  labelEn: optionalLine(120),
  weight: wholeNumber(1, 100),
})

/** The rows of the form that hold something; a row left wholly empty is no criterion. */
function filledRows(value: unknown): unknown {
  if (!Array.isArray(value)) return value
  return value.filter((row: Record<string, unknown>) =>
    ['labelKk', 'labelRu', 'labelEn'].some((key) => typeof row[key] === 'string' && row[key].trim() !== ''),
  )
}

const roundFields = {
  kindId: id,
  year: wholeNumber(1991, 2200),
  titleKk: line(160),
  titleRu: line(160),
  titleEn: optionalLine(160),
  issuerKk: line(200),
  issuerRu: line(200),
  issuerEn: optionalLine(200),
  opensOn: day,
  closesOn: day,
  quorum: wholeNumber(1, 30),
  criteria: z.preprocess(
    filledRows,
    z
      .array(criterion, 'nominations.refusals.noCriteria')
      .min(1, 'nominations.refusals.noCriteria')
      .max(criteriaMax),
  ),
  jurors: ids.pipe(z.array(z.string()).min(1, 'nominations.refusals.noJurors').max(30)),
}
const hasOrder = ({ opensOn, closesOn }: { opensOn: string; closesOn: string }) => opensOn <= closesOn
const order = { path: ['closesOn'], message: 'nominations.refusals.closesBeforeOpening' }

export const openRoundInput = z.strictObject(roundFields).refine(hasOrder, order)
export type OpenRoundInput = z.output<typeof openRoundInput>

export const saveRoundInput = z.strictObject({ id, version, ...roundFields }).refine(hasOrder, order)
export type SaveRoundInput = z.output<typeof saveRoundInput>

export const roundStepInput = z.strictObject({ id, version })
export type RoundStepInput = z.output<typeof roundStepInput>

export const proposeInput = z.strictObject({
  roundId: id,
  nominee: recipientRef,
  justificationLocale: z.enum(['kk', 'ru']),
  justification: text(justificationMax),
})
export type ProposeInput = z.output<typeof proposeInput>

export const withdrawInput = z.strictObject({ id, version })
export type WithdrawInput = z.output<typeof withdrawInput>

export const marksInput = z.strictObject({
  nominationId: id,
  points: z.preprocess((value) => value ?? {}, z.record(id, wholeNumber(1, 5))),
  comment: optionalText(1000),
})
export type MarksInput = z.output<typeof marksInput>

export const recusalInput = z.strictObject({ nominationId: id, reason: text(300) })
export type RecusalInput = z.output<typeof recusalInput>

export const decisionInput = z.strictObject({
  id,
  version,
  outcome: z.enum(['awarded', 'notAwarded']),
  sentenceKk: text(600),
  sentenceRu: text(600),
})
export type DecisionInput = z.output<typeof decisionInput>

export const protocolInput = z.strictObject({
  id,
  version,
  heldOn: day,
  present: ids.pipe(z.array(z.string()).min(1, 'nominations.refusals.nobodyPresent')),
})
export type ProtocolInput = z.output<typeof protocolInput>

export const awardRoundInput = z.strictObject({ id, version, issuedOn: optionalDay })
export type AwardRoundInput = z.output<typeof awardRoundInput>

/** What the address of the proposing page may carry. */
export const proposeFilters = z.object({
  round: id.optional().catch(undefined),
  q: line(60).optional().catch(undefined),
  nominee: z
    .string()
    .regex(/^(?:volunteer|organisation):[0-9a-f-]{36}$/)
    .optional()
    .catch(undefined),
})
