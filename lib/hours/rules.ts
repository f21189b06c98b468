import { inYear, type Period } from './rules/periods.ts'

type Titles = { titleKk: string; titleRu: string; titleEn: string }
type Roles = { roleKk: string; roleRu: string; roleEn: string }
type Names = { nameKk: string; nameRu: string; nameEn: string }
type EventFacts = Titles & { slug: string; state: string }

export type Entry = {
  id: string
  participationId: string | null
  correctsId: string | null
  source: 'attendance' | 'confirmation' | 'correction' | 'selfReported'
  minutes: number
  workedOn: Date
  confirmedAt: Date | null
  reason: string
  direction: Direction | null
  participation: { shift: Roles & { event: EventFacts } } | null
  claim: { work: string; event: EventFacts | null } | null
}
export type Direction = Names & { id: string; code: string }
/** Hours a person reported that nobody has decided yet. */
export type Waiting = {
  id: string
  minutes: number
  workedOn: Date
  work: string
  event: EventFacts | null
}

/** A line of a volunteer's book: one piece of work with its corrections already in it. */
export type Line = {
  key: string
  day: string
  minutes: number
  /** Reported by the person and not confirmed: outside every total (R8). */
  isPending: boolean
  isCorrected: boolean
  role: Roles | null
  event: EventFacts | null
  /** What was done, in the person's words, or why a coordinator wrote it. */
  note: string
}

/** What a person says of themselves counts only once somebody else has confirmed it. */
export function isCounted({ source, confirmedAt }: Pick<Entry, 'source' | 'confirmedAt'>): boolean {
  return source !== 'selfReported' || confirmedAt !== null
}

/** The one total of hours there is: the ledger's rows of a period added up, whatever became of shifts and events since. */
export function totalOf(entries: readonly Entry[], period: Period | null = null): number {
  return entries
    .filter((entry) => isCounted(entry) && (period === null || isIn(period, entry)))
    .reduce((sum, { minutes }) => sum + minutes, 0)
}

function isIn({ from, to }: Period, { workedOn }: { workedOn: Date }): boolean {
  const day = dayText(workedOn)
  return from <= day && day <= to
}

/** The years with entries or claims, the latest first. */
export function yearsOf(rows: readonly { workedOn: Date }[]): number[] {
  return [...new Set(rows.map(({ workedOn }) => workedOn.getUTCFullYear()))].sort((a, b) => b - a)
}

/** A year of the ledger as lines, oldest first, what waits among them; corrections join the work they correct. */
export function sheetOf(entries: readonly Entry[], waiting: readonly Waiting[], year: number | null) {
  if (year === null) return { lines: [], minutes: 0 }
  const lines = new Map<string, Line>()
  for (const entry of entries) {
    if (!isIn(inYear(year), entry)) continue
    const isPending = !isCounted(entry)
    const key = `${workOf(entry)}${isPending ? ' pending' : ''}`
    const known = lines.get(key)
    if (!known) lines.set(key, lineOf(entry, key, isPending))
    else {
      known.minutes += entry.minutes
      known.isCorrected ||= entry.source === 'correction'
    }
  }
  const reported = waiting.filter((claim) => isIn(inYear(year), claim)).map(waitingLine)
  const shown = [...lines.values(), ...reported].filter(({ minutes }) => minutes > 0)
  return {
    lines: shown.toSorted((a, b) => (a.day < b.day ? -1 : Number(a.day > b.day))),
    minutes: totalOf(entries, inYear(year)),
  }
}

/** Names the piece of work a row belongs to. */
function workOf({ id, participationId, correctsId }: Entry): string {
  return participationId ?? correctsId ?? id
}

function lineOf(entry: Entry, key: string, isPending: boolean): Line {
  const { minutes, participation, claim, source, reason } = entry
  const shift = participation?.shift ?? null
  return {
    ...{ key, day: dayText(entry.workedOn), minutes, isPending, isCorrected: source === 'correction' },
    role: shift,
    event: shift?.event ?? claim?.event ?? null,
    note: claim?.work ?? (shift ? '' : reason),
  }
}

function waitingLine({ id, minutes, workedOn, work, event }: Waiting): Line {
  const day = dayText(workedOn)
  return {
    key: `claim ${id}`,
    day,
    minutes,
    isPending: true,
    isCorrected: false,
    role: null,
    event,
    note: work,
  }
}

/** Minutes by direction as it was when the hours were written, the largest first; null is work without one. */
export function byDirection(entries: readonly Entry[]): { direction: Direction | null; minutes: number }[] {
  const sums = new Map<string, { direction: Direction | null; minutes: number }>()
  for (const entry of entries) {
    if (!isCounted(entry)) continue
    const key = entry.direction?.id ?? ''
    const known = sums.get(key)
    if (known) known.minutes += entry.minutes
    else sums.set(key, { direction: entry.direction, minutes: entry.minutes })
  }
  return [...sums.values()].filter(({ minutes }) => minutes > 0).toSorted((a, b) => b.minutes - a.minutes)
}

/** Minutes by year, the latest first. */
export function byYear(entries: readonly Entry[]): { year: number; minutes: number }[] {
  return yearsOf(entries.filter(isCounted)).map((year) => ({ year, minutes: totalOf(entries, inYear(year)) }))
}

function dayText(day: Date): string {
  return day.toISOString().slice(0, 10)
}
