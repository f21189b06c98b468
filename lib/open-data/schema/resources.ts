import { z } from 'zod'
import { instant, text, whole } from './fields.ts'
import type { Resource } from './parameters.ts'
import { datasetRecords } from './datasets.ts'
import { newsRecord } from './records.ts'

/** The record each list gives. */
export const resourceRecords = { ...datasetRecords, news: newsRecord } as const satisfies Record<
  Resource,
  z.ZodType
>

/** What the last part of a record's address is; numbers have no address of their own. */
export const recordKeys: Record<Resource, 'slug' | 'id' | 'code' | null> = {
  ...{ centres: 'slug', organisations: 'slug', events: 'slug', memoranda: 'slug', units: 'slug' },
  ...{ awards: 'id', news: 'id', directions: 'code', statistics: null },
}

const about = {
  licence: text('Address of the licence, CC BY 4.0'),
  source: text('Where the data come from'),
}

/** A page of a list. */
export function listAnswer(record: z.ZodType) {
  return z.strictObject({
    data: z.array(record).max(100),
    page: z.strictObject({
      limit: whole('How many records a page has').min(1).max(100),
      total: whole('How many records answer the filters').min(0),
      next: text('Cursor of the next page; null on the last one').nullable(),
    }),
    links: z.strictObject({
      self: text('Address of this page'),
      next: text('Address of the next page; null on the last one').nullable(),
    }),
    ...about,
  })
}

/** One record. */
export function recordAnswer(record: z.ZodType) {
  return z.strictObject({
    data: record,
    links: z.strictObject({ self: text('Address of this answer') }),
    ...about,
  })
}

/** Why there is no answer (RFC 9457). */
export const problemAnswer = z.strictObject({
  type: text('What kind of problem it is, as an address in the documentation'),
  title: text('The same in words'),
  status: whole('Status code').min(400).max(599),
  detail: text('What to do about it').optional(),
  errors: z
    .array(
      z.strictObject({ parameter: text('Name of the parameter'), detail: text('What is wrong with it') }),
    )
    .optional(),
})
export type Problem = z.output<typeof problemAnswer>

/** Where the API begins. */
export const rootAnswer = z.strictObject({
  version: text('Version of the API'),
  documentation: text('Documentation for people'),
  openapi: text('This API described for machines'),
  resources: z.record(z.string(), z.string()).describe('Address of each list'),
  now: instant('Time of the server'),
  ...about,
})
