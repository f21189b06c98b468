/** A value of a chart. Null is kept back: its place is drawn hatched. */
export type Mark = {
  key: string
  label: string
  value: number | null
  /** The value as the reader writes it. */
  text: string
  /** The label in few signs, for the ends of an axis. */
  short?: string
  /** Stands under the axis. */
  tick?: string
}

export function largest(marks: readonly Mark[]): number {
  return Math.max(1, ...marks.map(({ value }) => value ?? 0))
}

export function round(value: number): number {
  return Math.round(value * 100) / 100
}
