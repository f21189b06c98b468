import { z } from 'zod'
import { centreHosts } from '#lib/centres/schema.ts'
import { eventKinds } from '#lib/events/schema.ts'
import { locales } from '#lib/i18n/routing.ts'
import { memorandumStatuses } from '#lib/memoranda/rules.ts'
import { newsKinds } from '#lib/news/schema.ts'
import { cleanLine } from '#lib/platform/text.ts'
import { statisticTables } from './records.ts'

export const limitMax = 100
export const limitUsual = 20

/** No wider than the site's own lists read it: there an unknown spelling means "any", here it has to be an answer. */
const slug = (description: string) =>
  z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]{0,79}$/)
    .optional()
    .describe(description)
const code = (description: string) =>
  z
    .string()
    .regex(/^[A-Za-z0-9][\w-]{0,79}$/)
    .optional()
    .describe(description)
const words = z
  .string()
  .max(100)
  .refine((typed) => cleanLine(typed) !== '' && !typed.includes('\0'))
  .transform(cleanLine)
  .optional()
  .describe('Words of the name; any of the three languages and both scripts')
const number = (least: number, most: number, description: string) =>
  z
    .string()
    .regex(/^[1-9]\d{0,3}$/)
    .transform(Number)
    .pipe(z.int().min(least).max(most))
    .optional()
    .meta({ parameter: { type: 'integer', minimum: least, maximum: most }, description })
const year = (description: string) => number(1990, 2200, description)
const unit = slug('Slug of a district or city, from /units')

const paging = {
  limit: number(1, limitMax, `How many records a page has; ${limitUsual} when left out`),
  cursor: z
    .string()
    .regex(/^[\w-]{1,200}$/)
    .optional()
    .describe('Where to go on: the value of page.next of the page before'),
}

/** What may be asked of each list; anything else is refused. */
export const parameters = {
  centres: z.strictObject({
    q: words,
    unit,
    host: z.enum(centreHosts).optional().describe('What body the centre works at'),
    ...paging,
  }),
  organisations: z.strictObject({ q: words, unit, form: code('Code of the legal form'), ...paging }),
  events: z.strictObject({
    q: words,
    unit,
    direction: slug('Code of a direction, from /directions'),
    kind: z.enum(eventKinds).optional().describe('Kind of event'),
    when: z
      .enum(['ahead', '7', '30', '90', 'past'])
      .optional()
      .describe('ahead: not over yet; 7, 30, 90: ahead and beginning within so many days; past: over'),
    age: number(1, 120, 'Only what somebody of this age may take part in'),
    places: z.literal('free').optional().describe('Only events with free places'),
    ...paging,
  }),
  memoranda: z.strictObject({
    q: words,
    status: z.enum(memorandumStatuses).optional().describe('Status today'),
    subject: code('Code of the subject'),
    year: year('Year of signing'),
    organisation: slug('Slug of an organisation that is a side'),
    unit: slug('Slug of the unit of an organisation that is a side'),
    ...paging,
  }),
  awards: z.strictObject({
    q: words,
    year: year('Year of the number'),
    kind: code('Code of the kind'),
    to: z.enum(['people', 'organisations']).optional().describe('Who received it'),
    unit: slug('Slug of the unit the recipient belongs to'),
    ...paging,
  }),
  news: z.strictObject({
    kind: z.enum(newsKinds).optional().describe('Kind of item'),
    tag: slug('Slug of a tag'),
    month: z
      .string()
      .regex(/^20\d\d-(?:0[1-9]|1[0-2])$/)
      .optional()
      .describe('Month it came out in, YYYY-MM'),
    language: z.enum(locales).optional().describe('Only items published in this language'),
    ...paging,
  }),
  units: z.strictObject({
    kind: z.enum(['city', 'district']).optional().describe('Kind of unit'),
    ...paging,
  }),
  directions: z.strictObject(paging),
  statistics: z.strictObject({
    table: z.enum(statisticTables).optional().describe('Table the number stands in'),
    unit,
    measure: z
      .string()
      .regex(/^[a-z]\w{0,39}$/)
      .optional()
      .describe('What is counted: people, minutes, events_held …'),
    ...paging,
  }),
} as const

export type Resource = keyof typeof parameters
export const resources = Object.keys(parameters) as Resource[]
export type Asked<Name extends Resource> = z.output<(typeof parameters)[Name]>

export function isResource(name: string): name is Resource {
  return Object.hasOwn(parameters, name)
}

/** A single record takes no parameters. */
export const noParameters = z.strictObject({})
