import { now, type Span } from '#lib/platform/clock.ts'
import type { Tx } from '#lib/platform/db.ts'
import { activeStatuses, type Doer } from '../policy.ts'
import { findShiftWithin } from '../queries/facts.ts'
import { asksAgain, reconfirmEnd } from '../rules/holds.ts'
import { changeStatus } from './change-status.ts'
import { letterColumns } from './write-letter.ts'

/**
 * After a shift was moved or became longer, everybody placed on it is asked to say yes again while the place stays theirs (R9);
 * part of the transaction that saved the shift, whose row is locked. The message with before and after is the digest's. Returns
 * how many are asked.
 */
export async function askAgain(
  doer: Doer,
  tx: Tx,
  { shiftId, before }: { shiftId: string; before: Span },
): Promise<number> {
  const shift = await findShiftWithin(doer, tx, shiftId, {})
  if (!shift || !asksAgain(before, shift) || shift.startsAt <= now()) return 0
  const people = await tx.participation.findMany({
    where: { shiftId, status: { in: [...activeStatuses] } },
    select: { id: true, status: true, heldFor: true, groupId: true, volunteer: { select: letterColumns } },
  })
  const hold = { heldFor: 'reconfirmation' as const, heldUntil: reconfirmEnd(shift, now()) }
  let asked = 0
  for (const { id, status, heldFor, groupId, volunteer } of people) {
    // Who waits for a place or a consent has promised nothing yet.
    if (status === 'waiting' || heldFor === 'consent' || heldFor === 'promotion') continue
    await changeStatus(doer, tx, {
      ...{ participationId: id, groupId, person: volunteer, shift, from: status, to: 'offered', hold },
      ...{ reason: 'shiftMoved', action: 'signUp.askedAgain', letter: groupId ? 'reconfirm' : null },
    })
    asked++
  }
  return asked
}
