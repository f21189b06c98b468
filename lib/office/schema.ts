import { z } from 'zod'
import {
  checkbox,
  day,
  id,
  line,
  optionalEmail,
  optionalId,
  optionalLine,
  optionalText,
  version,
  wholeNumber,
} from '#lib/platform/fields.ts'
import { optionalPhone, spokenLanguages } from '#lib/volunteers/schema.ts'

export const personStates = ['draft', 'published', 'withdrawn'] as const

const clock = /^(?:[01]\d|2[0-3]):[0-5]\d$/
/** «9:00» and «09.00» are read as 09:00; empty is none. */
const optionalTime = optionalLine(5)
  .transform((typed) => (typed === '' ? null : typed.replace('.', ':').padStart(5, '0')))
  .pipe(z.string().regex(clock, 'form.time').nullable())

export const officeInput = z.strictObject({
  version: z.coerce.number().int().min(0),
  ...{ addressKk: optionalLine(300), addressRu: optionalLine(300), addressEn: optionalLine(300) },
  ...{ transportKk: optionalText(1000), transportRu: optionalText(1000), transportEn: optionalText(1000) },
  ...{ accessibilityKk: optionalText(1500), accessibilityRu: optionalText(1500) },
  accessibilityEn: optionalText(1500),
  phone: optionalPhone,
  email: optionalEmail,
})

const weekDay = z
  .strictObject({
    opensAt: optionalTime,
    closesAt: optionalTime,
    breakFrom: optionalTime,
    breakTo: optionalTime,
  })
  .superRefine((hours, context) => {
    const problem = problemOfHours(hours)
    if (problem) context.addIssue({ code: 'custom', path: [problem.field], message: problem.code, input: '' })
  })
/** Seven days, Monday first; a day without an opening time is a day off. */
export const officeHoursInput = z.strictObject({
  version: z.coerce.number().int().min(0),
  days: z.array(weekDay).length(7),
})

export const exceptionInput = z
  .strictObject({
    day,
    opensAt: optionalTime,
    closesAt: optionalTime,
    ...{ reasonKk: line(100), reasonRu: line(100), reasonEn: optionalLine(100) },
  })
  .superRefine((input, context) => {
    const problem = problemOfHours({ ...input, breakFrom: null, breakTo: null })
    if (problem) context.addIssue({ code: 'custom', path: [problem.field], message: problem.code, input: '' })
  })
export const removeExceptionInput = z.strictObject({ day })

const personFields = {
  ...{ nameKk: line(120), nameRu: line(120), nameEn: optionalLine(120) },
  ...{ jobKk: line(160), jobRu: line(160), jobEn: optionalLine(160) },
  ...{ helpsKk: optionalText(600), helpsRu: optionalText(600), helpsEn: optionalText(600) },
  languages: z.preprocess(
    (value) => (value === undefined ? [] : value),
    z.array(z.enum(spokenLanguages, 'form.unknownChoice')).max(10),
  ),
  phone: optionalPhone,
  email: optionalEmail,
  photoId: optionalId,
  position: wholeNumber(1, 999),
}
export const addPersonInput = z.strictObject({ id, ...personFields })
export const editPersonInput = z.strictObject({ personId: id, version, ...personFields })
export const showPersonInput = z.strictObject({ personId: id, version, isShown: checkbox })
export const removePersonInput = z.strictObject({ personId: id, version })

export type OfficeInput = z.output<typeof officeInput>
export type OfficeHoursInput = z.output<typeof officeHoursInput>
export type ExceptionInput = z.output<typeof exceptionInput>
export type AddPersonInput = z.output<typeof addPersonInput>
export type EditPersonInput = z.output<typeof editPersonInput>

type Times = Record<'opensAt' | 'closesAt' | 'breakFrom' | 'breakTo', string | null>

function problemOfHours(hours: Times): { field: string; code: string } | null {
  const { opensAt, closesAt, breakFrom, breakTo } = hours
  if (!opensAt && !closesAt)
    return breakFrom || breakTo ? { field: 'opensAt', code: 'office.problems.bothTimes' } : null
  if (!opensAt || !closesAt)
    return { field: opensAt ? 'closesAt' : 'opensAt', code: 'office.problems.bothTimes' }
  if (opensAt >= closesAt) return { field: 'closesAt', code: 'office.problems.order' }
  if (!breakFrom && !breakTo) return null
  if (!breakFrom || !breakTo)
    return { field: breakFrom ? 'breakTo' : 'breakFrom', code: 'office.problems.bothTimes' }
  const isWithin = opensAt < breakFrom && breakFrom < breakTo && breakTo < closesAt
  return isWithin ? null : { field: 'breakFrom', code: 'office.problems.breakWithin' }
}
