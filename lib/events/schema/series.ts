import { z } from 'zod'
import {
  checkbox,
  day,
  id,
  line,
  optionalDay,
  optionalLine,
  optionalWholeNumber,
  wholeNumber,
} from '#lib/platform/fields.ts'
import { occurrencesMax } from '../rules/recurrence.ts'
import { addShiftInput, resizeShiftInput, saveEventInput, saveShiftInput, shiftIdInput } from '../schema.ts'

export const copyParts = ['texts', 'requirements', 'shifts', 'programme', 'files'] as const
export type CopyPart = (typeof copyParts)[number]

const chosenParts = z.preprocess(
  (value) => (value === undefined ? [] : value),
  z.array(z.enum(copyParts)).max(copyParts.length),
)

/** `id` is of the copy: the same form sent again gives the copy of the first time. */
export const copyEventInput = z.strictObject({ id, eventId: id, day, parts: chosenParts })
export type CopyEventInput = z.output<typeof copyEventInput>

export const frequencies = ['weekly', 'daily', 'monthlyByDate', 'monthlyByWeekday'] as const
const skippedMax = 60

/** Days as people type them, `2031-05-09` or `09.05.2031`, parted by commas, blanks or lines. */
const typedDays = z
  .string()
  .max(1000)
  .default('')
  .transform((value, context) => {
    const words = value.split(/[\s,;]+/).filter(Boolean)
    const days = words.map((word) => word.replace(/^(\d{1,2})\.(\d{1,2})\.(\d{4})$/, isoOf))
    const wrong = words.find((_, index) => !day.safeParse(days[index]).success)
    if (wrong !== undefined || days.length > skippedMax) {
      const message = wrong === undefined ? 'series.problems.tooManySkipped' : 'series.problems.wrongDay'
      context.addIssue({
        code: 'custom',
        message,
        params: { word: wrong?.slice(0, 30) ?? '', max: skippedMax },
      })
      return z.NEVER
    }
    return [...new Set(days)].toSorted()
  })

function isoOf(_: string, date: string, month: string, year: string): string {
  return `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`
}

const weekdays = z.preprocess(
  (value) => (value === undefined ? [] : value),
  z.array(z.coerce.number().int().min(1).max(7)).max(7),
)

const ruleFields = {
  frequency: z.enum(frequencies),
  interval: wholeNumber(1, 30),
  weekdays,
  untilDay: optionalDay,
  count: optionalWholeNumber(2, occurrencesMax),
  skipsHolidays: checkbox,
  skippedDays: typedDays,
}

type Ends = { untilDay: string | null; count: number | null }

/** The rule as it is tried out; nothing is made by it. */
export const seriesRuleInput = z.strictObject({ eventId: id, ...ruleFields }).superRefine(checkEnd)
/** `id` is of the series. */
export const createSeriesInput = z.strictObject({ id, eventId: id, ...ruleFields }).superRefine(checkEnd)
export type SeriesRuleInput = z.output<typeof seriesRuleInput>
export type CreateSeriesInput = z.output<typeof createSeriesInput>

function checkEnd({ untilDay, count }: Ends, context: z.core.$RefinementCtx) {
  const message =
    untilDay === null && count === null
      ? 'series.problems.noEnd'
      : untilDay !== null && count !== null
        ? 'series.problems.twoEnds'
        : ''
  if (message) context.addIssue({ code: 'custom', path: ['count'], message, input: undefined })
}

/** The rule an address carries from the form to its preview; null when it is none. */
export function readSeriesRule(eventId: string, search: Record<string, string | string[] | undefined>) {
  const { frequency, interval, weekdays: days, untilDay, count, skipsHolidays, skippedDays } = search
  const chosen = days === undefined ? undefined : String(days).split('-')
  const parsed = seriesRuleInput.safeParse({
    ...{ eventId, frequency, interval, weekdays: chosen, untilDay, count, skipsHolidays, skippedDays },
  })
  return parsed.success ? parsed.data : null
}

/** The rule as the parameters of an address, for `readSeriesRule`. */
export function seriesRuleQuery(rule: Omit<SeriesRuleInput, 'eventId'>): Record<string, string> {
  const all = {
    frequency: rule.frequency,
    interval: String(rule.interval),
    weekdays: rule.weekdays.join('-'),
    untilDay: rule.untilDay ?? '',
    count: rule.count === null ? '' : String(rule.count),
    skipsHolidays: rule.skipsHolidays ? '1' : '',
    skippedDays: rule.skippedDays.join(' '),
  }
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== ''))
}

export const scopes = ['this', 'following', 'all'] as const
export type Scope = (typeof scopes)[number]
const scope = z.enum(scopes).default('this')

/** An edit of one occurrence that may come to others of its series. */
export const saveOccurrencesInput = saveEventInput.safeExtend({
  scope,
  moveParts: checkbox,
  peopleTold: checkbox,
})
export type SaveOccurrencesInput = z.output<typeof saveOccurrencesInput>

export const addShiftsInput = addShiftInput.safeExtend({ scope })
export const saveShiftsInput = saveShiftInput.safeExtend({ scope })
export const cancelShiftsInput = shiftIdInput.extend({ scope })
export const resizeShiftsInput = resizeShiftInput.extend({ scope })
export type AddShiftsInput = z.output<typeof addShiftsInput>
export type SaveShiftsInput = z.output<typeof saveShiftsInput>
export type CancelShiftsInput = z.output<typeof cancelShiftsInput>
export type ResizeShiftsInput = z.output<typeof resizeShiftsInput>

const several = z.enum(['following', 'all'])
export const publishOccurrencesInput = z.strictObject({ eventId: id, scope: several })
export type PublishOccurrencesInput = z.output<typeof publishOccurrencesInput>

export const cancelOccurrencesInput = z.strictObject({
  ...{ eventId: id, scope: several },
  ...{ reasonKk: line(300), reasonRu: line(300), reasonEn: optionalLine(300) },
})
export type CancelOccurrencesInput = z.output<typeof cancelOccurrencesInput>
