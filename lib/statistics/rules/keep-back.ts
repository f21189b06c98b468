import type { CellModel, Sum } from './cells.ts'
import { isFew, lowest, widthOf } from './few.ts'
import { guardOf } from './guard.ts'
import { Reach, type Unknown } from './reach.ts'

type Span = { low: number; high: number }
type Choice = {
  /** Cells that were kept back in the last edition: `keep` keeps them so, else they are only taken first. */
  before?: ReadonlySet<string>
  keep?: boolean
  /** Cells that are kept back for what lies between them and others. */
  steps?: readonly string[]
}

/**
 * The cells that are not printed: those of one to four people, and as many others as it takes that none of them can be worked
 * out. Whoever knows all printed numbers, all sums and that what is kept back is not nought still finds at least five values
 * possible for each; for what one to four people did, a span at least as wide as the number itself.
 */
export function keepBack(
  model: CellModel,
  { before = new Set(), steps = [], keep = false }: Choice = {},
): Set<string> {
  const hidden = new Set<string>([...model.cells.keys()].filter((key) => !model.printed.has(key)))
  for (const [key, { value, people }] of model.cells)
    if (isFew(people) || (keep && before.has(key) && value !== 0)) hidden.add(key)
  for (const step of steps) if (model.cells.get(step)!.value !== 0) hidden.add(step)
  guard(new Guarding(model, hidden), (guarding, key) => {
    const next = guardOf(model, hidden, { key, component: guarding.componentOf(key), before })
    if (next) hidden.add(next)
    return next !== null
  })
  return hidden
}

/** Whether nothing of what is hidden can be worked out from everything else. */
export function isGuarded(model: CellModel, hidden: ReadonlySet<string>): boolean {
  return guard(new Guarding(model, hidden), () => false)
}

/** Asks each hidden cell how far it can be; where not far enough, `help` may hide another, and the question is asked again. */
function guard(guarding: Guarding, help: (guarding: Guarding, key: string) => boolean): boolean {
  for (let key = guarding.findOpen(); key !== null; key = guarding.findOpen())
    if (!help(guarding, key)) return false
  return true
}

/** What is known of how far hidden cells can be. An answer that was possible stays possible when more is hidden. */
class Guarding {
  private readonly spans = new Map<string, Span>()
  private readonly sumsOf = new Map<string, Sum[]>()
  private readonly model: CellModel
  private readonly hidden: ReadonlySet<string>

  constructor(model: CellModel, hidden: ReadonlySet<string>) {
    this.model = model
    this.hidden = hidden
    for (const sum of model.sums)
      for (const key of [sum.whole, ...sum.parts])
        this.sumsOf.set(key, [...(this.sumsOf.get(key) ?? []), sum])
  }

  /** The first hidden cell that can not be shown to be free; null when all are. */
  findOpen(): string | null {
    for (const key of this.hidden) if (this.needsGuard(key) && !this.isFree(key) && !this.ask(key)) return key
    return null
  }

  /** Hidden cells that hang together by sums with this one. */
  componentOf(key: string): { keys: string[]; sums: Sum[] } {
    const [keys, sums] = [new Set([key]), new Set<Sum>()]
    for (const each of keys)
      for (const sum of this.sumsOf.get(each) ?? []) {
        if (sums.has(sum)) continue
        sums.add(sum)
        for (const other of [sum.whole, ...sum.parts]) if (this.hidden.has(other)) keys.add(other)
      }
    return { keys: [...keys], sums: [...sums] }
  }

  /** What nobody prints matters only when it tells of few people. */
  private needsGuard(key: string): boolean {
    return this.model.printed.has(key) || isFew(this.model.cells.get(key)!.people)
  }

  private isFree(key: string): boolean {
    const span = this.spans.get(key)
    return span !== undefined && span.high - span.low >= widthOf(this.model, key)
  }

  /** Asks for all open cells of the component at once: the tableau is made but once. */
  private ask(key: string): boolean {
    const { keys, sums } = this.componentOf(key)
    const reach = new Reach(
      keys.map((each) => this.unknownOf(each)),
      sums.map(({ whole, parts }) => ({
        plus: parts.filter((part) => this.hidden.has(part)),
        minus: this.hidden.has(whole) ? [whole] : [],
      })),
    )
    for (const each of [key, ...keys])
      for (const sign of [1, -1] as const)
        if (this.needsGuard(each) && !this.isFree(each))
          this.note(reach.farthest(each, sign, widthOf(this.model, each)))
    return this.isFree(key)
  }

  private unknownOf(key: string): Unknown {
    const { value } = this.model.cells.get(key)!
    return { key, value, lower: lowest(this.model, key) }
  }

  private note(witness: ReadonlyMap<string, number> | null): void {
    for (const [key, value] of witness ?? []) {
      const own = this.model.cells.get(key)!.value
      const span = this.spans.get(key) ?? { low: own, high: own }
      this.spans.set(key, { low: Math.min(span.low, value), high: Math.max(span.high, value) })
    }
  }
}
