import {
  count,
  type Figure,
  type Label,
  type ListKind,
  minutes,
  type Narrowing,
  type ReportRow,
  type ReportTable,
} from './figures.ts'

type Sums = ReadonlyMap<string, number>
type Part = { value: string; label: Label; href?: string }
/** A column: which list its numbers are of, and by what a row narrows that list. Those of hours are sums of minutes. */
export type AnyColumn = {
  label: Label
  all: number
  parts: Sums
  list: ListKind
  narrowing: Narrowing
  by: string
}

type Given = {
  key: string
  note?: Label | null
  head: Label
  parts: readonly Part[]
  columns: readonly AnyColumn[]
  /** Rows of noughts are left out. */
  isShort?: boolean
  isBalance?: boolean
}

/** A table of parts and their whole: a row for each part, and for every value that is none of them. */
export function tableOf({
  key,
  note = null,
  head,
  parts,
  columns,
  isShort = false,
  isBalance = false,
}: Given): ReportTable {
  const rows = [...parts, ...strays(parts, columns)]
    .map((part) => rowOf(part, columns))
    .filter(({ key: value, cells }) => !(isShort || isUnknown(value)) || cells.some(isSomething))
  return {
    ...{ key, note, head, rows, isBalance },
    title: { key: `reports.tables.${key}` },
    columns: columns.map(({ label }) => label),
    total: {
      key: 'total',
      label: { key: 'reports.total' },
      cells: columns.map(({ all, list, narrowing }) =>
        list === 'hours' ? minutes(all, narrowing) : count(all, list, narrowing),
      ),
    },
  }
}

function rowOf({ value, label, href }: Part, columns: readonly AnyColumn[]): ReportRow {
  const cells = columns.map(({ parts, list, narrowing, by }): Figure => {
    const figure = parts.get(value) ?? 0
    const narrower = { ...narrowing, [by]: value }
    return list === 'hours' ? minutes(figure, narrower) : count(figure, list, narrower)
  })
  return { key: value, label, cells, ...(href ? { href } : {}) }
}

/** A value no part stands for would be missing from the sum. */
function strays(parts: readonly Part[], columns: readonly AnyColumn[]): Part[] {
  const known = new Set(parts.map(({ value }) => value))
  const found = new Set(columns.flatMap((column) => [...column.parts.keys()]))
  return [...found]
    .filter((value) => !known.has(value))
    .sort()
    .map((value) => ({ value, label: { key: 'reports.unknown' } }))
}

function isUnknown(value: string): boolean {
  return value === 'unknown' || value === 'none' || value === 'unstated'
}

function isSomething(cell: ReportRow['cells'][number]): boolean {
  return 'value' in cell && cell.value !== 0
}
