import type { Tx } from '#lib/platform/db.ts'
import { datasetReaders } from '../public/dataset-readers.ts'
import type { Place } from '../public/reader.ts'
import type { Dataset } from '../schema/datasets.ts'
import type { Source } from './write-dataset.ts'

const portion = 500

/** A dataset as one snapshot has it, read portion by portion while it is written. */
export async function readDataset(tx: Tx, dataset: Dataset, today: string): Promise<Source> {
  return { rows: await datasetReaders[dataset].count(tx, {}), portions: portionsOf(tx, dataset, today) }
}

async function* portionsOf(tx: Tx, dataset: Dataset, today: string): AsyncGenerator<object[]> {
  let after: Place | null = null
  do {
    const found = await datasetReaders[dataset].list(tx, { where: {}, after, take: portion, today })
    yield found.map(({ record }) => record)
    after = found.length === portion ? (found.at(-1)?.place ?? null) : null
  } while (after)
}
