import { createHash } from 'node:crypto'
import { siteUrl } from '#lib/platform/env.ts'
import { type Column, columnsOf } from '../rules/columns.ts'
import { byteOrderMark, csvHeader, csvLine } from '../rules/csv.ts'
import { licence, schemaPath } from '../rules/schemas.ts'
import { type Dataset, datasetRecords, fileName, type Format, formats } from '../schema/datasets.ts'
import type { StoredFileOfPart } from '../schema/editions.ts'
import { schemaVersion } from '../schema/records.ts'

const mediaTypes = { csv: 'text/csv; charset=utf-8', json: 'application/json; charset=utf-8' } as const

/** What the head of a JSON file says besides its records. */
export type EditionFacts = { edition: string; generatedAt: string; asOf: string }

/** The files of a dataset, written record by record as they are read. */
export type DatasetFiles = {
  add: (record: object) => void
  end: (facts: EditionFacts) => { rows: number; files: StoredFileOfPart[]; bytes: Record<Format, Buffer> }
}

export function beginDataset(dataset: Dataset): DatasetFiles {
  const columns: Column[] = columnsOf(datasetRecords[dataset])
  const csv = [byteOrderMark + csvHeader(columns)]
  const json: string[] = []
  return {
    add(record) {
      csv.push(csvLine(columns, record))
      json.push(JSON.stringify(record))
    },
    end(facts) {
      const head = { ...headOf(dataset, facts), rows: json.length }
      const bytes = {
        csv: Buffer.from(csv.join('')),
        // One record a line: a reader of lines can take it apart as well.
        json: Buffer.from(
          `${JSON.stringify(head).slice(0, -1)},"records":[${json.length > 0 ? '\n' : ''}${json.join(',\n')}\n]}\n`,
        ),
      }
      return {
        rows: json.length,
        bytes,
        files: formats.map((format) => describe(dataset, format, bytes[format])),
      }
    },
  }
}

function headOf(dataset: Dataset, { edition, generatedAt, asOf }: EditionFacts) {
  return {
    ...{ dataset, edition, generatedAt, schemaVersion },
    schema: siteUrl + schemaPath(dataset, 'schema'),
    ...{ licence: licence.name, licenceUrl: licence.path, source: siteUrl, asOf },
  }
}

function describe(dataset: Dataset, format: Format, bytes: Buffer): StoredFileOfPart {
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  return { name: fileName(dataset, format), mediaType: mediaTypes[format], bytes: bytes.length, sha256 }
}
