import { now } from '#lib/platform/clock.ts'
import type { Tx } from '#lib/platform/db.ts'
import { Conflict, Invalid, NotFound } from '#lib/platform/refusal.ts'
import { lockRows } from '#lib/platform/row-locks.ts'
import { signLink } from '#lib/platform/signed-link.ts'
import { type Doer, openToAll } from '../policy.ts'
import { findCompanion, findShiftWithin, personColumns, type ShiftRow } from '../queries/facts.ts'
import { requireOwnPlace } from '../queries/link.ts'
import { promotionReasons, type Reason } from '../rules.ts'
import { consentHoldEnd } from '../rules/holds.ts'
import type { MoveSelfInput } from '../schema.ts'
import { changeStatus, type Hold } from './change-status.ts'
import { fieldsOf } from './join-shift.ts'
import { move } from './move-to-shift.ts'
import { promoteByItself } from './promote-waiting.ts'
import { joinAgain } from './sign-up-self.ts'
import { leaveShift } from './take-off-shift.ts'
import { withPeople } from './with-people.ts'
import { letterColumns } from './write-letter.ts'

/**
 * Gives up a place or a turn by the personal link, until an hour before the start; after that only the coordinator can. The
 * children this adult came with leave too when the form says so. A second call is a Conflict.
 */
export async function leavePlace(
  doer: Doer,
  { token, withChildren }: { token: string; withChildren: boolean },
) {
  const place = await requireOwnPlace(doer, token)
  return withPeople(doer, [place.volunteerId], async (tx, held) => {
    const shift = await lockShift(doer, tx, place.shiftId)
    const step = {
      to: 'cancelled',
      reason: 'self',
      action: 'signUp.cancelled',
      letter: 'cancelledSelf',
      isByThemselves: true,
    } as const
    await leaveShift(doer, tx, { shift, participationId: place.id, withChildren, ...step })
    const { promotedIds } = await promoteByItself(doer, tx, { shift, held })
    return { ...tagsOf(shift), promoted: promotedIds.length }
  })
}

/**
 * Says yes to a place that is held: an offer near the start, or a shift that was moved. Every rule is asked again. Throws
 * Invalid with what stands against it, Conflict when the time is over or the answer was given already.
 */
export async function keepPlace(doer: Doer, { token }: { token: string }) {
  const place = await requireOwnPlace(doer, token)
  return withPeople(doer, [place.volunteerId], async (tx) => {
    const shift = await lockShift(doer, tx, place.shiftId)
    const kept = await keepHeld(doer, tx, shift, place.id)
    return { ...tagsOf(shift), ...kept }
  })
}

/** The yes itself, on a locked shift; also what a coordinator says for somebody they called. */
export async function keepHeld(doer: Doer, tx: Tx, shift: ShiftRow, participationId: string) {
  const one = await tx.participation.findUnique({
    where: { id: participationId },
    select: {
      ...{ status: true, heldFor: true, heldUntil: true, companionId: true, overrideReason: true },
      ...{ groupId: true, volunteerId: true, volunteer: { select: letterColumns } },
    },
  })
  if (!one || one.status !== 'offered') throw new Conflict('participation.refusals.nothingHeld')
  if (one.heldFor === 'consent') throw new Conflict('participation.refusals.consentFirst')
  if (!one.heldUntil || one.heldUntil <= now()) throw new Conflict('participation.refusals.holdOver')
  const where = { id: one.volunteerId }
  const found = await tx.volunteer.findUniqueOrThrow({ where, select: personColumns(shift) })
  const person = {
    ...found,
    participations: found.participations.filter(({ shiftId }) => shiftId !== shift.id),
  }
  const companion = await findCompanion(doer, tx, { shiftId: shift.id, companionId: one.companionId })
  const answers = { acceptOverlap: true, overrideReason: one.overrideReason }
  const standing = promotionReasons({ at: now(), shift, person, companion }, answers)
  const hold = one.groupId === null ? null : paperHold(standing, shift)
  if (standing.length > 0 && !hold)
    throw new Invalid(fieldsOf(standing), 'participation.refusals.notPossible')
  await changeStatus(doer, tx, {
    ...{ participationId, groupId: one.groupId, person: one.volunteer, shift, from: 'offered' },
    ...{ to: hold ? 'offered' : 'confirmed', hold: hold ?? undefined, reason: 'kept' },
    ...{ action: 'signUp.kept', letter: one.groupId ? null : 'confirmed' },
  })
  return { volunteerId: one.volunteerId }
}

/** The consents of a group are on paper with its leader: after the yes its minors' places wait for the coordinator's mark. */
function paperHold(standing: Reason[], shift: ShiftRow): Hold | null {
  if (standing.length === 0 || standing.some(({ effect }) => effect !== 'consent')) return null
  return { heldFor: 'consent', heldUntil: consentHoldEnd(shift, now()) }
}

/** Joins again after leaving, at the end of the queue (R3). Returns the new sign-up with its own link. */
export async function rejoinShift(doer: Doer, { token }: { token: string }) {
  const { shiftId, volunteerId } = await requireOwnPlace(doer, token)
  const guardian = { name: '', relation: '' as const, email: null, phone: null }
  return joinAgain(doer, { shiftId, volunteerId, acceptOverlap: false, guardian })
}

/** Changes to a free place on another shift of the event; the old link then leads nowhere, the new one is returned. */
export async function moveSelf(doer: Doer, { token, toShiftId, acceptOverlap }: MoveSelfInput) {
  const place = await requireOwnPlace(doer, token)
  const { id: participationId, shiftId, volunteerId } = place
  const moved = await move(doer, {
    ...{ participationId, shiftId, volunteerId, toShiftId, acceptOverlap, overrideReason: '' },
    ...{ companionId: null, within: openToAll, source: doer ? ('self' as const) : ('guest' as const) },
  })
  return { ...moved, token: signLink('sign-up', moved.participationId, 1) }
}

/** The link is the right to it: who has a place can give it up when the centre and its events are hidden from the public too. */
async function lockShift(doer: Doer, tx: Tx, shiftId: string): Promise<ShiftRow> {
  await lockRows(tx, 'Shift', [shiftId])
  const shift = await findShiftWithin(doer, tx, shiftId, {})
  if (!shift) throw new NotFound('participation.refusals.unknown')
  return shift
}

function tagsOf({ event }: ShiftRow) {
  return { slug: event.slug, eventId: event.id }
}
