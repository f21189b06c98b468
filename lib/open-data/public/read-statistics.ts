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
  const row = await client.statisticsEdition.findFirst({
    where: day === null ? {} : { day: new Date(day) },
    orderBy: { day: 'desc' },
    select: { day: true, figures: true },
  })
  if (!row) return []
  const { table, unit, measure } = where
  return tablesOf(figuresSchema.parse(row.figures))
    .filter(({ id }) => table === undefined || id === table)
    .flatMap((each) => recordsOf(dayText(row.day), each))
    .filter((record) => unit === undefined || record.unit === unit)
    .filter((record) => measure === undefined || record.measure === measure)
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
