import type { Actor } from '#lib/accounts/actor.ts'
import { record } from '#lib/audit/record.ts'
import { now } from '#lib/platform/clock.ts'
import type { Tx } from '#lib/platform/db.ts'
import { NotFound } from '#lib/platform/refusal.ts'
import { lockRows } from '#lib/platform/row-locks.ts'
import { activeStatuses } from '../policy.ts'
import { findShift } from '../queries/facts.ts'
import { writeGroupLetter } from './write-group-letter.ts'
import { letterColumns, writeLetter } from './write-letter.ts'

/**
 * Frees everybody on a shift that does not take place; part of the transaction that cancels the shift or its event. Rows stay
 * with the status cancelled, nobody is promoted, each person is told. Returns how many were freed; a second call frees nobody.
 */
export async function releaseShift(
  actor: Actor,
  tx: Tx,
  { shiftId, reason }: { shiftId: string; reason: 'shiftCancelled' | 'eventCancelled' },
): Promise<number> {
  await lockRows(tx, 'Shift', [shiftId])
  const shift = await findShift(actor, tx, shiftId)
  if (!shift) throw new NotFound('participation.refusals.unknown')
  const people = await tx.participation.findMany({
    where: { shiftId, status: { in: [...activeStatuses] } },
    select: { id: true, status: true, groupId: true, volunteer: { select: letterColumns } },
  })
  if (people.length === 0) return 0
  const ids = people.map(({ id }) => id)
  await tx.participation.updateMany({
    where: { id: { in: ids }, status: { in: [...activeStatuses] } },
    data: { status: 'cancelled', heldFor: null, heldUntil: null, sequence: { increment: 1 } },
  })
  await tx.participationChange.createMany({
    data: people.map(({ id, status }) => ({
      ...{
        participationId: id,
        fromStatus: status,
        toStatus: 'cancelled' as const,
        reason,
        actorUserId: actor.userId,
        at: now(),
      },
    })),
  })
  await tx.shift.update({ where: { id: shiftId }, data: { taken: 0, waiting: 0 } })
  const groupIds = new Set(people.flatMap(({ groupId }) => groupId ?? []))
  for (const { id, volunteer, groupId } of people) {
    const facts = { changeKey: `${id}:released`, kind: reason, shift }
    if (!groupId) await writeLetter(actor, tx, { ...facts, participationId: id, person: volunteer })
  }
  for (const groupId of groupIds)
    await writeGroupLetter(actor, tx, { changeKey: 'released', kind: reason, shift, groupId })
  const { titleKk, centreId } = shift.event
  const details = { reason, people: people.length }
  await record(tx, actor, 'shift.released', { type: 'shift', id: shiftId, label: titleKk, centreId, details })
  return people.length
}
