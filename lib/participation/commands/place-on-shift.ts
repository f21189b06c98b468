import type { Actor } from '#lib/accounts/actor.ts'
import type { Tx } from '#lib/platform/db.ts'
import { NotFound } from '#lib/platform/refusal.ts'
import { lockRows } from '#lib/platform/row-locks.ts'
import { visibleTo } from '#lib/volunteers/policy.ts'
import type { Doer } from '../policy.ts'
import { findShift, personColumns, type ShiftRow } from '../queries/facts.ts'
import type { PlaceInput } from '../schema.ts'
import { askRules, type Joined, joinShift } from './join-shift.ts'
import { promoteByItself } from './promote-waiting.ts'
import { type Held, withPeople } from './with-people.ts'

export type Placement = {
  participationId: string
  status: 'confirmed' | 'waiting' | 'offered'
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
  const { volunteerId, companionId, acceptOverlap, overrideReason } = input
  return withPeople(actor, [volunteerId], async (tx, held) => {
    const { shift, person } = await findBoth(actor, tx, input)
    const joining = { shift, person, companionId, acceptOverlap, overrideReason }
    const reasons = await askRules(actor, tx, joining)
    const joined = await joinShift(actor, tx, { ...joining, reasons, source: 'coordinator' })
    return { ...(await settleTurn(actor, tx, { joined, shift, held })), eventId: shift.event.id }
  })
}

async function findBoth(actor: Actor, tx: Tx, { shiftId, volunteerId }: PlaceInput) {
  await lockRows(tx, 'Shift', [shiftId])
  const shift = await findShift(actor, tx, shiftId)
  if (!shift) throw new NotFound('participation.refusals.unknown')
  const where = { id: volunteerId, mergedIntoId: null, ...visibleTo(actor) }
  const person = await tx.volunteer.findFirst({ where, select: personColumns(shift) })
  if (!person) throw new NotFound('participation.refusals.unknownPerson')
  return { shift, person }
}

type Turn = { joined: Joined; shift: ShiftRow; held: Held }

/**
 * Where somebody who just joined stands. Nobody passes those who wait; but when none of them can come, a free place must not
 * stay empty.
 */
export async function settleTurn(doer: Doer, tx: Tx, { joined, shift, held }: Turn) {
  const place = { participationId: joined.id, slug: shift.event.slug, heldUntil: joined.heldUntil }
  if (joined.status !== 'waiting') return { ...place, status: joined.status, position: null }
  const { promotedIds } = await promoteByItself(doer, tx, { shift, held, presentId: joined.id })
  if (promotedIds.includes(joined.id)) return { ...place, status: 'confirmed' as const, position: null }
  const position = await tx.participation.count({ where: { shiftId: shift.id, status: 'waiting' } })
  return { ...place, status: 'waiting' as const, position }
}
