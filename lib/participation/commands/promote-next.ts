import type { Actor } from '#lib/accounts/actor.ts'
import { now } from '#lib/platform/clock.ts'
import { Conflict, NotFound } from '#lib/platform/refusal.ts'
import { lockRows } from '#lib/platform/row-locks.ts'
import { findShift } from '../queries/facts.ts'
import type { PromoteInput } from '../schema.ts'
import { promoteWaiting } from './promote-waiting.ts'
import { withPeople } from './with-people.ts'

/**
 * Gives one free place to the next eligible person who waits. For the last 24 hours and after sign-up closed, when nobody is
 * promoted without being asked first. `isPromoted` false means nobody in the queue can come; why is in their history.
 */
export async function promoteNext(actor: Actor, { shiftId }: PromoteInput) {
  return withPeople(actor, [], async (tx, held) => {
    await lockRows(tx, 'Shift', [shiftId])
    const shift = await findShift(actor, tx, shiftId)
    if (!shift) throw new NotFound('participation.refusals.unknown')
    if (shift.event.state !== 'published' || shift.cancelledAt)
      throw new Conflict('participation.refusals.notOpen')
    if (shift.startsAt <= now()) throw new Conflict('participation.refusals.started')
    if (shift.taken >= shift.places) throw new Conflict('participation.refusals.full')
    if (shift.waiting === 0) throw new Conflict('participation.refusals.nobodyWaits')
    const { promotedIds, skipped } = await promoteWaiting(actor, tx, { shift, held, limit: 1, isAsked: true })
    return { isPromoted: promotedIds.length > 0, skipped, slug: shift.event.slug, eventId: shift.event.id }
  })
}
