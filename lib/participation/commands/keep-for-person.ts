import type { Actor } from '#lib/accounts/actor.ts'
import { NotFound } from '#lib/platform/refusal.ts'
import { lockRows } from '#lib/platform/row-locks.ts'
import { findShift } from '../queries/facts.ts'
import { keepHeld } from './own-place.ts'
import { findParticipation } from './take-off-shift.ts'
import { withPeople } from './with-people.ts'

/**
 * Says yes to a held place for somebody who said so by phone. Every rule is asked again, as for the person's own yes. Throws
 * NotFound for another centre's sign-up, Conflict when nothing is held any more; a second call is a Conflict.
 */
export async function keepForPerson(actor: Actor, { participationId }: { participationId: string }) {
  const { shiftId, volunteerId } = await findParticipation(actor, participationId)
  return withPeople(actor, [volunteerId], async (tx) => {
    await lockRows(tx, 'Shift', [shiftId])
    const shift = await findShift(actor, tx, shiftId)
    if (!shift) throw new NotFound('participation.refusals.unknown')
    await keepHeld(actor, tx, shift, participationId)
    return { shiftId, eventId: shift.event.id, slug: shift.event.slug }
  })
}
