import type { EventCounts, Figures } from '../schema.ts'
import { elsewhere } from './cells.ts'

export type TableId =
  | 'region'
  | 'units'
  | 'ages'
  | 'unitages'
  | 'directions'
  | 'unitdirections'
  | 'kinds'
  | 'hosts'
  | 'months'
  | 'unitmonths'
  | 'unityears'
  | 'centres'
  | 'organisations'

/** What a row is about; its values are codes and slugs, the same in every language. `-` stands for none. */
export type Dimension =
  'number' | 'unit' | 'age' | 'direction' | 'kind' | 'host' | 'month' | 'year' | 'centre' | 'organisation'
/** A number; null is kept back, an empty text is a number that is not there. */
export type TableCell = string | number | null
export type FigureTable = {
  id: TableId
  dimensions: Dimension[]
  /** Names of the numbers, in the order of a row behind its dimensions. */
  numbers: string[]
  rows: TableCell[][]
}

type UnitMonth = { month: string; minutes: number | null; events?: number }

const ofEvents = ['events_past', 'events_ahead', 'events_held', 'events_cancelled']
const work = ['presences', 'minutes']

/** Everything an edition says, as tables: what pages show, downloads and the open data hold the same. */
export function tablesOf(figures: Figures): FigureTable[] {
  return [...regionTables(figures), ...unitTables(figures), ...bodyTables(figures)]
}

/** One table, or its rows of one unit; null when there is none of that name or it has no units. */
export function tableOf(figures: Figures, id: string, unit?: string): FigureTable | null {
  const table = tablesOf(figures).find((each) => each.id === id) ?? null
  if (!table || unit === undefined) return table
  const at = table.dimensions.indexOf('unit')
  return at < 0 ? null : { ...table, rows: table.rows.filter((row) => row[at] === unit) }
}

function regionTables({ region, ages, directions, kinds, hosts, months, earlier }: Figures): FigureTable[] {
  const { people, presences, minutes, centres, organisations, events, awards, memoranda, library, news } =
    region
  const whole = { people, presences, minutes, centres, organisations, awards, memoranda, library }
  const named = { ...whole, ...eventsByName(events), news_kk: news.kk, news_ru: news.ru, news_en: news.en }
  return [
    { id: 'region', dimensions: ['number'], numbers: ['value'], rows: Object.entries(named) },
    {
      ...{ id: 'ages', dimensions: ['age'], numbers: ['people', ...work] },
      rows: ages.map((row) => [row.age, row.people, row.presences, row.minutes]),
    },
    {
      ...{ id: 'directions', dimensions: ['direction'], numbers: ['people', ...work, ...ofEvents] },
      rows: directions.map((row) => [
        ...[row.direction ?? elsewhere, row.people, row.presences, row.minutes],
        ...eventNumbers(row.events),
      ]),
    },
    {
      ...{ id: 'kinds', dimensions: ['kind'], numbers: ofEvents },
      rows: kinds.map((row) => [row.kind, ...eventNumbers(row.events)]),
    },
    {
      ...{ id: 'hosts', dimensions: ['host'], numbers: ['centres'] },
      rows: hosts.map((row) => [row.host, row.centres]),
    },
    {
      ...{ id: 'months', dimensions: ['month'], numbers: ['people', ...work, 'events_held'] },
      rows: [
        ...months.map((row) => [row.month, row.people, row.presences, row.minutes, row.events]),
        ['earlier', '', earlier.presences, earlier.minutes, ''],
      ],
    },
  ]
}

function unitTables({ units, elsewhere: none }: Figures): FigureTable[] {
  const noEvents = { past: 0, ahead: 0, held: 0, cancelled: 0 }
  const all = [...units, { slug: elsewhere, ...none, centres: 0, events: noEvents }]
  return [
    {
      ...{ id: 'units', dimensions: ['unit'] },
      numbers: ['people', 'people_year_ago', ...work, 'centres', 'organisations', ...ofEvents],
      rows: all.map((row) => [
        ...[row.slug, row.people, row.yearAgo, row.presences, row.minutes, row.centres, row.organisations],
        ...eventNumbers(row.events),
      ]),
    },
    {
      ...{ id: 'unitages', dimensions: ['unit', 'age'], numbers: ['people'] },
      rows: all.flatMap(({ slug, ages }) => ages.map(({ age, people }) => [slug, age, people])),
    },
    {
      ...{ id: 'unityears', dimensions: ['unit', 'year'], numbers: work },
      rows: all.flatMap(({ slug, years }) =>
        years.map(({ year, presences, minutes }) => [slug, year, presences, minutes]),
      ),
    },
    {
      ...{ id: 'unitdirections', dimensions: ['unit', 'direction'], numbers: ['people'] },
      rows: all.flatMap(({ slug, directions }) =>
        directions.map(({ direction, people }) => [slug, direction ?? elsewhere, people]),
      ),
    },
    {
      ...{ id: 'unitmonths', dimensions: ['unit', 'month'], numbers: ['minutes', 'events_held'] },
      rows: all.flatMap(({ slug, months }) =>
        months.map(({ month, minutes, events = 0 }: UnitMonth) => [slug, month, minutes, events]),
      ),
    },
  ]
}

function bodyTables({ centres, organisations }: Figures): FigureTable[] {
  return [
    {
      ...{ id: 'centres', dimensions: ['centre', 'unit'], numbers: ['people'] },
      rows: centres.map(({ slug, unit, people = '' }) => [slug, unit, people]),
    },
    {
      ...{ id: 'organisations', dimensions: ['organisation', 'unit'], numbers: ['people'] },
      rows: organisations.map(({ slug, unit, people = '' }) => [slug, unit ?? elsewhere, people]),
    },
  ]
}

function eventNumbers({ past, ahead, held, cancelled }: EventCounts): number[] {
  return [past, ahead, held, cancelled]
}

function eventsByName(events: EventCounts): Record<string, number> {
  const numbers = eventNumbers(events)
  return Object.fromEntries(ofEvents.map((name, index) => [name, numbers[index]!]))
}

/** A table of one unit without the column that says so. */
export function withoutUnit(table: FigureTable): FigureTable {
  const at = table.dimensions.indexOf('unit')
  if (at < 0 || table.dimensions.length === 1) return table
  const cut = <Item>(items: readonly Item[]) => items.filter((_, index) => index !== at)
  return { ...table, dimensions: cut(table.dimensions), rows: table.rows.map(cut) }
}

/** A table with some of its numbers alone. */
export function withNumbers(table: FigureTable, numbers: readonly string[]): FigureTable {
  const from = table.dimensions.length
  const columns = numbers.map((name) => from + table.numbers.indexOf(name))
  const rows = table.rows.map((row) => [...row.slice(0, from), ...columns.map((at) => row[at] ?? null)])
  return { ...table, numbers: [...numbers], rows }
}
