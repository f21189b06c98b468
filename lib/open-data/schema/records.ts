import { z } from 'zod'
import { centreHosts } from '#lib/centres/schema.ts'
import { eventKinds } from '#lib/events/schema.ts'
import { memorandumStatuses } from '#lib/memoranda/rules.ts'
import { newsKinds } from '#lib/news/schema.ts'
import type { TableId } from '#lib/statistics/rules/tables.ts'
import { address, allWords, day, flag, instant, text, uuid, whole, words } from './fields.ts'

/** Changes with every change of a field below; `changes` in the texts says what it was. */
export const schemaVersion = '1.1'

const page = z
  .strictObject({ kk: address('In Kazakh'), ru: address('In Russian'), en: address('In English') })
  .describe('Address of the page on the site')
const updatedAt = instant('When the record was last changed')
const isDemo = flag('True for a record of the demonstration: it is invented')
const unitRef = z.strictObject({ slug: text('Slug of the district or city'), name: allWords('Its name') })
const directionRef = z.strictObject({ code: text('Code of the direction'), name: allWords('Its name') })
const sourceUrl = address('The publication the record was taken from').nullable()

const contacts = {
  address: words('Postal address'),
  email: text('Public mailbox').nullable(),
  phone: text('Public telephone').nullable(),
  website: address('Own site').nullable(),
}

export const centreRecord = z.strictObject({
  id: uuid('Permanent identifier'),
  slug: text('Name in the address of the page'),
  page,
  name: allWords('Name of the centre'),
  host: z.enum(centreHosts).describe('What body the centre works at'),
  unit: unitRef.describe('District or city'),
  description: words('About the centre'),
  openingHours: words('When it is open'),
  ...contacts,
  isVerified: flag('The front office has checked the entry'),
  updatedAt,
  isDemo,
})

export const organisationRecord = z.strictObject({
  id: uuid('Permanent identifier'),
  slug: text('Name in the address of the page'),
  page,
  name: allWords('Name of the organisation'),
  aliases: z.array(z.string()).describe('Other spellings'),
  legalForm: z
    .strictObject({ code: text('Code of the legal form'), name: allWords('Its name') })
    .nullable()
    .describe('Null where the source does not state it'),
  registrationNumber: text('Business identification number (BIN)').nullable(),
  unit: unitRef.nullable().describe('District or city; null when it works everywhere'),
  foundedYear: whole('Year of foundation').nullable(),
  directions: z.array(z.string()).describe('Codes of the directions of its work'),
  description: words('About the organisation'),
  projects: words('Its projects'),
  ...contacts,
  isVerified: flag('The front office has checked the entry'),
  sourceUrl,
  updatedAt,
  isDemo,
})

export const eventRecord = z.strictObject({
  id: uuid('Permanent identifier'),
  slug: text('Name in the address of the page'),
  page,
  kind: z.enum(eventKinds).describe('Kind of event'),
  state: z.enum(['published', 'cancelled']).describe('A cancelled event stays listed'),
  title: allWords('Title'),
  summary: words('In a few sentences'),
  place: words('Where it is held'),
  startsAt: instant('Beginning; null when the source gives no date').nullable(),
  endsAt: instant('End; null when the source gives no date').nullable(),
  unit: unitRef.describe('District or city'),
  direction: directionRef.describe('Direction of volunteer work'),
  centre: z
    .strictObject({ slug: text('Slug of the centre'), name: allWords('Its name') })
    .describe('Centre that holds the event'),
  host: z
    .strictObject({ slug: text('Slug of the organisation'), name: allWords('Its name') })
    .nullable()
    .describe('Organisation that hosts it, if not the centre'),
  minimumAge: whole('Years one must have reached, by the law or the organiser').nullable(),
  cancelReason: words('Why it was cancelled'),
  sourceUrl,
  publishedAt: instant('When it was made public'),
  updatedAt,
  isDemo,
})

export const memorandumRecord = z.strictObject({
  id: uuid('Permanent identifier'),
  slug: text('Name in the address of the page'),
  page,
  title: allWords('Title'),
  subject: z
    .strictObject({ code: text('Code of the subject'), name: allWords('Its name') })
    .describe('Subject'),
  status: z.enum(memorandumStatuses).describe('Status on the day of the answer'),
  isSigned: flag('It is signed'),
  signedOn: day('Day of signing, where it is known').nullable(),
  validUntil: day('Last day; null when it has no end').nullable(),
  terminatedOn: day('Day it was ended before its term').nullable(),
  parties: z
    .array(
      z.strictObject({
        name: allWords('Name of the side'),
        organisation: text('Slug of the organisation, when it has a page').nullable(),
      }),
    )
    .describe('Sides in their order'),
  summary: words('In a few sentences'),
  sourceUrl,
  publishedAt: instant('When it was made public').nullable(),
  updatedAt,
  isDemo,
})

