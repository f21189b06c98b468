import { now } from '#lib/platform/clock.ts'
import { db } from '#lib/platform/db.ts'
import { Refusal } from '#lib/platform/refusal.ts'
import { lockRows } from '#lib/platform/row-locks.ts'
import type { Doer } from '../policy.ts'
import { findShiftWithin, shiftColumns } from '../queries/facts.ts'
import { promotionWay } from '../rules/holds.ts'
import { promoteByItself } from './promote-waiting.ts'
import { withPeople } from './with-people.ts'

const shiftsMax = 500

/**
 * Gives places that stand free while people wait and that nobody's act gives away: the time a group's places were kept for it is
 * over, sign-up was opened anew, what stood against somebody is gone. Run by the worker; several may run it at once. Returns how
 * many were promoted.
 */
export async function fillPlaces(doer: Doer): Promise<number> {
  const shifts = await db.shift.findMany({
    where: {
      ...{ waiting: { gt: 0 }, taken: { lt: db.shift.fields.places }, cancelledAt: null },
      ...{ startsAt: { gt: now() }, event: { state: 'published' } },
    },
    orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
    take: shiftsMax,
    select: shiftColumns,
  })
  let promoted = 0
  for (const shift of shifts)
    if (promotionWay(shift, now()) !== 'none') promoted += await fillShift(doer, shift.id)
  return promoted
}

async function fillShift(doer: Doer, shiftId: string): Promise<number> {
  try {
    return await withPeople(doer, [], async (tx, held) => {
      await lockRows(tx, 'Shift', [shiftId])
      const shift = await findShiftWithin(doer, tx, shiftId, {})
      if (!shift) return 0
      return (await promoteByItself(doer, tx, { shift, held })).promotedIds.length
    })
  } catch (error) {
    // A rush on this shift: whoever is in it gives the places too.
    if (error instanceof Refusal) return 0
    throw error
  }
}
