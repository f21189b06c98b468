/** Unknown whole numbers that are not below `lower`, tied by equations: what anybody knows who sees only the printed numbers. */
export type Unknown = { key: string; value: number; lower: number }
export type Equation = { plus: string[]; minus: string[] }
/** Numbers that would all have been possible, by key. */
export type Witness = Map<string, number>

const tiny = 1e-7
const pivotsBeforeBland = 400

/**
 * Everything the unknowns could be, as a linear programme that is solved by the simplex method: a tableau that stays feasible,
 * so that each question goes on from the last one's answer. Whole witnesses are counted alone; what is not whole proves nothing.
 */
export class Reach {
  private readonly rows: Float64Array[] = []
  private readonly basis: number[] = []
  private readonly columnOf: Map<string, number>
  private readonly width: number

  private readonly unknowns: readonly Unknown[]

  constructor(unknowns: readonly Unknown[], equations: readonly Equation[]) {
    this.unknowns = unknowns
    this.columnOf = new Map(unknowns.map(({ key }, index) => [key, index]))
    this.width = unknowns.length
    for (const equation of equations) this.addRow(equation)
    this.makeFeasible()
  }

  /** A possible answer in which `key` is as large, or as small, as it can be, or at least `need` away from where it is. */
  farthest(key: string, sign: 1 | -1, need: number): Witness | null {
    const column = this.columnOf.get(key)!
    const ray = this.climb((at) => (at === column ? sign : 0))
    return this.witness(ray, need)
  }

  private addRow({ plus, minus }: Equation): void {
    const row = new Float64Array(this.width + 1)
    for (const [keys, sign] of [
      [plus, 1],
      [minus, -1],
    ] as const)
      for (const key of keys) {
        const column = this.columnOf.get(key)!
        row[column]! += sign
        row[this.width]! += sign * (this.unknowns[column]!.value - this.unknowns[column]!.lower)
      }
    this.rows.push(row[this.width]! < 0 ? row.map((each) => -each) : row)
  }

  /** First phase: every row takes a variable of its own. The numbers as they are show that there is an answer. */
  private makeFeasible(): void {
    const artificial = this.width
    for (let index = 0; index < this.rows.length; index++) this.basis[index] = artificial + index
    const isReal = (at: number) => at < artificial
    this.climb(null)
    for (let index = this.rows.length - 1; index >= 0; index--) {
      if (isReal(this.basis[index]!)) continue
      const row = this.rows[index]!
      const column = row.subarray(0, this.width).findIndex((each) => Math.abs(each) > tiny)
      if (column >= 0) this.pivot(index, column)
      else {
        this.rows.splice(index, 1)
        this.basis.splice(index, 1)
      }
    }
  }

  /** Pivots until nothing gains; returns the column along which the gain has no end, or -1. Without a goal: the artificial ones leave. */
  private climb(goal: ((column: number) => number) | null): number {
    for (let pivots = 0; ; pivots++) {
      const column = this.entering(goal, pivots > pivotsBeforeBland)
      if (column < 0) return -1
      const row = this.leaving(column)
      if (row < 0) return column
      this.pivot(row, column)
    }
  }

  private entering(goal: ((column: number) => number) | null, isBland: boolean): number {
    const gains = new Float64Array(this.width)
    for (let at = 0; at < this.width; at++) gains[at] = goal ? goal(at) : 0
    for (const [index, row] of this.rows.entries()) {
      const cost = goal
        ? this.basis[index]! < this.width
          ? goal(this.basis[index]!)
          : 0
        : this.basis[index]! < this.width
          ? 0
          : -1
      if (cost !== 0) for (let at = 0; at < this.width; at++) gains[at]! -= cost * row[at]!
    }
    let best = -1
    for (let at = 0; at < this.width; at++) {
      if (gains[at]! <= tiny) continue
      if (isBland) return at
      if (best < 0 || gains[at]! > gains[best]!) best = at
    }
    return best
  }

  private leaving(column: number): number {
    let best = -1
    let least = Infinity
    for (const [index, row] of this.rows.entries()) {
      if (row[column]! <= tiny) continue
      const ratio = row[this.width]! / row[column]!
      const isTie = best >= 0 && Math.abs(ratio - least) <= tiny
      if (isTie ? this.basis[index]! < this.basis[best]! : ratio < least) [best, least] = [index, ratio]
    }
    return best
  }

  private pivot(index: number, column: number): void {
    const row = this.rows[index]!
    const by = row[column]!
    for (let at = 0; at <= this.width; at++) row[at]! /= by
    for (const other of this.rows) {
      const times = other[column]!
      if (other === row || times === 0) continue
      for (let at = 0; at <= this.width; at++) other[at]! -= times * row[at]!
    }
    this.basis[index] = column
  }

  private witness(ray: number, step: number): Witness | null {
    const values = this.unknowns.map(({ lower }) => lower)
    for (const [index, row] of this.rows.entries())
      values[this.basis[index]!]! += row[this.width]! - (ray < 0 ? 0 : row[ray]! * step)
    if (ray >= 0) values[ray]! += step
    const whole = values.map((value) => Math.round(value))
    if (whole.some((value, at) => Math.abs(value - values[at]!) > 1e-4)) return null
    return new Map(this.unknowns.map(({ key }, at) => [key, whole[at]!]))
  }
}
