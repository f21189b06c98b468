import type { Actor } from '#lib/accounts/actor.ts'
import { now } from '#lib/platform/clock.ts'
import type { Tx } from '#lib/platform/db.ts'
import { NotFound } from '#lib/platform/refusal.ts'
import { lockRows } from '#lib/platform/row-locks.ts'
import { visibleTo } from '#lib/volunteers/policy.ts'
import { findShift, personColumns } from '../queries/facts.ts'
import { promotesByItself } from '../rules.ts'
import type { PlaceInput } from '../schema.ts'
import { askRules, joinShift } from './join-shift.ts'
import { promoteWaiting } from './promote-waiting.ts'
import { withPeople } from './with-people.ts'

export type Placement = {
  participationId: string
  status: 'confirmed' | 'waiting'
  /** In the waiting list, from 1; null on a place. */
  position: number | null
  eventId: string
  slug: string
}

/**
 * Puts a volunteer on a shift, or at the end of its waiting list when there is no free place or others wait (R1, R2). Throws
 * Invalid with every reason against it; a second call for the same person is a Conflict.
 */
export async function placeOnShift(actor: Actor, input: PlaceInput): Promise<Placement> {
  const { shiftId, volunteerId, companionId, acceptOverlap, overrideReason } = input
  return withPeople(actor, [volunteerId], async (tx, held) => {
    const { shift, person } = await findBoth(actor, tx, input)
    const joining = { shift, person, companionId, acceptOverlap, overrideReason }
    const reasons = await askRules(actor, tx, joining)
    const { id, status } = await joinShift(actor, tx, { ...joining, reasons })
    const placed = { participationId: id, eventId: shift.event.id, slug: shift.event.slug }
    if (status === 'confirmed') return { ...placed, status, position: null }
    const turn = await promoteByTurn(actor, tx, { shift, held, participationId: id })
    if (turn.isPromoted) return { ...placed, status: 'confirmed', position: null }
    const position = await tx.participation.count({ where: { shiftId, status: 'waiting' } })
    return { ...placed, status, position }
  })
}

async function findBoth(actor: Actor, tx: Tx, { shiftId, volunteerId }: PlaceInput) {
  await lockRows(tx, 'Shift', [shiftId])
  const shift = await findShift(actor, tx, shiftId)
  if (!shift) throw new NotFound('participation.refusals.unknown')
  const where = { id: volunteerId, ...visibleTo(actor) }
  const person = await tx.volunteer.findFirst({ where, select: personColumns(shift) })
  if (!person) throw new NotFound('participation.refusals.unknownPerson')
  return { shift, person }
}

/** Nobody passes those who wait; but when none of them can come, a free place must not stay empty. */
async function promoteByTurn(
  actor: Actor,
  tx: Tx,
  { participationId, ...promotion }: Parameters<typeof promoteWaiting>[2] & { participationId: string },
): Promise<{ isPromoted: boolean }> {
  if (!promotesByItself(promotion.shift, now())) return { isPromoted: false }
  const { promotedIds } = await promoteWaiting(actor, tx, promotion)
  return { isPromoted: promotedIds.includes(participationId) }
}
