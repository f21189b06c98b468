import type { CellModel, Sum } from './cells.ts'
import { lowest, widthOf } from './few.ts'

type Question = {
  /** The hidden cell that could be worked out. */
  key: string
  component: { keys: string[]; sums: Sum[] }
  /** Cells that were kept back in the last edition. */
  before: ReadonlySet<string>
}

/** The cell to keep back next so that a hidden one becomes free; null when everything near it is hidden. */
export function guardOf(
  model: CellModel,
  hidden: ReadonlySet<string>,
  { key, component, before }: Question,
): string | null {
  const room = (each: string) => model.cells.get(each)!.value - lowest(model, each)
  const need = widthOf(model, key)
  const hiddenIn = (sum: Sum) => [sum.whole, ...sum.parts].filter((each) => hidden.has(each))
  const isTight = (sum: Sum) => {
    const others = hiddenIn(sum).filter((each) => each !== key)
    return !others.includes(sum.whole) && others.reduce((all, each) => all + room(each), 0) < need
  }
  const own = component.sums.filter(({ whole, parts }) => whole === key || parts.includes(key))
  const alone = component.sums.filter((sum) => hiddenIn(sum).length === 1)
  const closing = new Map<string, number>()
  for (const sum of component.sums)
    for (const each of [sum.whole, ...sum.parts]) closing.set(each, (closing.get(each) ?? 0) + 1)
  const costOf = (each: string, sum: Sum) => {
    const isShort = room(each) < need ? 1e9 - room(each) : 0
    const isWhole = each === sum.whole ? (each.includes('/') ? 4 : 1e6) : 1
    const isKnown = before.has(each) ? 1e-3 : 1
    // A year of a unit says more than its months.
    const isYear = each.includes('/year/') ? 50 : 1
    // Readers look at the latest months first.
    const place = each.includes('/month/') ? sum.parts.indexOf(each) + 1 : 1
    return (
      ((model.cells.get(each)!.value + isShort) * isWhole * isYear * isKnown * place) /
      (closing.get(each) ?? 1) ** 2
    )
  }
  for (const sums of [own.filter(isTight), alone, own, component.sums]) {
    const candidates = sums.flatMap((sum) =>
      [sum.whole, ...sum.parts]
        .filter((each) => !hidden.has(each) && model.cells.get(each)!.value > 0)
        .map((each) => ({ each, cost: costOf(each, sum) })),
    )
    const [best] = candidates.toSorted((a, b) => a.cost - b.cost || (a.each < b.each ? -1 : 1))
    if (best) return best.each
  }
  return null
}
