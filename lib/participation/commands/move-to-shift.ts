import type { Actor } from '#lib/accounts/actor.ts'
import type { Tx } from '#lib/platform/db.ts'
import { Conflict, Invalid, NotFound } from '#lib/platform/refusal.ts'
import { lockRows } from '#lib/platform/row-locks.ts'
import type { ParticipationSource, Prisma } from '#prisma/generated/client.ts'
import { arrangedBy, type Doer } from '../policy.ts'
import { findShiftWithin, personColumns, type ShiftRow } from '../queries/facts.ts'
import type { Answers } from '../rules.ts'
import type { MoveInput } from '../schema.ts'
import { askRules, joinShift } from './join-shift.ts'
import { promoteByItself } from './promote-waiting.ts'
import { findParticipation, leaveShift } from './take-off-shift.ts'
import { withPeople } from './with-people.ts'

/**
 * Moves a person to a free place on another shift of the same event; nothing changes unless the new place is theirs. The place
 * left behind goes to the next who waits there. Throws Invalid with every reason, Conflict when the other shift is full.
 */
export async function moveToShift(actor: Actor, input: MoveInput) {
  const from = await findParticipation(actor, input.participationId)
  return move(actor, { ...from, ...input, within: arrangedBy(actor), source: 'coordinator' })
}

export type Move = Answers & {
  participationId: string
  volunteerId: string
  shiftId: string
  toShiftId: string
  companionId: string | null
  /** The shifts this doer may move people between. */
  within: Prisma.ShiftWhereInput
  source: ParticipationSource
}

/** The move itself, for the coordinator and for the person; returns the new participation. */
export async function move(doer: Doer, given: Move) {
  const { participationId, volunteerId, shiftId, source } = given
  return withPeople(doer, [volunteerId], async (tx, held) => {
    const { from, to } = await lockBoth(doer, tx, given)
    const step = { to: 'removed', reason: 'moved', action: 'signUp.removed', letter: null } as const
    const isByThemselves = source !== 'coordinator'
    await leaveShift(doer, tx, { shift: from, participationId, isByThemselves, ...step })
    const where = { id: volunteerId }
    const person = await tx.volunteer.findUniqueOrThrow({ where, select: personColumns(to) })
    const joining = { ...given, shift: to, person }
    const reasons = await askRules(doer, tx, joining)
    if (reasons.some(({ effect }) => effect === 'waits'))
      throw new Conflict('participation.refusals.targetFull')
    const joined = await joinShift(doer, tx, { ...joining, reasons, source, letter: 'moved' })
    await promoteByItself(doer, tx, { shift: from, held })
    return { participationId: joined.id, eventId: to.event.id, slug: to.event.slug, fromShiftId: shiftId }
  })
}

async function lockBoth(
  doer: Doer,
  tx: Tx,
  { shiftId, toShiftId, within }: Move,
): Promise<{ from: ShiftRow; to: ShiftRow }> {
  if (shiftId === toShiftId) throw new Invalid({ toShiftId: { code: 'participation.refusals.sameShift' } })
  await lockRows(tx, 'Shift', [shiftId, toShiftId])
  const from = await findShiftWithin(doer, tx, shiftId, within)
  const to = await findShiftWithin(doer, tx, toShiftId, within)
  if (!from || !to || from.event.id !== to.event.id) throw new NotFound('participation.refusals.unknown')
  return { from, to }
}
