import { z } from 'zod'
import { cleanLine, cleanText, idPattern, slugPattern } from './text.ts'

/** Building blocks of form schemas: every string has an end, everything is NFC, empty optional fields are null. */
export const id = z.string().regex(idPattern, 'form.unknownChoice')
export const optionalId = z.preprocess(emptyToNull, id.nullable()).default(null)
export const slug = z.string().regex(slugPattern, 'form.slug')
/** The version of the row a form was made from; a stale one is a conflict. */
export const version = z.coerce.number().int().min(1)

export function line(max: number) {
  return raw(max).transform(cleanLine).pipe(z.string().min(1).max(max))
}

export function optionalLine(max: number) {
  return raw(max).transform(cleanLine).pipe(z.string().max(max)).default('')
}

export function text(max: number) {
  return raw(max).transform(cleanText).pipe(z.string().min(1).max(max))
}

export function optionalText(max: number) {
  return raw(max).transform(cleanText).pipe(z.string().max(max)).default('')
}

/** A checkbox: absent is false, its value anything short. */
export const checkbox = z.preprocess((value) => value !== undefined && value !== '', z.boolean())

/** A calendar day `YYYY-MM-DD` that exists. Stays a string: a day has no zone. */
export const day = z.string().refine(isDay, 'form.date')
export const optionalDay = z.preprocess(emptyToNull, day.nullable()).default(null)
/** Wall-clock time of the region, `YYYY-MM-DDTHH:mm`, as datetime-local sends it. */
export const wallTime = z
  .string()
  .refine(
    (value) => isDay(value.slice(0, 10)) && /^.{10}T(?:[01]\d|2[0-3]):[0-5]\d(?::\d\d)?$/.test(value),
    'form.dateTime',
  )
  .transform((value) => value.slice(0, 16))
export const optionalWallTime = z.preprocess(emptyToNull, wallTime.nullable()).default(null)

/** Lower-case ASCII e-mail: look-alike addresses cannot be registered. */
export const email = z
  .string()
  .max(254)
  .transform((value) => value.trim().toLowerCase())
  .pipe(
    z
      .string()
      .regex(
        /^[a-z0-9][a-z0-9._%+-]{0,62}@[a-z0-9](?:[a-z0-9.-]{0,190}[a-z0-9])?\.[a-z]{2,24}$/,
        'form.email',
      ),
  )
export const optionalEmail = z.preprocess(emptyToNull, email.nullable()).default(null)
export const optionalUrl = z
  .preprocess(
    emptyToNull,
    z
      .string()
      .max(500)
      .regex(/^https?:\/\/[^\s/$.?#][^\s]*$/i, 'form.url')
      .nullable(),
  )
  .default(null)

export function wholeNumber(min: number, max: number) {
  return z.preprocess(emptyToNull, z.coerce.number(notANumber).int('form.number').min(min).max(max))
}

export function optionalWholeNumber(min: number, max: number) {
  return z
    .preprocess(emptyToNull, z.coerce.number(notANumber).int('form.number').min(min).max(max).nullable())
    .default(null)
}

/** Only for what is no number at all: a limit keeps its own sentence. */
const notANumber = {
  error: (issue: { code?: string }) => (issue.code === 'invalid_type' ? 'form.number' : undefined),
}

/** Repeated choices `name[]`; absent is none. */
export const ids = z.preprocess((value) => (value === undefined ? [] : value), z.array(id).max(100))

/** Several of one kind in an address: `direction=eco,social` as links say it, `direction=eco&direction=social` as a form sends it. */
export function severalOf<Field extends z.ZodType<string>>(field: Field) {
  const words = (value: unknown) =>
    [value].flat().flatMap((each) => (typeof each === 'string' ? each.split(',') : []))
  return z
    .preprocess((value) => words(value).slice(0, 40), z.array(field))
    .transform((all) => [...new Set(all)].filter((each) => each !== ''))
}

/** Text before cleaning, bounded so that nobody pays for cleaning megabytes. */
function raw(max: number) {
  return z.string().refine((value) => value.length <= max * 2, { error: 'form.tooLong', params: { max } })
}

function emptyToNull(value: unknown): unknown {
  return value === undefined || (typeof value === 'string' && value.trim() === '') ? null : value
}

function isDay(value: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return false
  const date = new Date(`${value}T00:00:00Z`)
  return (
    !Number.isNaN(date.getTime()) &&
    date.toISOString().slice(0, 10) === value &&
    value >= '1900-01-01' &&
    value <= '2200-12-31'
  )
}
