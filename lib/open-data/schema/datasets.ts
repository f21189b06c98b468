import {
  awardRecord,
  centreRecord,
  directionRecord,
  eventRecord,
  memorandumRecord,
  organisationRecord,
  statisticRecord,
  unitRecord,
} from './records.ts'

/** What is put out as files each night. */
export const datasets = [
  ...(['centres', 'organisations', 'events', 'memoranda', 'awards'] as const),
  ...(['units', 'directions', 'statistics'] as const),
] as const
export type Dataset = (typeof datasets)[number]

export const formats = ['csv', 'json'] as const
export type Format = (typeof formats)[number]

export const datasetRecords = {
  centres: centreRecord,
  organisations: organisationRecord,
  events: eventRecord,
  memoranda: memorandumRecord,
  awards: awardRecord,
  units: unitRecord,
  directions: directionRecord,
  statistics: statisticRecord,
} as const

export function isDataset(name: string): name is Dataset {
  return (datasets as readonly string[]).includes(name)
}

/** The name a file has in its address and in the store. */
export function fileName(dataset: Dataset, format: Format): string {
  return `${dataset}.${format}`
}
