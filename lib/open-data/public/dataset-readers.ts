import type { Dataset } from '../schema/datasets.ts'
import { centreReader, organisationReader } from './read-bodies.ts'
import { eventReader } from './read-events.ts'
import { directionReader, unitReader } from './read-region.ts'
import { awardReader, memorandumReader } from './read-registers.ts'
import { statisticReader } from './read-statistics.ts'
import type { Client, Found, Slice } from './reader.ts'

/** Reads everything public of a kind; filters belong to the API. */
export type WholeReader = {
  list: (client: Client, slice: Slice<object>) => Promise<Found<object>[]>
  count: (client: Client, where: object) => Promise<number>
}

export const datasetReaders: Record<Dataset, WholeReader> = {
  centres: centreReader,
  organisations: organisationReader,
  events: eventReader,
  memoranda: memorandumReader,
  awards: awardReader,
  units: unitReader,
  directions: directionReader,
  statistics: statisticReader,
}
