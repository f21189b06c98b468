import { type ExtractFacts, type ExtractLine, type Words, wordsOf } from './facts.ts'

type Names = { nameKk: string; nameRu: string; nameEn: string }
type Shift = {
  roleKk: string
  roleRu: string
  roleEn: string
  event: { titleKk: string; titleRu: string; titleEn: string; centre: Names; direction: Names }
}

/** A row of the ledger with what it is about. */
export type LedgerRow = {
  id: string
  participationId: string | null
  /** The row a correction without a sign-up belongs to. */
  correctsId?: string | null
  source: string
  minutes: number
  workedOn: Date
  confirmedAt: Date | null
  direction: Names | null
  participation: { shift: Shift } | null
  claim: { work: string; centre: Names; event: Shift['event'] | null } | null
}

/** Where a person belonged, and when. */
export type Belonging = { centre: Names | null; isPrimary: boolean; startedOn: Date; endedOn: Date | null }
export type Period = { from: string; to: string }

/** Reported by the person and confirmed by nobody: outside every total and every paper (R8). */
export function isConfirmed({ source, confirmedAt }: Pick<LedgerRow, 'source' | 'confirmedAt'>): boolean {
  return source !== 'selfReported' || confirmedAt !== null
}

type Sheet = Pick<ExtractFacts, 'lines' | 'directions' | 'centres'> & { minutes: number; entryIds: string[] }

/**
 * The confirmed rows of a period as lines, oldest first: corrections join the work they correct, and what comes to nothing is
 * left out. `minutes` is the ledger's own sum for the period, and so are the lines and the directions added up.
 */
export function sheetOfPeriod(
  rows: readonly LedgerRow[],
  { from, to }: Period,
  belongings: readonly Belonging[] = [],
): Sheet {
  const counted = rows.filter((row) => isConfirmed(row) && dayOfRow(row) >= from && dayOfRow(row) <= to)
  const lines = new Map<string, ExtractLine>()
  const directions = new Map<string, { name: Words | null; minutes: number }>()
  for (const row of counted) {
    add(lines, row.participationId ?? row.correctsId ?? row.id, row.minutes, () => lineOf(row, belongings))
    const direction = row.direction ?? row.participation?.shift.event.direction ?? row.claim?.event?.direction
    const name = direction ? wordsOf(direction, 'name') : null
    add(directions, name?.kk ?? '', row.minutes, () => ({ name, minutes: 0 }))
  }
  const whole = [...lines.values()].filter(({ minutes }) => minutes !== 0)
  return {
    lines: whole.toSorted((a, b) => a.day.localeCompare(b.day)),
    directions: [...directions.values()]
      .filter(({ minutes }) => minutes !== 0)
      .toSorted((a, b) => b.minutes - a.minutes),
    centres: centresOf(whole),
    minutes: counted.reduce((sum, row) => sum + row.minutes, 0),
    entryIds: counted.map(({ id }) => id),
  }
}

/** The first day with confirmed hours, or null. */
export function firstDayOf(rows: readonly LedgerRow[]): string | null {
  const days = rows.filter((row) => isConfirmed(row) && row.minutes > 0).map(dayOfRow)
  return days.toSorted()[0] ?? null
}

function add<Line extends { minutes: number }>(
  lines: Map<string, Line>,
  key: string,
  minutes: number,
  make: () => Line,
): void {
  const line = lines.get(key) ?? make()
  line.minutes += minutes
  lines.set(key, line)
}

function lineOf(row: LedgerRow, belongings: readonly Belonging[]): ExtractLine {
  const shift = row.participation?.shift
  const event = shift?.event ?? row.claim?.event
  const centre = event?.centre ?? row.claim?.centre ?? journalOf(row, belongings)
  const said = row.claim?.work ?? ''
  const title = event ? wordsOf(event, 'title') : said ? { kk: said, ru: said, en: said } : null
  return {
    ...{ day: dayOfRow(row), title, minutes: 0 },
    role: shift ? wordsOf(shift, 'role') : null,
    centre: centre ? wordsOf(centre, 'name') : null,
  }
}

/**
 * The centre whose journal hours without an event come from: only coordinators of a person's own centre can write them, so it is
 * the one the person belonged to that day, the primary one first.
 */
function journalOf({ workedOn }: LedgerRow, belongings: readonly Belonging[]): Names | null {
  const then = belongings.filter(
    ({ centre, startedOn, endedOn }) => centre && startedOn <= workedOn && (!endedOn || endedOn >= workedOn),
  )
  return (then.find(({ isPrimary }) => isPrimary) ?? then[0])?.centre ?? null
}

function centresOf(lines: readonly ExtractLine[]): Words[] {
  const centres = lines.flatMap(({ centre }) => (centre ? [centre] : []))
  return [...new Map(centres.map((centre) => [centre.kk, centre])).values()]
}

function dayOfRow({ workedOn }: Pick<LedgerRow, 'workedOn'>): string {
  return workedOn.toISOString().slice(0, 10)
}
