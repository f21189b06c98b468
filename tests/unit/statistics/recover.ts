import type { Sum } from '#lib/statistics/rules/cells.ts'

type Span = { low: number; high: number }
const prime = 2_147_483_647n

/**
 * Tries to work out what is kept back from everything that is printed, as a reader could who knows which numbers add up to which,
 * and that nought is always printed: first by elimination, then by bounds. Returns the cells with only one possible value.
 */
export function recover(printed: ReadonlyMap<string, number | null>, sums: readonly Sum[]): string[] {
  const unknown = [...new Set(sums.flatMap(({ whole, parts }) => [whole, ...parts]))].filter(
    (key) => (printed.get(key) ?? null) === null,
  )
  const solved = new Set([...eliminate(unknown, sums), ...narrow(unknown, printed, sums)])
  return [...solved].filter((key) => printed.has(key))
}

/** Unknowns that the equations alone determine: a row of the reduced matrix with one unknown in it. Modulo a prime, so exactly. */
function eliminate(unknown: readonly string[], sums: readonly Sum[]): string[] {
  const at = new Map(unknown.map((key, index) => [key, index]))
  const rows = sums.map(({ whole, parts }) => {
    const row = unknown.map(() => 0n)
    for (const part of parts) if (at.has(part)) row[at.get(part)!] = 1n
    if (at.has(whole)) row[at.get(whole)!] = prime - 1n
    return row
  })
  let done = 0
  for (let column = 0; column < unknown.length; column++) {
    const pivot = rows.findIndex((row, index) => index >= done && row[column] !== 0n)
    if (pivot < 0) continue
    const [row] = rows.splice(pivot, 1)
    const by = inverse(row![column]!)
    const lead = row!.map((each) => (each * by) % prime)
    for (const other of rows) {
      const times = other[column]!
      if (times !== 0n)
        for (const [index, each] of lead.entries())
          other[index] = (other[index]! + (prime - times) * each) % prime
    }
    rows.splice(done++, 0, lead)
  }
  return rows.flatMap((row) => {
    const left = row.flatMap((each, index) => (each === 0n ? [] : [index]))
    return left.length === 1 ? [unknown[left[0]!]!] : []
  })
}

function inverse(value: bigint): bigint {
  let [result, base, power] = [1n, value, prime - 2n]
  for (; power > 0n; power >>= 1n, base = (base * base) % prime)
    if (power & 1n) result = (result * base) % prime
  return result
}

/** Bounds that every sum gives each of its numbers, until nothing moves. */
function narrow(
  unknown: readonly string[],
  printed: ReadonlyMap<string, number | null>,
  sums: readonly Sum[],
): string[] {
  const spans = new Map<string, Span>()
  for (const [key, value] of printed) if (value !== null) spans.set(key, { low: value, high: value })
  for (const key of unknown)
    spans.set(key, { low: printed.has(key) && !key.startsWith('minutes') ? 1 : 0, high: Infinity })
  for (let moved = true, rounds = 0; moved && rounds < 200; rounds++) {
    moved = false
    for (const { whole, parts } of sums) {
      const low = total(parts, (key) => spans.get(key)!.low)
      const high = total(parts, (key) => spans.get(key)!.high)
      const all = spans.get(whole)!
      moved = tighten(all, low, high) || moved
      for (const part of parts) {
        const span = spans.get(part)!
        const most = all.high - (low - span.low)
        const others = total(
          parts.filter((each) => each !== part),
          (key) => spans.get(key)!.high,
        )
        moved = tighten(span, all.low - others, most) || moved
      }
    }
  }
  return unknown.filter((key) => spans.get(key)!.low === spans.get(key)!.high)
}

function total(keys: readonly string[], of: (key: string) => number): number {
  return keys.reduce((sum, key) => sum + of(key), 0)
}

function tighten(span: Span, low: number, high: number): boolean {
  const before = { ...span }
  if (low > span.low) span.low = low
  if (high < span.high) span.high = high
  return span.low !== before.low || span.high !== before.high
}
