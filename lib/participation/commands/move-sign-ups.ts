import { now } from '#lib/platform/clock.ts'
import type { Tx } from '#lib/platform/db.ts'
import { lockRows } from '#lib/platform/row-locks.ts'
import { activeStatuses, type Doer } from '../policy.ts'
import { findCompanion, findShiftWithin, personColumns, type ShiftRow } from '../queries/facts.ts'
import { promotionReasons } from '../rules.ts'
import { consentHoldEnd } from '../rules/holds.ts'
import { changeStatus } from './change-status.ts'
import { letterColumns } from './write-letter.ts'

type Cards = { fromVolunteerId: string; toVolunteerId: string }
type Row = Awaited<ReturnType<typeof listRows>>[number]

/**
 * Gives one card's sign-ups to another card that turned out to be the same person; both people are locked by the caller. Where
 * the other card is on the shift already, the better of the two stays and the other ends as a duplicate. A place the other card's
 * age or consents do not allow is given up, or held. Personal links go on working.
 */
export async function moveSignUps(
  doer: Doer,
  tx: Tx,
  cards: Cards,
): Promise<{ moved: number; dropped: number }> {
  const { fromVolunteerId, toVolunteerId } = cards
  const known = await tx.participation.findMany({
    where: { volunteerId: fromVolunteerId },
    select: { shiftId: true },
  })
  const shiftIds = [...new Set(known.map(({ shiftId }) => shiftId))]
  await lockRows(tx, 'Shift', shiftIds)
  const rows = await listRows(tx, { volunteerId: fromVolunteerId })
  let moved = 0
  let dropped = 0
  for (const row of rows) {
    const shift = await findShiftWithin(doer, tx, row.shiftId, {})
    const ended = shift && (await endDuplicate(doer, tx, { shift, row, toVolunteerId }))
    if (ended) dropped++
    if (ended === row) continue
    await tx.participation.updateMany({ where: { id: row.id }, data: { volunteerId: toVolunteerId } })
    moved++
    if (shift && row.status === 'confirmed') await askLaw(doer, tx, { shift, row, toVolunteerId })
  }
  const own = { companionId: fromVolunteerId }
  await tx.participation.updateMany({ where: own, data: { companionId: toVolunteerId } })
  return { moved, dropped }
}

function listRows(tx: Tx, where: { volunteerId: string; shiftId?: string }) {
  return tx.participation.findMany({
    where,
    orderBy: { shiftId: 'asc' },
    select: {
      ...{ id: true, shiftId: true, status: true, groupId: true, companionId: true },
      volunteer: { select: letterColumns },
    },
  })
}

type Moving = { shift: ShiftRow; row: Row; toVolunteerId: string }

/** Of two sign-ups of one person the one with a place stays, else the one that was there. Returns the one that ended, or null. */
async function endDuplicate(doer: Doer, tx: Tx, { shift, row, toVolunteerId }: Moving): Promise<Row | null> {
  if (!isActive(row)) return null
  const own = (await listRows(tx, { volunteerId: toVolunteerId, shiftId: shift.id })).find(isActive)
  if (!own) return null
  const ended = own.status === 'waiting' && row.status !== 'waiting' ? own : row
  await changeStatus(doer, tx, {
    ...{ participationId: ended.id, groupId: ended.groupId, person: ended.volunteer, shift },
    ...{ from: ended.status, to: 'cancelled', reason: 'duplicate', action: 'signUp.removed', letter: null },
  })
  return ended
}

const ageCodes = new Set(['adultsOnly', 'adultsOnlyUnknown', 'minimumAge'])

/** The other card may know another birth date: who is barred by age has no place, who needs a consent has one that is held (R6). */
async function askLaw(doer: Doer, tx: Tx, { shift, row, toVolunteerId }: Moving) {
  const at = now()
  if (shift.startsAt <= at) return
  const where = { id: toVolunteerId }
  const select = { ...personColumns(shift), ...letterColumns }
  const person = await tx.volunteer.findUniqueOrThrow({ where, select })
  const companion = await findCompanion(doer, tx, { shiftId: shift.id, companionId: row.companionId })
  const others = person.participations.filter(({ shiftId }) => shiftId !== shift.id)
  const facts = { at, shift, person: { ...person, participations: others }, companion }
  const reasons = promotionReasons(facts, { acceptOverlap: true, overrideReason: '' })
  const change = { participationId: row.id, groupId: row.groupId, person, shift, from: row.status }
  if (reasons.some(({ code }) => ageCodes.has(code))) {
    const step = { to: 'removed', reason: 'tooYoung', action: 'signUp.removed', letter: 'takenOff' } as const
    await changeStatus(doer, tx, { ...change, ...step })
  } else if (reasons.some(({ effect }) => effect === 'consent')) {
    const step = { to: 'offered', reason: 'consentNeeded', action: 'signUp.askedAgain' } as const
    const hold = { heldFor: 'consent' as const, heldUntil: consentHoldEnd(shift, at) }
    await changeStatus(doer, tx, { ...change, ...step, hold, letter: 'heldForConsent' })
  }
}

function isActive({ status }: { status: string }): boolean {
  return activeStatuses.some((each) => each === status)
}
