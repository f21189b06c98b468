import { createHash } from 'node:crypto'
import { type FileHandle, open } from 'node:fs/promises'
import path from 'node:path'
import { siteUrl } from '#lib/platform/env.ts'
import { type Column, columnsOf } from '../rules/columns.ts'
import { byteOrderMark, csvHeader, csvLine } from '../rules/csv.ts'
import { licence, schemaPath } from '../rules/schemas.ts'
import { type Dataset, datasetRecords, fileName, type Format } from '../schema/datasets.ts'
import type { StoredFileOfPart } from '../schema/editions.ts'
import { schemaVersion } from '../schema/records.ts'

const mediaTypes = { csv: 'text/csv; charset=utf-8', json: 'application/json; charset=utf-8' } as const

/** What the head of a JSON file says besides its records. */
export type EditionFacts = { edition: string; generatedAt: string; asOf: string }
/** Records in the portions they are read in, and how many they are: the head of a file says so before the first. */
export type Source = { rows: number; portions: AsyncIterable<object[]> | Iterable<object[]> }

/** Writes the files of a dataset into a folder, portion by portion: no more than one is held at a time. */
export async function writeDataset(
  folder: string,
  dataset: Dataset,
  facts: EditionFacts,
  { rows, portions }: Source,
): Promise<StoredFileOfPart[]> {
  const columns: Column[] = columnsOf(datasetRecords[dataset])
  const csv = await beginFile(folder, dataset, 'csv')
  const json = await beginFile(folder, dataset, 'json')
  let written = 0
  try {
    await csv.write(byteOrderMark + csvHeader(columns))
    const head = JSON.stringify({ ...headOf(dataset, facts), rows })
    await json.write(`${head.slice(0, -1)},"records":[`)
    for await (const records of portions) {
      await csv.write(records.map((record) => csvLine(columns, record)).join(''))
      // One record a line: a reader of lines can take it apart as well.
      await json.write(records.map((record, at) => lead(written + at) + JSON.stringify(record)).join(''))
      written += records.length
    }
    await json.write('\n]}\n')
  } finally {
    await Promise.all([csv.close(), json.close()])
  }
  if (written !== rows) throw new Error(`${dataset}: ${rows} records were counted and ${written} read`)
  return [csv.describe(), json.describe()]
}

function lead(at: number): string {
  return at === 0 ? '\n' : ',\n'
}

async function beginFile(folder: string, dataset: Dataset, format: Format) {
  const name = fileName(dataset, format)
  const file: FileHandle = await open(path.join(folder, name), 'wx', 0o640)
  const hash = createHash('sha256')
  let bytes = 0
  let sha256 = ''
  return {
    async write(text: string) {
      const piece = Buffer.from(text)
      hash.update(piece)
      bytes += piece.length
      await file.writeFile(piece)
    },
    async close() {
      sha256 = hash.digest('hex')
      await file.close()
    },
    describe: (): StoredFileOfPart => ({ name, mediaType: mediaTypes[format], bytes, sha256 }),
  }
}

function headOf(dataset: Dataset, { edition, generatedAt, asOf }: EditionFacts) {
  return {
    ...{ dataset, edition, generatedAt, schemaVersion },
    schema: siteUrl + schemaPath(dataset, 'schema'),
    ...{ licence: licence.name, licenceUrl: licence.path, source: siteUrl, asOf },
  }
}
