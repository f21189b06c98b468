import type { CellModel } from './cells.ts'

/** Numbers of fewer people say who they are. */
export const fewest = 5

/** The cells that are not printed: those of one to four people, and those that would give one of them away. */
export function keepBack(model: CellModel): Set<string> {
  const hidden = new Set<string>()
  for (const [key, { people }] of model.cells) if (people > 0 && people < fewest) hidden.add(key)
  return hidden
}
