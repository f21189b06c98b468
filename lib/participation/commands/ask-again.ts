import { now, type Span } from '#lib/platform/clock.ts'
import type { Tx } from '#lib/platform/db.ts'
import { activeStatuses, type Doer } from '../policy.ts'
import { findShiftWithin, type ShiftRow } from '../queries/facts.ts'
import { asksAgain, consentHoldEnd, offerEnd, reconfirmEnd } from '../rules/holds.ts'
import { changeStatus } from './change-status.ts'
import { letterColumns } from './write-letter.ts'

/**
 * After a shift was moved or became longer, everybody placed on it is asked to say yes again while the place stays theirs (R9);
 * part of the transaction that saved the shift, whose row is locked. The message with before and after is the digest's; a
 * group's leader gets one for all. Returns how many are asked.
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
    select: {
      ...{ id: true, status: true, heldFor: true, heldUntil: true, groupId: true },
      volunteer: { select: letterColumns },
    },
  })
  const hold = { heldFor: 'reconfirmation' as const, heldUntil: reconfirmEnd(shift, now()) }
  let asked = 0
  for (const { id, status, heldFor, heldUntil, groupId, volunteer } of people) {
    if (status === 'waiting') continue
    // Who waits for a consent or an answer has promised nothing yet; only their time may not outlast the new start.
    if (heldFor === 'consent' || heldFor === 'promotion') {
      await shortenHold(tx, id, { heldUntil, until: heldEnd(heldFor, shift) })
      continue
    }
    await changeStatus(doer, tx, {
      ...{ participationId: id, groupId, person: volunteer, shift, from: status, to: 'offered', hold },
      ...{ reason: 'shiftMoved', action: 'signUp.askedAgain', letter: null },
    })
    asked++
  }
  return asked
}

function heldEnd(heldFor: 'consent' | 'promotion', shift: ShiftRow): Date {
  return heldFor === 'consent' ? consentHoldEnd(shift, now()) : offerEnd(shift, now())
}

async function shortenHold(
  tx: Tx,
  id: string,
  { heldUntil, until }: { heldUntil: Date | null; until: Date },
) {
  if (heldUntil && heldUntil <= until) return
  await tx.participation.updateMany({ where: { id, status: 'offered' }, data: { heldUntil: until } })
}
