import { dayText } from '#lib/statistics/rules.ts'
import { type FigureTable, tablesOf } from '#lib/statistics/rules/tables.ts'
import { figuresSchema } from '#lib/statistics/schema.ts'
import type { StatisticRecord } from '../schema/records.ts'
import type { Client, Reader } from './reader.ts'

export type StatisticWhere = { table?: string; unit?: string; measure?: string }

/**
 * The numbers of the latest figures, one a record, in the order of their tables. A walk stays with the edition it began in. Nothing
 * is counted here: what is kept back there is kept back here.
 */
export const statisticReader: Omit<Reader<StatisticWhere, StatisticRecord>, 'find'> = {
  async list(client, { where, after, take }) {
    const all = await readAll(client, where, after?.value ?? null)
    const from = after ? Number(after.id) + 1 : 0
    return all
      .slice(from, from + take)
      .map((record, at) => ({ record, place: { value: record.day, id: String(from + at) } }))
  },
  count: async (client, where) => (await readAll(client, where, null)).length,
}

async function readAll(client: Client, where: StatisticWhere, day: string | null): Promise<StatisticRecord[]> {
  const on = day === null ? {} : { day: new Date(day) }
  const row = await client.statisticsEdition.findFirst({
    where: on,
    orderBy: { day: 'desc' },
    select: { id: true, day: true, checksum: true },
  })
  if (!row) return []
  const key = `${dayText(row.day)} ${row.checksum}`
  const records = known.get(key) ?? (await readEdition(client, row.id))
  remember(key, records)
  const { table, unit, measure } = where
  const isAsked = (record: StatisticRecord) =>
    (table === undefined || record.table === table) &&
    (unit === undefined || record.unit === unit) &&
    (measure === undefined || record.measure === measure)
  return records.filter(isAsked)
}

/** Figures never change behind their checksum: the last editions asked for stay laid out. */
const known = new Map<string, StatisticRecord[]>()
const knownMax = 2

function remember(key: string, records: StatisticRecord[]): void {
  known.delete(key)
  known.set(key, records)
  const [oldest] = known.keys()
  if (known.size > knownMax && oldest !== undefined) known.delete(oldest)
}

async function readEdition(client: Client, id: string): Promise<StatisticRecord[]> {
  const row = await client.statisticsEdition.findUnique({ where: { id }, select: { day: true, figures: true } })
  if (!row) return []
  const tables = tablesOf(figuresSchema.parse(row.figures))
  return tables.flatMap((table) => recordsOf(dayText(row.day), table))
}

const undivided = {
  ...{ unit: null, age: null, direction: null, kind: null, host: null, month: null, year: null },
  ...{ centre: null, organisation: null },
}

function recordsOf(day: string, { id, dimensions, numbers, rows }: FigureTable): StatisticRecord[] {
  return rows.flatMap((row) => {
    const { number, ...named } = Object.fromEntries(dimensions.map((name, at) => [name, row[at] as string]))
    return numbers.flatMap((name, at) => {
      const value = row[dimensions.length + at]
      // An empty cell is a number the table does not have, unlike one kept back.
      if (value === '' || value === undefined) return []
      const kept = { value: value as number | null, isKeptBack: value === null }
      return [{ ...{ day, table: id }, ...undivided, ...named, measure: number ?? name, ...kept }]
    })
  })
}
