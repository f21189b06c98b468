import { z } from 'zod'
import { idPattern } from '#lib/platform/text.ts'
import { ageBands, sexes, statuses } from '#lib/volunteers/schema.ts'

export const reportKinds = ['numbers', 'centre', 'card'] as const
export type ReportKind = (typeof reportKinds)[number]

const optionalId = z.string().regex(idPattern).optional().catch(undefined)
const idOr = <Word extends string>(word: Word) =>
  z
    .union([z.literal(word), z.string().regex(idPattern)])
    .optional()
    .catch(undefined)
const choice = <Values extends readonly [string, ...string[]]>(values: Values) =>
  z.enum(values).optional().catch(undefined)
const optionalDay = z.iso.date().optional().catch(undefined)

/** What a report is about and when, as the address carries it; what makes no sense is left out. */
export const reportParams = z.object({
  period: z.string().max(10).optional().catch(undefined),
  from: optionalDay,
  to: optionalDay,
  centre: optionalId,
  organisation: optionalId,
})
export type ReportParams = z.output<typeof reportParams>

export const personSets = ['before', 'members', 'joined', 'left', 'worked', 'present'] as const
const cursorPattern = /^(\d{4}-\d\d-\d\d)_(\d{1,9})_([0-9a-f -]{36,50})$/

const personCursor = z
  .string()
  .regex(cursorPattern)
  .transform((text) => {
    const [, day = '', number = '', rowId = ''] = cursorPattern.exec(text) ?? []
    return { day, number: Number(number), rowId }
  })
  .refine(({ day }) => !Number.isNaN(Date.parse(day)))
  .optional()
  .catch(undefined)

/** Which people of a report a list shows. */
export const peopleNarrowing = z.object({
  set: z.enum(personSets).catch('members').default('members'),
  work: idOr('none'),
  event: optionalId,
  unit: idOr('unknown'),
  age: choice(ageBands),
  sex: choice(sexes),
  status: choice(statuses),
  home: idOr('none'),
  interest: idOr('none'),
  consent: choice(['missing']),
  after: personCursor,
  before: personCursor,
})
export type PeopleNarrowing = z.output<typeof peopleNarrowing>

const rowCursors = { after: optionalId, before: optionalId }

export const eventStates = ['held', 'cancelled'] as const
export const eventNarrowing = z.object({
  state: z.enum(eventStates).catch('held').default('held'),
  work: idOr('none'),
  home: idOr('none'),
  ...rowCursors,
})
export type EventNarrowing = z.output<typeof eventNarrowing>

export const hourNarrowing = z.object({
  work: idOr('none'),
  home: idOr('none'),
  event: optionalId,
  ...rowCursors,
})
export type HourNarrowing = z.output<typeof hourNarrowing>

export const awardNarrowing = z.object({ kind: optionalId, ...rowCursors })
export type AwardNarrowing = z.output<typeof awardNarrowing>

export const certificateNarrowing = z.object({ event: optionalId, ...rowCursors })
export type CertificateNarrowing = z.output<typeof certificateNarrowing>
