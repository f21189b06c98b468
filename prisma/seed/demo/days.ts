/** Calendar days as `YYYY-MM-DD`, counted without zones. */

export function asDate(day: string): Date {
  return new Date(`${day}T00:00:00Z`)
}

export function addDays(day: string, days: number): string {
  const date = asDate(day)
  date.setUTCDate(date.getUTCDate() + days)
  return date.toISOString().slice(0, 10)
}

export function isWeekend(day: string): boolean {
  return [0, 6].includes(asDate(day).getUTCDay())
}

/** The same day in another year; 29 February becomes 28 where there is none. */
export function addYears(day: string, years: number): string {
  const year = Number(day.slice(0, 4)) + years
  const monthAndDay = day.slice(4)
  const isLeap = new Date(Date.UTC(year, 1, 29)).getUTCMonth() === 1
  const shape = `${String(year).padStart(4, '0')}${monthAndDay}`
  return monthAndDay === '-02-29' && !isLeap ? `${shape.slice(0, 4)}-02-28` : shape
}

/** All days of a month, `month` 1–12. */
export function daysOfMonth(year: number, month: number): string[] {
  const length = new Date(Date.UTC(year, month, 0)).getUTCDate()
  const start = `${year}-${String(month).padStart(2, '0')}`
  return Array.from({ length }, (_, index) => `${start}-${String(index + 1).padStart(2, '0')}`)
}
