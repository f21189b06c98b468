import { randomUUID } from 'node:crypto'
import type { Actor } from '#lib/accounts/actor.ts'
import { admitWalkIn } from '#lib/participation/commands/admit-walk-in.ts'
import { findShift } from '#lib/participation/queries/facts.ts'
import { now } from '#lib/platform/clock.ts'
import { db } from '#lib/platform/db.ts'
import { Invalid, NotFound } from '#lib/platform/refusal.ts'
import { findDuplicates } from '#lib/volunteers/queries/find-duplicates.ts'
import { stepsFor } from '../rules/standing.ts'
import type { WalkInInput } from '../schema.ts'
import { type MarkResult, recordMarks } from './record-marks.ts'

/**
 * Takes in somebody who came unannounced and marks them present: a volunteer of the register, or a new person, who must not be
 * somebody of the actor's own register already unless the coordinator says so. What admitting refuses is thrown; when only
 * the mark is refused the person stays on the shift and the reasons come back.
 */
export async function addWalkIn(
  actor: Actor,
  { acceptDuplicates, ...input }: WalkInInput,
): Promise<{ participationId: string; eventId: string; slug: string; result: MarkResult }> {
  const shift = await findShift(actor, db, input.shiftId)
  if (!shift) throw new NotFound('attendance.refusals.unknown')
  if (input.person && !acceptDuplicates) await refuseKnown(actor, input.person)
  const { participationId } = await admitWalkIn(actor, input)
  const deviceAt = now()
  const [said] = stepsFor({ kind: 'present' }, shift, deviceAt)
  const step = { ...said!, participationId, nonce: randomUUID(), deviceAt, source: 'walkIn' as const }
  const { results } = await recordMarks(actor, {
    shiftId: input.shiftId,
    marks: [{ ...step, deviceId: '' }],
  })
  const { id: eventId, slug } = shift.event
  return { participationId, eventId, slug, result: results[0]! }
}

async function refuseKnown(actor: Actor, person: NonNullable<WalkInInput['person']>) {
  const { here } = await findDuplicates(actor, { patronymic: '', ...person })
  const known = here.find(({ likeness }) => likeness === 'likely' || likeness === 'same')
  if (!known) return
  const values = { cardNumber: known.cardNumber }
  throw new Invalid({ acceptDuplicates: { code: 'attendance.walkIn.already', values } })
}
