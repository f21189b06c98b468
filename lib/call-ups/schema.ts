import { z } from 'zod'
import { dayMs, instantOf } from '#lib/platform/clock.ts'
import {
  id,
  ids,
  optionalId,
  optionalLine,
  optionalText,
  optionalWallTime,
  version,
  wallTime,
} from '#lib/platform/fields.ts'
import { longestDays, pointsMax } from './rules.ts'

const officePhone = optionalLine(30).refine((value) => value === '' || /^\+?[\d\s()-]{3,30}$/.test(value), {
  error: 'callUp.problems.phone',
})

const point = z.strictObject({
  placeKk: optionalLine(200),
  placeRu: optionalLine(200),
  placeEn: optionalLine(200),
  meetsAt: optionalWallTime.transform((value) => (value === null ? null : instantOf(value))),
  phone: officePhone,
})

/** Empty rows are left out; half-filled ones are named. */
const points = z
  .array(point)
  .max(pointsMax)
  .superRefine((rows, context) => {
    rows.forEach((row, index) => {
      if (isBlank(row)) return
      for (const name of ['placeKk', 'placeRu'] as const)
        if (row[name] === '')
          context.addIssue({ code: 'custom', path: [index, name], message: 'form.required' })
    })
  })
  .transform((rows) => rows.filter((row) => !isBlank(row)))
  .default([])

const content = {
  titleKk: optionalLine(120),
  titleRu: optionalLine(120),
  titleEn: optionalLine(120),
  textKk: optionalText(1500),
  textRu: optionalText(1500),
  textEn: optionalText(1500),
  bringKk: optionalText(600),
  bringRu: optionalText(600),
  bringEn: optionalText(600),
  phone: officePhone,
  eventId: optionalId,
  startsAt: wallTime.transform(instantOf),
  endsAt: wallTime.transform(instantOf),
  unitIds: ids,
  skillIds: ids,
  points,
}

type Dates = { startsAt: Date; endsAt: Date }
const isOrdered = ({ startsAt, endsAt }: Dates) => endsAt > startsAt
const notOrdered = { path: ['endsAt'], message: 'callUp.problems.endBeforeStart' }
const isShort = ({ startsAt, endsAt }: Dates) => endsAt.getTime() - startsAt.getTime() <= longestDays * dayMs
const tooLong = { path: ['endsAt'], message: 'callUp.problems.tooLong' }
const titled = ({ titleKk, titleRu }: { titleKk: string; titleRu: string }) =>
  titleKk !== '' || titleRu !== ''
const untitled = { path: ['titleKk'], message: 'callUp.problems.untitled' }

/** The form brings its id, so that sending it twice makes one. */
export const createCallUpInput = z
  .strictObject({ id, ...content })
  .refine(isOrdered, notOrdered)
  .refine(isShort, tooLong)
  .refine(titled, untitled)
export type CreateCallUpInput = z.output<typeof createCallUpInput>

export const saveCallUpInput = z
  .strictObject({ id, version, ...content })
  .refine(isOrdered, notOrdered)
  .refine(isShort, tooLong)
  .refine(titled, untitled)
export type SaveCallUpInput = z.output<typeof saveCallUpInput>

export const callUpStepInput = z.strictObject({ id, version })
export type CallUpStepInput = z.output<typeof callUpStepInput>

/** The second confirmation: without the tick nobody is called out. */
export const publishCallUpInput = z.strictObject({
  id,
  version,
  isSure: z.literal('on', 'callUp.problems.notSure'),
})
export type PublishCallUpInput = z.output<typeof publishCallUpInput>

function isBlank({ meetsAt, ...texts }: z.output<typeof point>): boolean {
  return meetsAt === null && Object.values(texts).every((value) => value === '')
}
