import type { Tx } from '#lib/platform/db.ts'
import { lockRows } from '#lib/platform/row-locks.ts'
import { activeStatuses, type Doer } from '../policy.ts'
import { findShiftWithin } from '../queries/facts.ts'
import { changeStatus } from './change-status.ts'
import { letterColumns } from './write-letter.ts'

/**
 * Gives one card's sign-ups to another card that turned out to be the same person; both people are locked by the caller. Where
 * the other card is on the shift already, the moved sign-up ends as a duplicate and stays behind. Personal links go on working.
 */
export async function moveSignUps(
  doer: Doer,
  tx: Tx,
  { fromVolunteerId, toVolunteerId }: { fromVolunteerId: string; toVolunteerId: string },
): Promise<{ moved: number; dropped: number }> {
  const rows = await tx.participation.findMany({
    where: { volunteerId: fromVolunteerId },
    orderBy: { shiftId: 'asc' },
    select: { id: true, shiftId: true, status: true, groupId: true, volunteer: { select: letterColumns } },
  })
  await lockRows(tx, 'Shift', [...new Set(rows.map(({ shiftId }) => shiftId))])
  let dropped = 0
  for (const { id, shiftId, status, groupId, volunteer } of rows) {
    const active = { in: [...activeStatuses] }
    const isActive = activeStatuses.some((each) => each === status)
    const where = { shiftId, volunteerId: toVolunteerId, status: active }
    const shift = await findShiftWithin(doer, tx, shiftId, {})
    if (shift && isActive && (await tx.participation.count({ where })) > 0) {
      await changeStatus(doer, tx, {
        ...{ participationId: id, groupId, person: volunteer, shift, from: status, to: 'cancelled' },
        ...{ reason: 'duplicate', action: 'signUp.removed', letter: null },
      })
      dropped++
      continue
    }
    await tx.participation.updateMany({ where: { id }, data: { volunteerId: toVolunteerId } })
  }
  const own = { companionId: fromVolunteerId }
  await tx.participation.updateMany({ where: own, data: { companionId: toVolunteerId } })
  return { moved: rows.length - dropped, dropped }
}
