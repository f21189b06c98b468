import type { Actor } from '#lib/accounts/actor.ts'
import { now } from '#lib/platform/clock.ts'
import { db, type Tx } from '#lib/platform/db.ts'
import { Conflict, NotFound } from '#lib/platform/refusal.ts'
import { lockRows } from '#lib/platform/row-locks.ts'
import { activeStatuses, arrangedBy, type Doer } from '../policy.ts'
import { findShift, type ShiftRow } from '../queries/facts.ts'
import { leaveDeadline, noticeHours } from '../rules/holds.ts'
import type { TakeOffInput } from '../schema.ts'
import { changeStatus } from './change-status.ts'
import { promoteByItself } from './promote-waiting.ts'
import { withPeople } from './with-people.ts'
import { letterColumns } from './write-letter.ts'

/**
 * Takes a person off a shift or out of its queue; the row and its history stay (R3). A freed place goes to the next who waits,
 * or is offered to them in the last 24 hours, until sign-up closes. A second call is a Conflict.
 */
export async function takeOffShift(actor: Actor, { participationId, reason }: TakeOffInput) {
  const { shiftId, volunteerId } = await findParticipation(actor, participationId)
  return withPeople(actor, [volunteerId], async (tx, held) => {
    await lockRows(tx, 'Shift', [shiftId])
    const shift = await findShift(actor, tx, shiftId)
    if (!shift) throw new NotFound('participation.refusals.unknown')
    const step = { to: 'removed', reason, action: 'signUp.removed', letter: 'takenOff' } as const
    await leaveShift(actor, tx, { shift, participationId, ...step })
    const { promotedIds } = await promoteByItself(actor, tx, { shift, held })
    const { id: eventId, slug } = shift.event
    return { promoted: promotedIds.length, waiting: shift.waiting, shiftId, eventId, slug }
  })
}

/** The participation of a shift the actor arranges. */
export async function findParticipation(actor: Actor, participationId: string) {
  const participation = await db.participation.findFirst({
    where: { id: participationId, shift: arrangedBy(actor) },
    select: { shiftId: true, volunteerId: true },
  })
  if (!participation) throw new NotFound('participation.refusals.unknown')
  return participation
}

type Leaving = {
  shift: ShiftRow
  participationId: string
  to: 'removed' | 'cancelled'
  reason: string
  action: string
  letter: 'takenOff' | 'cancelledSelf' | null
  /** The children this adult came with leave too; otherwise they keep the adult here. */
  withChildren?: boolean
  /** A place is given up by oneself until an hour before the start, a turn in line at any time (R3). */
  isByThemselves?: boolean
}

/** Ends a participation on a locked shift that has not begun; refuses while a child on the shift is there with this adult. */
export async function leaveShift(doer: Doer, tx: Tx, leaving: Leaving): Promise<void> {
  const { shift, participationId, withChildren = false, isByThemselves = false, ...step } = leaving
  const participation = await tx.participation.findFirst({
    where: { id: participationId, shiftId: shift.id, status: { in: [...activeStatuses] } },
    select: { status: true, volunteerId: true, groupId: true, volunteer: { select: letterColumns } },
  })
  if (!participation) throw new Conflict('participation.refusals.alreadyOff')
  if (shift.startsAt <= now()) throw new Conflict('participation.refusals.started')
  const { status, volunteerId, volunteer, groupId } = participation
  if (isByThemselves && status !== 'waiting' && now() >= leaveDeadline(shift))
    throw new Conflict('participation.refusals.tooLate')
  const children = await tx.participation.findMany({
    where: { shiftId: shift.id, companionId: volunteerId, status: { in: [...activeStatuses] } },
    select: { id: true, status: true, groupId: true, volunteer: { select: letterColumns } },
  })
  const placed = children.filter((child) => child.status !== 'waiting').length
  if (placed > 0 && !withChildren) throw new Conflict('participation.refusals.accompanies', { count: placed })
  const details = { noticeHours: noticeHours(shift, now()) }
  for (const child of withChildren ? children : []) {
    const facts = { participationId: child.id, groupId: child.groupId, person: child.volunteer }
    await changeStatus(doer, tx, { ...facts, shift, from: child.status, ...step, letter: null, details })
  }
  const facts = { participationId, groupId, person: volunteer }
  await changeStatus(doer, tx, { ...facts, shift, from: status, ...step, details })
}
