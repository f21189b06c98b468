import { type CellModel, monthCell } from './cells.ts'
import { isFew } from './few.ts'

/** Adds the people of the region at the end of each month; of the running one, today's, which is the region's own number. */
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
  model.sums.push({ whole: 'people', parts: [monthCell(months.at(-1)!)] })
}

/** Months whose number differs from the next printed one by one to four people: the difference would tell of those. */
export function smallSteps(model: CellModel, months: readonly string[]): string[] {
  const hidden: string[] = []
  let next = model.cells.get(monthCell(months.at(-1)!))!.value
  for (const month of months.slice(0, -1).toReversed()) {
    const { value } = model.cells.get(monthCell(month))!
    if (isFew(Math.abs(value - next))) hidden.push(monthCell(month))
    else next = value
  }
  return hidden
}
