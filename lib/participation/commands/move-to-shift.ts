import type { Actor } from '#lib/accounts/actor.ts'
import { now } from '#lib/platform/clock.ts'
import type { Tx } from '#lib/platform/db.ts'
import { Conflict, Invalid, NotFound } from '#lib/platform/refusal.ts'
import { lockRows } from '#lib/platform/row-locks.ts'
import { findShift, personColumns, type ShiftRow } from '../queries/facts.ts'
import { promotesByItself } from '../rules.ts'
import type { MoveInput } from '../schema.ts'
import { askRules, joinShift } from './join-shift.ts'
import { promoteWaiting } from './promote-waiting.ts'
import { findParticipation, leaveShift } from './take-off-shift.ts'
import { withPeople } from './with-people.ts'

/**
 * Moves a person to a free place on another shift of the same event; nothing changes unless the new place is theirs. The place
 * left behind goes to the next who waits there. Throws Invalid with every reason, Conflict when the other shift is full.
 */
export async function moveToShift(actor: Actor, input: MoveInput) {
  const { participationId, toShiftId } = input
  const { shiftId, volunteerId } = await findParticipation(actor, participationId)
  return withPeople(actor, [volunteerId], async (tx, held) => {
    const { from, to } = await lockBoth(actor, tx, shiftId, toShiftId)
    await leaveShift(actor, tx, { shift: from, participationId, reason: 'moved', letter: null })
    const person = await tx.volunteer.findUniqueOrThrow({
      where: { id: volunteerId },
      select: personColumns(to),
    })
    const joining = { ...input, shift: to, person }
    const reasons = await askRules(actor, tx, joining)
    if (reasons.some(({ effect }) => effect === 'waits'))
      throw new Conflict('participation.refusals.targetFull')
    const joined = await joinShift(actor, tx, { ...joining, reasons, letter: 'moved' })
    if (promotesByItself(from, now())) await promoteWaiting(actor, tx, { shift: from, held })
    return { participationId: joined.id, eventId: to.event.id, slug: to.event.slug }
  })
}

async function lockBoth(
  actor: Actor,
  tx: Tx,
  fromId: string,
  toId: string,
): Promise<{ from: ShiftRow; to: ShiftRow }> {
  if (fromId === toId) throw new Invalid({ toShiftId: { code: 'participation.refusals.sameShift' } })
  await lockRows(tx, 'Shift', [fromId, toId])
  const from = await findShift(actor, tx, fromId)
  const to = await findShift(actor, tx, toId)
  if (!from || !to || from.event.id !== to.event.id) throw new NotFound('participation.refusals.unknown')
  return { from, to }
}
