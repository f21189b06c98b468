import type { Tx } from '#lib/platform/db.ts'
import { datasetReaders } from '../public/dataset-readers.ts'
import type { Place } from '../public/reader.ts'
import { type Dataset, datasets } from '../schema/datasets.ts'
import { beginDataset, type DatasetFiles } from './write-dataset.ts'

const batch = 1000

/** Reads every dataset of one snapshot; what comes back still lacks the head that names its edition. */
export async function readDatasets(tx: Tx, today: string): Promise<Map<Dataset, DatasetFiles>> {
  const all = new Map<Dataset, DatasetFiles>()
  for (const dataset of datasets) all.set(dataset, await readDataset(tx, dataset, today))
  return all
}

async function readDataset(tx: Tx, dataset: Dataset, today: string): Promise<DatasetFiles> {
  const files = beginDataset(dataset)
  let after: Place | null = null
  do {
    const found = await datasetReaders[dataset].list(tx, { where: {}, after, take: batch, today })
    for (const { record } of found) files.add(record)
    after = found.length === batch ? (found.at(-1)?.place ?? null) : null
  } while (after)
  return files
}
