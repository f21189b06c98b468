import { z } from 'zod'
import { siteUrl } from '#lib/platform/env.ts'
import { type Column, columnsOf } from './columns.ts'
import { type Dataset, datasetRecords } from '../schema/datasets.ts'
import { day, instant, text, whole } from '../schema/fields.ts'
import { schemaVersion } from '../schema/records.ts'

export const licence = {
  name: 'CC-BY-4.0',
  title: 'Creative Commons Attribution 4.0 International',
  path: 'https://creativecommons.org/licenses/by/4.0/',
} as const
export const source = { title: 'Birgemiz', path: siteUrl } as const

export const openDataPath = '/api/open-data'
export const schemaFormats = ['schema', 'table', 'csvw'] as const
export type SchemaFormat = (typeof schemaFormats)[number]

/** Where the description of a dataset lies. */
export function schemaPath(dataset: Dataset, format: SchemaFormat): string {
  return `${openDataPath}/schemas/${dataset}.${format}.json`
}

/** The JSON file of a dataset: what it is, then its records. */
export function datasetFile(dataset: Dataset) {
  return z.strictObject({
    dataset: z.literal(dataset),
    edition: text('Name of the edition'),
    generatedAt: instant('When the data were read'),
    schemaVersion: text('Version of the fields'),
    schema: text('Address of this description'),
    licence: text('SPDX name of the licence'),
    licenceUrl: text('Address of the licence'),
    source: text('Where the data come from'),
    asOf: day('Day the data are true for'),
    rows: whole('How many records follow').min(0),
    records: z.array(datasetRecords[dataset]),
  })
}

export function writeSchema(dataset: Dataset, format: SchemaFormat): object {
  if (format === 'table') return tableSchema(dataset)
  if (format === 'csvw') return csvw(dataset)
  const schema = z.toJSONSchema(datasetFile(dataset), { io: 'output' })
  return { $id: siteUrl + schemaPath(dataset, 'schema'), title: dataset, version: schemaVersion, ...schema }
}

/** Frictionless Table Schema inside a Data Resource, so that a tool finds the file as well. */
function tableSchema(dataset: Dataset): object {
  return {
    name: dataset,
    path: `${siteUrl}${openDataPath}/${dataset}.csv`,
    format: 'csv',
    mediatype: 'text/csv',
    encoding: 'utf-8',
    profile: 'tabular-data-resource',
    dialect: { delimiter: ',', quoteChar: '"', doubleQuote: true, lineTerminator: '\r\n', header: true },
    licenses: [licence],
    sources: [source],
    version: schemaVersion,
    schema: { fields: columnsOf(datasetRecords[dataset]).map(tableField), missingValues: [''] },
  }
}

function tableField({ name, type, format, values, isList, isRequired, description }: Column): object {
  const kind = isList
    ? 'string'
    : (format === 'date' && 'date') || (format === 'date-time' && 'datetime') || type
  const written = { uri: 'uri', uuid: 'uuid', 'date-time': 'any', date: 'default' } as const
  return {
    ...{ name, type: kind, description },
    ...(format && !isList ? { format: written[format] } : {}),
    constraints: {
      ...(isRequired ? { required: true } : {}),
      ...(values && !isList ? { enum: values } : {}),
    },
  }
}

/** CSV on the Web, as a table of its own. */
function csvw(dataset: Dataset): object {
  return {
    '@context': ['http://www.w3.org/ns/csvw', { '@language': 'en' }],
    url: `${siteUrl}${openDataPath}/${dataset}.csv`,
    'dc:license': { '@id': licence.path },
    'dc:source': { '@id': siteUrl },
    dialect: { encoding: 'utf-8', delimiter: ',', header: true, lineTerminators: ['\r\n'] },
    tableSchema: { columns: columnsOf(datasetRecords[dataset]).map(csvwColumn) },
  }
}

function csvwColumn({ name, type, format, isList, isRequired, description }: Column): object {
  const bases = { date: 'date', 'date-time': 'dateTimeStamp', uri: 'anyURI', uuid: 'string' } as const
  return {
    ...{ name, titles: name, 'dc:description': description, required: isRequired },
    datatype: format && !isList ? bases[format] : type,
    ...(isList ? { separator: '|' } : {}),
  }
}
