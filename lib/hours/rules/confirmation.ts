import { dayMs } from '#lib/platform/clock.ts'

/** What the ledger has for a piece of work: its first row, and everything about it added up. */
export type Recorded = { firstId: string; minutes: number; confirmedAt: Date }
/** A person of a shift as the hours see them. `computed` is null for those not marked present. */
export type Worked = {
  participationId: string
  volunteerId: string
  computed: number | null
  recorded: Recorded | null
}
/** A line of the form. `minutes` null takes the number as it stands; `seen` is what the form was made from. */
export type Asked = { participationId: string; minutes: number | null; reason: string; seen: string }

export type Decision =
  | { kind: 'nothing' }
  /** Nobody confirms their own (R8). */
  | { kind: 'own' }
  | { kind: 'first'; source: 'attendance' | 'confirmation'; minutes: number; reason: string }
  | { kind: 'correction'; firstId: string; from: number; to: number; reason: string }
  | { kind: 'reasonNeeded' }
  /** The marks or the hours are no longer what the form was made from. */
  | { kind: 'stale' }
  | { kind: 'locked' }

export type Confirmer = { volunteerId: string | null; isAdministrator: boolean }

const lockDays = 30

/** Confirmed hours are corrected by a coordinator for so many days, afterwards by administrators. */
export function isLocked(confirmer: Pick<Confirmer, 'isAdministrator'>, confirmedAt: Date, at: Date) {
  return !confirmer.isAdministrator && at.getTime() - confirmedAt.getTime() > lockDays * dayMs
}

/** Names what a line of the form was made from, so that a number typed beside an old one is not taken for the new one. */
export function seenOf({ computed, recorded }: Pick<Worked, 'computed' | 'recorded'>): string {
  return `${computed ?? ''}:${recorded?.minutes ?? ''}`
}

/** What a line comes to. The same line sent twice comes to nothing the second time. */
export function decide(confirmer: Confirmer, worked: Worked, asked: Asked, at: Date): Decision {
  const { computed, recorded } = worked
  const standing = recorded ? recorded.minutes : computed
  if (asked.minutes === null && recorded) return { kind: 'nothing' }
  if (standing === null) return { kind: 'stale' }
  if (asked.minutes === standing && recorded) return { kind: 'nothing' }
  if (worked.volunteerId === confirmer.volunteerId) return { kind: 'own' }
  if (asked.seen !== seenOf(worked)) return { kind: 'stale' }
  const isOther = asked.minutes !== null && asked.minutes !== standing
  if (!isOther) return { kind: 'first', source: 'attendance', minutes: standing, reason: '' }
  if (asked.reason === '') return { kind: 'reasonNeeded' }
  const minutes = asked.minutes as number
  if (!recorded) return { kind: 'first', source: 'confirmation', minutes, reason: asked.reason }
  if (isLocked(confirmer, recorded.confirmedAt, at)) return { kind: 'locked' }
  const { firstId, minutes: from } = recorded
  return { kind: 'correction', firstId, from, to: minutes, reason: asked.reason }
}

type LedgerRow = { id: string; source: string; minutes: number; confirmedAt: Date | null; createdAt: Date }

/** The rows of one piece of work added up; null when there are none. The first is the one that is no correction. */
export function recordedOf(rows: readonly LedgerRow[]): Recorded | null {
  const first = rows.find(({ source }) => source !== 'correction') ?? rows[0]
  if (!first) return null
  const minutes = rows.reduce((sum, row) => sum + row.minutes, 0)
  return { firstId: first.id, minutes, confirmedAt: first.confirmedAt ?? first.createdAt }
}
