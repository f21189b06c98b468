import { fold } from '#lib/platform/text.ts'
import type { MembershipEnd } from '#prisma/generated/enums.ts'

/** Days and moments as numbers, so that the same rules serve rows and what was written down of them. */
export type MembershipRow = {
  id: string
  centreId: string | null
  organisationId: string | null
  isPrimary: boolean
  startedOn: Date
  endedOn: Date | null
  endReason: MembershipEnd | null
}
export type UnitedMemberships = {
  /** Rows of both that stay, as they should be. */
  rows: MembershipRow[]
  /** Rows whose time is within another one's now. */
  droppedIds: string[]
}

/**
 * The affiliations of two cards as those of one person: overlapping times in one body become one time, and one open affiliation is
 * primary: the asked one when it is open, else the staying card's, else the other's.
 */
export function uniteMemberships(
  own: readonly MembershipRow[],
  others: readonly MembershipRow[],
  primaryId: string | null,
): UnitedMemberships {
  const rows = own.map((row) => ({ ...row }))
  const absorbers = new Map<string, string>()
  for (const other of [...others].sort(byStart)) {
    const twin = rows.filter((row) => isSameBody(row, other) && overlaps(row, other)).sort(openFirst)[0]
    if (!twin) rows.push({ ...other })
    else {
      absorbers.set(other.id, twin.id)
      widen(twin, other)
    }
  }
  const open = rows.filter(({ endedOn }) => endedOn === null)
  const asked = primaryId === null ? null : (absorbers.get(primaryId) ?? primaryId)
  const primary = open.find(({ id }) => id === asked) ?? open.find(({ isPrimary }) => isPrimary)
  for (const row of open) row.isPrimary = row === primary
  return { rows, droppedIds: [...absorbers.keys()] }
}

function widen(row: MembershipRow, other: MembershipRow) {
  if (other.startedOn < row.startedOn) row.startedOn = other.startedOn
  if (row.endedOn && (!other.endedOn || other.endedOn > row.endedOn)) {
    row.endedOn = other.endedOn
    row.endReason = other.endReason
  }
  row.isPrimary ||= other.isPrimary
}

function isSameBody(one: MembershipRow, other: MembershipRow): boolean {
  return one.centreId === other.centreId && one.organisationId === other.organisationId
}

function overlaps(one: MembershipRow, other: MembershipRow): boolean {
  return (
    (one.endedOn === null || one.endedOn >= other.startedOn) &&
    (other.endedOn === null || other.endedOn >= one.startedOn)
  )
}

function byStart(one: MembershipRow, other: MembershipRow): number {
  return one.startedOn.getTime() - other.startedOn.getTime()
}

function openFirst(one: MembershipRow, other: MembershipRow): number {
  return Number(one.endedOn !== null) - Number(other.endedOn !== null)
}

export type ConsentRow = { id: string; kind: string; givenAt: Date; withdrawnAt: Date | null }

/**
 * Consents of one card that the other card's withdrawals end (R20): a live one given before the person withdrew that kind does
 * not outlive the withdrawal. One given later is a new decision and stays.
 */
export function consentsEnded(rows: readonly ConsentRow[]): { id: string; withdrawnAt: Date }[] {
  return rows.flatMap(({ id, kind, givenAt, withdrawnAt }) => {
    if (withdrawnAt) return []
    const ends = rows.flatMap((other) =>
      other.kind === kind && other.withdrawnAt && other.withdrawnAt >= givenAt ? [other.withdrawnAt] : [],
    )
    const latest = ends.sort((a, b) => b.getTime() - a.getTime())[0]
    return latest ? [{ id, withdrawnAt: latest }] : []
  })
}

export type GuardianRow = { id: string; name: string; phone: string | null; email: string | null }

/** Guardians of the closed card who stand on the staying one already, by their folded name. */
export function sameGuardians(own: readonly GuardianRow[], others: readonly GuardianRow[]) {
  return others.flatMap((other) => {
    const twin = own.find(({ name }) => fold(name) === fold(other.name))
    return twin ? [{ droppedId: other.id, keptId: twin.id }] : []
  })
}

type Status = 'new' | 'confirmed' | 'suspended' | 'anonymised'

/** The state of the card of one person: what was suspended stays so, what somebody confirmed need not be confirmed again. */
export function unitedStatus(one: Status, other: Status): Status {
  const order: Status[] = ['suspended', 'confirmed', 'new']
  return order.find((status) => status === one || status === other) ?? one
}
