import { dayMs } from '#lib/platform/clock.ts'

/** A stretch of the region's calendar, both days within. `code` is how the address and a choice say it. */
export type ReportPeriod = {
  kind: 'half' | 'quarter' | 'year' | 'custom'
  code: string
  year: number
  /** 1 or 2 of a half-year, 1 to 4 of a quarter; 0 otherwise. */
  part: number
  from: string
  to: string
}

const halves = [
  ['01-01', '06-30'],
  ['07-01', '12-31'],
] as const
const quarters = [
  ['01-01', '03-31'],
  ['04-01', '06-30'],
  ['07-01', '09-30'],
  ['10-01', '12-31'],
] as const

/** `2026`, `2026-H1` or `2026-Q3`; null for anything else. */
export function readPeriod(code: string): ReportPeriod | null {
  const found = /^(20\d\d)(?:-(?:H([12])|Q([1-4])))?$/.exec(code)
  if (!found) return null
  const year = Number(found[1])
  if (found[2]) return within('half', code, year, Number(found[2]))
  if (found[3]) return within('quarter', code, year, Number(found[3]))
  return { kind: 'year', code, year, part: 0, from: `${year}-01-01`, to: `${year}-12-31` }
}

function within(kind: 'half' | 'quarter', code: string, year: number, part: number): ReportPeriod {
  const [from, to] = (kind === 'half' ? halves : quarters)[part - 1]!
  return { kind, code, year, part, from: `${year}-${from}`, to: `${year}-${to}` }
}

/** Any two days; turned round when they stand the wrong way. */
export function customPeriod(one: string, other: string): ReportPeriod {
  const [from, to] = one <= other ? [one, other] : [other, one]
  return { kind: 'custom', code: 'custom', year: Number(from.slice(0, 4)), part: 0, from, to }
}

/** The half-year a day lies in. */
export function halfYearOf(day: string): ReportPeriod {
  const year = Number(day.slice(0, 4))
  const part = day.slice(5) < '07-01' ? 1 : 2
  return within('half', `${year}-H${part}`, year, part)
}

const yearsBack = 4

/** What can be chosen: half-years, quarters and years that have begun, the latest first. */
export function periodChoices(today: string): ReportPeriod[] {
  const last = Number(today.slice(0, 4))
  const years = Array.from({ length: yearsBack }, (_, index) => last - index)
  const codes = (parts: string[]) => years.flatMap((year) => parts.map((part) => `${year}${part}`))
  return [...codes(['-H2', '-H1']), ...codes(['-Q4', '-Q3', '-Q2', '-Q1']), ...codes([''])]
    .flatMap((code) => readPeriod(code) ?? [])
    .filter(({ from }) => from <= today)
}

/** The last day a report can speak of: of a period that still runs it is today. */
export function lastDayOf({ from, to }: ReportPeriod, today: string): string {
  if (to < today) return to
  return from > today ? dayBefore(from) : today
}

export function dayBefore(day: string): string {
  return shifted(day, -1)
}

export function dayAfter(day: string): string {
  return shifted(day, 1)
}

function shifted(day: string, days: number): string {
  return new Date(Date.parse(day) + days * dayMs).toISOString().slice(0, 10)
}
