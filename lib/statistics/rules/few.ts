import type { CellModel } from './cells.ts'

/** Numbers of fewer people say who they are. */
export const fewest = 5
/** A kept-back number can be at least five different numbers, for anybody who sees all the others. */
const widthOfCounts = 4

export function isFew(people: number): boolean {
  return people > 0 && people < fewest
}

/** Nought is always printed, so what is kept back is at least one; the ledger's minutes may come to nought, and what nobody prints. */
export function lowest(model: CellModel, key: string): number {
  const isCounted = model.printed.has(key) && !key.startsWith('minutes')
  return Math.min(model.cells.get(key)!.value, isCounted ? 1 : 0)
}

/** How wide the span of what a hidden number could be has to be: what few people did must not even be guessed within its own size. */
export function widthOf(model: CellModel, key: string): number {
  const { value, people } = model.cells.get(key)!
  return isFew(people) && !key.startsWith('people') ? Math.max(widthOfCounts, Math.abs(value)) : widthOfCounts
}
