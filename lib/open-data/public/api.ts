import { dayOf, now } from '#lib/platform/clock.ts'
import { db } from '#lib/platform/db.ts'
import { type PlaceKind, readCursor, writeCursor } from '../rules/cursor.ts'
import { type Asked, limitUsual, type Resource } from '../schema/parameters.ts'
import { datasetReaders } from './dataset-readers.ts'
import { filters } from './filters.ts'
import { newsReader } from './read-news.ts'
import type { Client, Place } from './reader.ts'
import { centreReader, organisationReader } from './read-bodies.ts'
import { eventReader } from './read-events.ts'
import { directionReader, unitReader } from './read-region.ts'
import { awardReader, memorandumReader } from './read-registers.ts'

const lists = { ...datasetReaders, news: newsReader }
type Single = (client: Client, key: string, today: string) => Promise<object | null>
const singles: Record<Resource, Single> = {
  centres: centreReader.find,
  organisations: organisationReader.find,
  events: eventReader.find,
  memoranda: memorandumReader.find,
  awards: awardReader.find,
  news: newsReader.find,
  units: unitReader.find,
  directions: directionReader.find,
  statistics: () => Promise.resolve(null),
}
/** What the cursors of a list carry besides an id. */
const orders: Partial<Record<Resource, PlaceKind>> = { events: 'instant', news: 'instant', statistics: 'day' }

export type ApiPage = { records: object[]; limit: number; total: number; next: string | null }

/**
 * A page of a list, never cached here: what was withdrawn is gone from the API at once. Null when the cursor is none this list
 * gave out.
 */
export async function readPage<Name extends Resource>(name: Name, asked: Asked<Name>): Promise<ApiPage | null> {
  const { limit = limitUsual, cursor } = asked as { limit?: number; cursor?: string }
  const after = cursor === undefined ? null : placeOf(name, cursor)
  if (cursor !== undefined && !after) return null
  const at = now()
  const where = filters[name](asked, at)
  const slice = { where, after, take: limit + 1, today: dayOf(at) }
  const [found, total] = [await lists[name].list(db, slice), await lists[name].count(db, where)]
  const shown = found.slice(0, limit)
  const last = found.length > limit ? shown.at(-1) : undefined
  return {
    records: shown.map(({ record }) => record),
    next: last ? writeCursor(last.place) : null,
    ...{ limit, total },
  }
}

/** One record by the end of its address; null for what nobody may see. */
export async function readRecord(name: Resource, key: string): Promise<object | null> {
  return singles[name](db, key, dayOf(now()))
}

function placeOf(name: Resource, cursor: string): Place | null {
  return readCursor(cursor, orders[name] ?? 'id')
}
