/** A text in three languages, or a key of the messages. */
export type Label =
  | { key: string; values?: Record<string, string | number> }
  | { nameKk: string; nameRu: string; nameEn: string }

export const listKinds = ['people', 'events', 'hours', 'awards', 'certificates'] as const
export type ListKind = (typeof listKinds)[number]
export type Narrowing = Record<string, string>

/** One number of a report with the list it is the length, or the sum, of. */
export type Figure = {
  value: number
  unit: 'count' | 'minutes'
  list: { kind: ListKind; narrowing: Narrowing } | null
  /** Too small to be told to those who do not see the people (`few`), or kept back so that such a one cannot be computed. */
  hidden?: 'few' | 'kept'
}
/** A calendar day, `YYYY-MM-DD`, is written as the reader writes dates. */
export type ReportCell = Figure | { text: Label | { day: string } }
export type ReportRow = { key: string; label: Label; cells: ReportCell[]; href?: string }
export type ReportTable = {
  key: string
  title: Label
  /** Says how the numbers are counted where it is not plain. */
  note: Label | null
  head: Label
  columns: Label[]
  rows: ReportRow[]
  /** Each row's columns are before, joined, left and after: any three give the fourth away. */
  isBalance?: boolean
  /** The whole: its numbers are the sums of the rows unless the note says otherwise. */
  total: ReportRow | null
}
export type ReportFact = { key: string; label: Label; values: (Label | string)[] }

export function isFigure(cell: ReportCell): cell is Figure {
  return 'value' in cell
}

export function count(value: number, kind: ListKind, narrowing: Narrowing): Figure {
  return { value, unit: 'count', list: { kind, narrowing } }
}

export function minutes(value: number, narrowing: Narrowing): Figure {
  return { value, unit: 'minutes', list: { kind: 'hours', narrowing } }
}
