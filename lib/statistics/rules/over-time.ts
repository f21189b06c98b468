import { type CellModel } from './cells.ts'
import { smallSteps } from './growth.ts'
import { isGuarded, keepBack } from './keep-back.ts'

export type Last = { day: string; hidden: ReadonlySet<string> } | null

/**
 * What an edition keeps back, knowing what the last one did. Two editions of different patterns give away what neither does
 * alone: who takes a number from one of them finds the other's. So within a month what was kept back stays so, and the pattern
 * only grows; in a new month numbers come back only where both editions, read together as if nothing had changed between them,
 * still give nothing away.
 */
export function keptBack(model: CellModel, months: readonly string[], day: string, last: Last): Set<string> {
  const steps = smallSteps(model, months)
  const before = new Set(last?.hidden)
  if (last && last.day.slice(0, 7) !== day.slice(0, 7)) {
    const fresh = keepBack(model, { before, steps })
    const both = new Set([...fresh].filter((key) => before.has(key) || !model.printed.has(key)))
    if (isGuarded(model, both)) return fresh
  }
  return keepBack(model, { before, steps, keep: true })
}
