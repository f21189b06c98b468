import { siteUrl } from '#lib/platform/env.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import type { Dataset } from '../schema/datasets.ts'
import type { StoredFileOfPart } from '../schema/editions.ts'
import { licence, openDataPath, schemaPath } from './schemas.ts'
import { instantText } from './spelling.ts'

type Words = Record<Locale, string>
/** Titles and descriptions in the three languages. */
export type CatalogueTexts = {
  title: Words
  description: Words
  publisher: Words
  service: Words
  datasets: Record<Dataset, { title: Words; description: Words }>
}
type Part = {
  dataset: Dataset
  rows: number
  writtenAt: Date
  revision: number
  files: readonly StoredFileOfPart[]
}
export type EditionFacts = { name: string; madeAt: Date; schemaVersion: string; parts: readonly Part[] }

const authority = 'http://publications.europa.eu/resource/authority/'

// The plain names of this file as terms of DCAT-AP, so that one document serves people who write scripts and catalogues that harvest.
const context = {
  dcat: 'http://www.w3.org/ns/dcat#',
  dct: 'http://purl.org/dc/terms/',
  foaf: 'http://xmlns.com/foaf/0.1/',
  spdx: 'http://spdx.org/rdf/terms#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
  id: '@id',
  type: '@type',
  title: { '@id': 'dct:title', '@container': '@language' },
  description: { '@id': 'dct:description', '@container': '@language' },
  name: { '@id': 'foaf:name', '@container': '@language' },
  publisher: 'dct:publisher',
  licence: { '@id': 'dct:license', '@type': '@id' },
  homepage: { '@id': 'foaf:homepage', '@type': '@id' },
  identifier: 'dct:identifier',
  issued: { '@id': 'dct:issued', '@type': 'xsd:dateTime' },
  modified: { '@id': 'dct:modified', '@type': 'xsd:dateTime' },
  frequency: { '@id': 'dct:accrualPeriodicity', '@type': '@id' },
  // The words a script reads are names of the lists that catalogues know: of languages, themes, media types.
  languages: {
    '@id': 'dct:language',
    '@type': '@vocab',
    '@context': {
      kk: `${authority}language/KAZ`,
      ru: `${authority}language/RUS`,
      en: `${authority}language/ENG`,
    },
  },
  theme: { '@id': 'dcat:theme', '@type': '@id' },
  datasets: 'dcat:dataset',
  services: 'dcat:service',
  endpoint: { '@id': 'dcat:endpointURL', '@type': '@id' },
  endpointDescription: { '@id': 'dcat:endpointDescription', '@type': '@id' },
  distributions: 'dcat:distribution',
  downloadUrl: { '@id': 'dcat:downloadURL', '@type': '@id' },
  latestUrl: { '@id': 'dcat:accessURL', '@type': '@id' },
  mediaType: {
    '@id': 'dcat:mediaType',
    '@type': '@vocab',
    '@context': { '@vocab': 'https://www.iana.org/assignments/media-types/' },
  },
  byteSize: { '@id': 'dcat:byteSize', '@type': 'xsd:nonNegativeInteger' },
  conformsTo: { '@id': 'dct:conformsTo', '@type': '@id' },
  checksum: 'spdx:checksum',
  algorithm: { '@id': 'spdx:algorithm', '@type': '@id' },
  value: { '@id': 'spdx:checksumValue', '@type': 'xsd:hexBinary' },
  version: 'dcat:version',
}

/**
 * The index of an edition. Its files are named by the edition's own addresses, so that one index never leads to files of two
 * editions; `latestUrl` is the address that always has the newest.
 */
export function catalogueOf(edition: EditionFacts, texts: CatalogueTexts): object {
  const at = siteUrl + openDataPath
  return {
    '@context': context,
    ...{
      id: `${at}/index.json`,
      type: 'dcat:Catalog',
      edition: edition.name,
      version: edition.schemaVersion,
    },
    ...{ title: texts.title, description: texts.description },
    publisher: publisherOf(texts),
    ...{ licence: licence.path, homepage: `${siteUrl}/kk/about/open-data`, languages: ['kk', 'ru', 'en'] },
    ...{ issued: instantText(edition.madeAt), checksums: `${at}/${edition.name}/checksums.txt` },
    services: [
      {
        ...{ id: `${siteUrl}/api/v1`, type: 'dcat:DataService', endpoint: `${siteUrl}/api/v1` },
        ...{ title: texts.service, endpointDescription: `${siteUrl}/api/v1/openapi.json` },
      },
    ],
    datasets: edition.parts.map((part) => datasetOf(part, edition, texts)),
  }
}

function datasetOf(part: Part, { name, madeAt, schemaVersion }: EditionFacts, texts: CatalogueTexts): object {
  const { dataset, rows, files, writtenAt, revision } = part
  const at = siteUrl + openDataPath
  return {
    ...{ id: `${at}/index.json#${dataset}`, type: 'dcat:Dataset', identifier: dataset },
    ...texts.datasets[dataset],
    ...{ licence: licence.path, version: schemaVersion, rows, revision },
    ...{ issued: instantText(madeAt), modified: instantText(writtenAt) },
    ...{ publisher: publisherOf(texts), theme: `${authority}data-theme/SOCI` },
    frequency: `${authority}frequency/DAILY`,
    distributions: files.map((file) => ({
      ...{ id: `${at}/${name}/${file.name}`, type: 'dcat:Distribution' },
      ...{ downloadUrl: `${at}/${name}/${file.name}`, latestUrl: `${at}/${file.name}` },
      ...{ mediaType: file.mediaType.split(';')[0], byteSize: file.bytes, licence: licence.path },
      conformsTo: (file.name.endsWith('.csv') ? (['csvw', 'table'] as const) : (['schema'] as const)).map(
        (format) => siteUrl + schemaPath(dataset, format),
      ),
      checksum: {
        type: 'spdx:Checksum',
        algorithm: 'http://spdx.org/rdf/terms#checksumAlgorithm_sha256',
        value: file.sha256,
      },
    })),
  }
}

function publisherOf({ publisher }: CatalogueTexts): object {
  return { id: siteUrl, type: 'foaf:Agent', name: publisher }
}

/** As `sha256sum --check` reads it. */
export function checksumsOf({ parts }: Pick<EditionFacts, 'parts'>): string {
  return parts.flatMap(({ files }) => files.map(({ name, sha256 }) => `${sha256}  ${name}\n`)).join('')
}
