import { fold } from '#lib/platform/text.ts'
import { adultAge, companionAge, searchWords } from '#lib/volunteers/rules.ts'
import { type Mark, marks, type Source, type Standing, type Step } from './standing.ts'

/** A step as it travels between server and device. */
export type SentStep = {
  nonce: string
  mark: Mark | null
  inAt: string | null
  outAt: string | null
  deviceAt: string
  source: Source
}
export type AgeBand = 'adult' | 'minor' | 'child' | 'unknown'
export type SnapshotPerson = {
  /** The participation. */
  id: string
  shiftId: string
  surname: string
  rest: string
  band: AgeBand
  /** What stands in the QR of the confirmation. */
  code: string
  /** What stands on the paper roster. */
  line: string
  isSelf: boolean
  /** Why this person cannot be marked present, in the reader's language. */
  barred: string[]
  steps: SentStep[]
}
export type SnapshotShift = { id: string; role: string; when: string; startsAt: string; endsAt: string }
/** All a device needs to mark an event's people without the server. */
export type Snapshot = {
  eventId: string
  userId: string
  title: string
  serverAt: string
  /** The device forgets it then. */
  expiresAt: string
  shifts: SnapshotShift[]
  people: SnapshotPerson[]
}

/** What the server says to marks a device sent. */
export type MarksAnswer = {
  serverAt: string
  results: {
    nonce: string
    participationId: string
    outcome: 'stored' | 'known' | 'refused'
    codes: string[]
    /** Why not, in the reader's language. */
    reasons: string[]
  }[]
  people: { id: string; steps: SentStep[] }[]
}

export function bandOf(age: number | null): AgeBand {
  if (age === null) return 'unknown'
  if (age >= adultAge) return 'adult'
  return age >= companionAge ? 'minor' : 'child'
}

export function stepOf(sent: SentStep): Step {
  const { inAt, outAt, deviceAt, ...rest } = sent
  const times = { inAt: inAt ? new Date(inAt) : null, outAt: outAt ? new Date(outAt) : null }
  return { ...rest, ...times, deviceAt: new Date(deviceAt), markedById: null }
}

/** A step as a device reads it; who made it stays here. */
export function sentStep({ nonce, mark, inAt, outAt, deviceAt, source }: Step): SentStep {
  const times = { inAt: inAt?.toISOString() ?? null, outAt: outAt?.toISOString() ?? null }
  return { nonce, mark, ...times, deviceAt: deviceAt.toISOString(), source }
}

/** The shift asked for; else the one that runs, the next, or the last. */
export function shiftOf({ shifts, serverAt }: Snapshot, asked: string): SnapshotShift | undefined {
  const known = shifts.find(({ id }) => id === asked)
  return known ?? shifts.find(({ endsAt }) => endsAt > serverAt) ?? shifts.at(-1)
}

/** Who is looked at: all, those without a mark, those who came. */
export const views = ['all', 'waiting', 'present'] as const
export type View = (typeof views)[number]

export function isInView(view: View, { mark }: Pick<Standing, 'mark'>): boolean {
  if (view === 'all') return true
  return view === 'waiting' ? mark === 'unknown' : mark === 'present'
}

export function countMarks(standings: readonly Pick<Standing, 'mark'>[]): Record<Mark, number> {
  const count = (mark: Mark) => standings.filter((standing) => standing.mark === mark).length
  return Object.fromEntries(marks.map((mark) => [mark, count(mark)])) as Record<Mark, number>
}

/** True when every word begins a word of the name (R16), or the line's or the check-in code was typed. */
export function isMeant(
  q: string,
  person: Pick<SnapshotPerson, 'surname' | 'rest' | 'code' | 'line'>,
): boolean {
  const words = searchWords(q)
  if (words.length === 0) return true
  if (q.trim() === person.line || checkInCodeIn(q) === person.code) return true
  const names = fold(`${person.surname} ${person.rest}`).split(' ')
  return words.every((word) => names.some((name) => name.startsWith(word)))
}

/** The ten letters of a scanned or typed check-in code, `BGC:` before it or not; null for anything else. */
export function checkInCodeIn(text: string): string | null {
  const [, code] = /^(?:BGC:?)?([0-9A-HJKMNP-TV-Z]{10})$/.exec(text.trim().toUpperCase()) ?? []
  return code ?? null
}
