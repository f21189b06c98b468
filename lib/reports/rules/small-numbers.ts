import { type Figure, isFigure, type ReportCell, type ReportRow, type ReportTable } from './figures.ts'

/** Aggregates of fewer people say who they are. */
export const fewest = 5

/** The same figures without a way to the people behind them. */
export function withoutLists(table: ReportTable): ReportTable {
  return eachRow(table, ({ key, label, cells }) => ({ key, label, cells: cells.map(closed) }))
}

function closed(cell: ReportCell): ReportCell {
  return isFigure(cell) ? { ...cell, list: null } : cell
}

/**
 * A table for those who may not see the people behind it: numbers of 1 to 4 people become "fewer than 5"; where the total or the
 * row's hours would give one away, a second number is kept back too. Of a balance only its end is left.
 */
export function blurred(table: ReportTable): ReportTable {
  const own = eachRow(table.isBalance ? lastColumnOf(table) : table, (row) => ({
    ...row,
    cells: row.cells.map((cell) => ({ ...cell })),
  }))
  for (const index of own.columns.keys()) {
    const column = own.rows.flatMap(({ cells }) => peopleIn(cells.slice(index, index + 1)))
    hideInColumn(column, peopleIn(own.total?.cells.slice(index, index + 1) ?? [])[0])
  }
  hideChanges(own.rows)
  for (const row of [...own.rows, ...(own.total ? [own.total] : [])]) hideHours(row.cells)
  return withoutLists(own)
}

function lastColumnOf(table: ReportTable): ReportTable {
  const last = { ...table, columns: table.columns.slice(-1) }
  return eachRow(last, (row) => ({ ...row, cells: row.cells.slice(-1) }))
}

function eachRow(table: ReportTable, change: (row: ReportRow) => ReportRow): ReportTable {
  return { ...table, rows: table.rows.map(change), total: table.total && change(table.total) }
}

function peopleIn(cells: ReportCell[]): Figure[] {
  return cells.filter(isFigure).filter(({ list }) => list?.kind === 'people')
}

function hideInColumn(figures: Figure[], total: Figure | undefined): void {
  const few = figures.filter(isFew)
  for (const figure of few) figure.hidden = 'few'
  if (!total) return
  if (isFew(total)) total.hidden = 'few'
  if (few.length === 0 || (few.length > 1 && sum(few) >= fewest)) return
  const [next] = figures.filter(({ value }) => value >= fewest).toSorted((a, b) => a.value - b.value)
  if (next) next.hidden = 'kept'
  else total.hidden = 'few'
}

/** Where members before and after stand, those who joined tell of those who left: both are said or neither. */
function hideChanges(rows: ReportRow[]): void {
  const changes = rows.filter(({ key }) => key === 'joined' || key === 'left')
  const figures = changes.flatMap(({ cells }) => peopleIn(cells))
  if (!figures.some(({ hidden }) => hidden)) return
  for (const figure of figures) figure.hidden ??= 'kept'
}

/** Few people's hours are theirs. */
function hideHours(cells: ReportCell[]): void {
  if (!peopleIn(cells).some(({ hidden }) => hidden)) return
  for (const figure of cells.filter(isFigure)) if (figure.unit === 'minutes') figure.hidden ??= 'kept'
}

function isFew({ value }: Figure): boolean {
  return value > 0 && value < fewest
}

function sum(figures: Figure[]): number {
  return figures.reduce((all, { value }) => all + value, 0)
}
