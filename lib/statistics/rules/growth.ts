import { type CellModel, monthCell } from './cells.ts'

/** Adds the people of the region at the end of each month; of the running one, today's. */
export function addGrowth(
  model: CellModel,
  changes: readonly { month: string; change: number }[],
  months: readonly string[],
): void {
  const changeOf = new Map(changes.map(({ month, change }) => [month, change]))
  const today = model.cells.get('people')?.value ?? 0
  let people = 0
  for (const month of months) {
    people += changeOf.get(month) ?? 0
    const value = month === months.at(-1) ? today : people
    model.cells.set(monthCell(month), { value, people: value })
    model.printed.add(monthCell(month))
  }
}
