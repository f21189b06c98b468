import { instantOf } from '#lib/platform/clock.ts'

/** A month of the archive, `YYYY-MM`. */
export function isMonth(value: string): boolean {
  return /^20\d\d-(?:0[1-9]|1[0-2])$/.test(value)
}

/** From the first instant of a month in the region's zone to the first of the next. */
export function monthSpan(month: string): { from: Date; to: Date } {
  const [year = 0, number = 0] = month.split('-').map(Number)
  const next = number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`
  return { from: instantOf(`${month}-01T00:00`), to: instantOf(`${next}-01T00:00`) }
}
