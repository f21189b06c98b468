import { type CellModel, monthCell } from './cells.ts'
import { isFew } from './few.ts'

/** People at the end of each month, of every unit and of none. */
export type UnitGrowth = Readonly<Record<string, Readonly<Record<string, number>>>>

/** The month a year before the last one. */
export function yearBefore(months: readonly string[]): string {
  return months.at(-13)!
}

/**
 * Adds the people of the region at the end of each month; of the running one, today's, which is the region's own number. Of units
 * only the month a year ago is printed: their steps from month to month are mostly of few people.
 */
export function addGrowth(model: CellModel, growth: UnitGrowth, months: readonly string[]): void {
  const units = [...model.cells.keys()].flatMap((key) => /^people\/unit\/([^/]+)$/.exec(key)?.[1] ?? [])
  const ago = yearBefore(months)
  const add = (key: string, value: number) => {
    model.cells.set(key, { value, people: value })
    model.printed.add(key)
  }
  for (const month of months.slice(0, -1))
    add(
      monthCell(month),
      Object.values(growth).reduce((sum, each) => sum + (each[month] ?? 0), 0),
    )
  add(monthCell(months.at(-1)!), model.cells.get('people')!.value)
  for (const unit of units) add(monthCell(ago, unit), growth[unit]?.[ago] ?? 0)
  model.sums.push({ whole: 'people', parts: [monthCell(months.at(-1)!)] })
  model.sums.push({ whole: monthCell(ago), parts: units.map((unit) => monthCell(ago, unit)) })
}

/** Numbers that differ from the next printed one by one to four people: the difference would tell of those. */
export function smallSteps(model: CellModel, months: readonly string[]): string[] {
  const valueOf = (key: string) => model.cells.get(key)!.value
  const hidden: string[] = []
  let next = valueOf(monthCell(months.at(-1)!))
  for (const month of months.slice(0, -1).toReversed()) {
    const value = valueOf(monthCell(month))
    if (isFew(Math.abs(value - next))) hidden.push(monthCell(month))
    else next = value
  }
  const ago = yearBefore(months)
  for (const key of model.cells.keys()) {
    const unit = /^people\/unit\/([^/]+)$/.exec(key)?.[1]
    if (unit !== undefined && isFew(Math.abs(valueOf(key) - valueOf(monthCell(ago, unit)))))
      hidden.push(monthCell(ago, unit))
  }
  return hidden
}
