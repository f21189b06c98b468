import { type CellModel } from './cells.ts'
import { smallSteps } from './growth.ts'
import { isGuarded, keepBack } from './keep-back.ts'

/** What an edition printed: null is what it kept back. */
export type Printed = ReadonlyMap<string, number | null>
export type Last = { day: string; hidden: ReadonlySet<string> } | null
type Past = { last: Last; earlier?: readonly Printed[] }

/**
 * What an edition keeps back, knowing what those before it did. Two editions of different patterns give away what neither does
 * alone: who takes a number from one of them finds the other's. So within a month what was kept back stays so, and the pattern
 * only grows; in a new month numbers come back only where this edition and the last, read together as if nothing had changed
 * between them, still give nothing away, nor this one with all numbers that earlier ones printed and that are the same today.
 */
export function keptBack(
  model: CellModel,
  months: readonly string[],
  day: string,
  { last, earlier = [] }: Past,
): Set<string> {
  const steps = smallSteps(model, months)
  const before = new Set(last?.hidden)
  if (last && last.day.slice(0, 7) !== day.slice(0, 7)) {
    const fresh = keepBack(model, { before, steps })
    const isSafe = (isKnown: (key: string) => boolean) =>
      isGuarded(model, new Set([...fresh].filter((key) => !model.printed.has(key) || !isKnown(key))))
    const wasSaid = (key: string) => earlier.some((one) => one.get(key) === model.cells.get(key)!.value)
    if (isSafe((key) => !before.has(key)) && isSafe(wasSaid)) return fresh
  }
  return keepBack(model, { before, steps, keep: true })
}
