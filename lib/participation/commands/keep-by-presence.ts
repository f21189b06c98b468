import type { Tx } from '#lib/platform/db.ts'
import type { Doer } from '../policy.ts'
import type { ShiftRow } from '../queries/facts.ts'
import { changeStatus } from './change-status.ts'
import { letterColumns } from './write-letter.ts'

/**
 * Who is there has said yes: held places of people who were marked present become theirs, so that the end of the hold takes
 * nothing from them. The shift is locked by the caller. A place held for a consent stays held.
 */
export async function keepByPresence(
  actor: Doer,
  tx: Tx,
  { shift, participationIds }: { shift: ShiftRow; participationIds: string[] },
): Promise<void> {
  const held = await tx.participation.findMany({
    where: {
      ...{ id: { in: participationIds }, shiftId: shift.id, status: 'offered' },
      heldFor: { in: ['promotion', 'reconfirmation'] },
    },
    select: { id: true, groupId: true, volunteer: { select: letterColumns } },
  })
  for (const { id, groupId, volunteer } of held)
    await changeStatus(actor, tx, {
      ...{ participationId: id, groupId, person: volunteer, shift, from: 'offered', to: 'confirmed' },
      ...{ reason: 'kept', action: 'signUp.kept', letter: null },
    })
}
