import type { Actor } from '#lib/accounts/actor.ts'
import { now } from '#lib/platform/clock.ts'
import { db, type Tx } from '#lib/platform/db.ts'
import { Conflict, NotFound } from '#lib/platform/refusal.ts'
import { lockRows } from '#lib/platform/row-locks.ts'
import { activeStatuses, arrangedBy } from '../policy.ts'
import { findShift, type ShiftRow } from '../queries/facts.ts'
import { promotesByItself } from '../rules.ts'
import type { TakeOffInput } from '../schema.ts'
import { changeStatus } from './change-status.ts'
import { promoteWaiting } from './promote-waiting.ts'
import { withPeople } from './with-people.ts'
import { letterColumns } from './write-letter.ts'

/**
 * Takes a person off a shift or out of its queue; the row and its history stay (R3). A freed place goes to the next who waits,
 * until sign-up closes and not in the last 24 hours. A second call is a Conflict.
 */
export async function takeOffShift(actor: Actor, { participationId, reason }: TakeOffInput) {
  const { shiftId, volunteerId } = await findParticipation(actor, participationId)
  return withPeople(actor, [volunteerId], async (tx, held) => {
    await lockRows(tx, 'Shift', [shiftId])
    const shift = await findShift(actor, tx, shiftId)
    if (!shift) throw new NotFound('participation.refusals.unknown')
    await leaveShift(actor, tx, { shift, participationId, reason, letter: 'takenOff' })
    const isOpen = promotesByItself(shift, now())
    const promoted = isOpen ? (await promoteWaiting(actor, tx, { shift, held })).promotedIds.length : 0
    return { promoted, waiting: shift.waiting, shiftId, eventId: shift.event.id, slug: shift.event.slug }
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

type Leaving = { shift: ShiftRow; participationId: string; reason: string; letter: 'takenOff' | null }

/** Ends a participation on a locked shift that has not begun; refuses while a child on the shift is there with this adult. */
export async function leaveShift(actor: Actor, tx: Tx, { shift, participationId, reason, letter }: Leaving) {
  const participation = await tx.participation.findFirst({
    where: { id: participationId, shiftId: shift.id, status: { in: [...activeStatuses] } },
    select: {
      status: true,
      volunteerId: true,
      volunteer: { select: letterColumns },
    },
  })
  if (!participation) throw new Conflict('participation.refusals.alreadyOff')
  if (shift.startsAt <= now()) throw new Conflict('participation.refusals.started')
  const { status, volunteerId, volunteer } = participation
  const children = await tx.participation.count({
    where: { shiftId: shift.id, companionId: volunteerId, status: { in: ['confirmed', 'offered'] } },
  })
  if (children > 0) throw new Conflict('participation.refusals.accompanies', { count: children })
  const step = { from: status, to: 'removed', reason, action: 'signUp.removed', letter } as const
  await changeStatus(actor, tx, { participationId, person: volunteer, shift, ...step })
}
