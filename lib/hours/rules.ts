type Titles = { titleKk: string; titleRu: string; titleEn: string }
type Roles = { roleKk: string; roleRu: string; roleEn: string }

export type Entry = {
  id: string
  participationId: string | null
  source: 'attendance' | 'confirmation' | 'correction' | 'selfReported'
  minutes: number
  workedOn: Date
  confirmedAt: Date | null
  participation: { shift: Roles & { event: Titles & { slug: string; state: string } } } | null
}

/** A line of a volunteer's book: one piece of work with its corrections already in it. */
export type Line = {
  key: string
  day: string
  minutes: number
  /** Reported by the person and not confirmed: outside every total (R8). */
  isPending: boolean
  shift: (Roles & { event: Titles & { slug: string; state: string } }) | null
}

/** The years with entries, the latest first. */
export function yearsOf(entries: Pick<Entry, 'workedOn'>[]): number[] {
  return [...new Set(entries.map(({ workedOn }) => workedOn.getUTCFullYear()))].sort((a, b) => b - a)
}

/** A year of the ledger as lines, oldest first, and its total of confirmed minutes. Corrections join the work they correct. */
export function sheetOf(entries: Entry[], year: number | null): { lines: Line[]; minutes: number } {
  const lines = new Map<string, Line>()
  for (const entry of entries) {
    if (entry.workedOn.getUTCFullYear() !== year) continue
    const isPending = isUnconfirmed(entry)
    const key = `${entry.participationId ?? entry.id}${isPending ? ' pending' : ''}`
    const known = lines.get(key)
    if (known) known.minutes += entry.minutes
    else lines.set(key, lineOf(entry, key, isPending))
  }
  const shown = [...lines.values()].filter(({ minutes }) => minutes > 0)
  const minutes = shown.reduce((sum, line) => (line.isPending ? sum : sum + line.minutes), 0)
  return { lines: shown, minutes }
}

/** What a person says of themselves counts only once somebody else has confirmed it. */
function isUnconfirmed({ source, confirmedAt }: Entry): boolean {
  return source === 'selfReported' && confirmedAt === null
}

function lineOf(entry: Entry, key: string, isPending: boolean): Line {
  const day = entry.workedOn.toISOString().slice(0, 10)
  return { key, day, minutes: entry.minutes, isPending, shift: entry.participation?.shift ?? null }
}