export const awardRecord = z.strictObject({
  id: uuid('Permanent identifier'),
  page,
  number: text('Number as it is printed'),
  kind: z
    .strictObject({ code: text('Code of the kind'), name: allWords('Its name') })
    .describe('Kind of award'),
  year: whole('Year of the number'),
  issuedOn: day('Day it was handed over, where it is known').nullable(),
  recipientKind: z.enum(['person', 'organisation']).describe('Who received it'),
  recipient: allWords('Name as the register shows it; a minor stands with the first name and an initial'),
  organisation: text('Slug of the organisation, when it has a page').nullable(),
  person: text('Slug of the person, when they have a page').nullable(),
  reason: words('For what'),
  issuer: allWords('Who gave it'),
  event: z
    .strictObject({ slug: text('Slug of the event'), title: allWords('Its title') })
    .nullable()
    .describe('Where it was handed over'),
  sourceUrl,
  updatedAt,
  isDemo,
})

export const newsRecord = z.strictObject({
  id: uuid('Permanent identifier'),
  kind: z.enum(newsKinds).describe('Kind of item'),
  page: z
    .strictObject({ kk: address('').nullable(), ru: address('').nullable(), en: address('').nullable() })
    .describe('Address in each language it is published in'),
  title: words('Title in each language it is published in'),
  lead: words('First paragraph in each language it is published in'),
  tags: z
    .array(z.strictObject({ slug: text('Slug of the tag'), name: allWords('Its name') }))
    .describe('Themes'),
  authorName: text('Who wrote it').nullable(),
  sourceName: text('Where it was taken from').nullable(),
  sourceUrl,
  publishedAt: instant('When it came out'),
  updatedAt,
  isDemo,
})

export const unitRecord = z.strictObject({
  slug: text('Name in addresses and filters'),
  kato: text('Code of the classifier of administrative units, NK RK 11 (KATO)'),
  kind: z.enum(['city', 'district']).describe('City of regional significance or district'),
  name: allWords('Name'),
  short: allWords('Short name for tables'),
  latitude: z.number().describe('Degrees, of the administrative centre'),
  longitude: z.number().describe('Degrees, of the administrative centre'),
})

export const directionRecord = z.strictObject({
  code: text('Name in addresses and filters'),
  name: allWords('Name'),
  isAdultsOnly: flag('Minors are barred from this work by Law 42-VI, Art. 12 (2-1)'),
})

/** The tables of the figures edition, as `lib/statistics` names them. */
export const statisticTables = [
  ...(['region', 'units', 'ages', 'unitages', 'directions', 'unitdirections', 'kinds', 'hosts'] as const),
  ...(['months', 'unitmonths', 'unityears', 'centres', 'organisations'] as const),
] as const satisfies readonly TableId[]
const dimension = (description: string) => z.string().nullable().describe(description)

/** One number of one table; what a table is not split by is null. */
export const statisticRecord = z.strictObject({
  day: day('Day the number is true for'),
  table: z.enum(statisticTables).describe('Table the number stands in'),
  unit: dimension('Slug of the district or city; - stands for none'),
  age: dimension('Group of age on that day'),
  direction: dimension('Code of the direction; - stands for none'),
  kind: dimension('Kind of event'),
  host: dimension('What body a centre works at'),
  month: dimension('Month, YYYY-MM; earlier stands for all before'),
  year: dimension('Year; earlier stands for all before'),
  centre: dimension('Slug of the centre'),
  organisation: dimension('Slug of the organisation'),
  measure: text('What is counted; minutes are confirmed minutes of work'),
  value: whole('The number; null when it is kept back').nullable(),
  isKeptBack: flag('Kept back: it tells of one to four people or would give such a number away'),
})

export type StatisticRecord = z.output<typeof statisticRecord>
export type CentreRecord = z.output<typeof centreRecord>
export type OrganisationRecord = z.output<typeof organisationRecord>
export type EventRecord = z.output<typeof eventRecord>
export type MemorandumRecord = z.output<typeof memorandumRecord>
export type AwardRecord = z.output<typeof awardRecord>
export type NewsRecord = z.output<typeof newsRecord>
export type UnitRecord = z.output<typeof unitRecord>
export type DirectionRecord = z.output<typeof directionRecord>
