import { now } from '#lib/platform/clock.ts'
import { db, type Tx } from '#lib/platform/db.ts'
import { lockRows } from '#lib/platform/row-locks.ts'
import type { Doer } from '../policy.ts'
import { findCompanion, findShiftWithin, personColumns, type ShiftRow } from '../queries/facts.ts'
import { promotionReasons } from '../rules.ts'
import { changeStatus } from './change-status.ts'
import { promoteByItself } from './promote-waiting.ts'
import { withPeople } from './with-people.ts'
import { letterColumns } from './write-letter.ts'

/**
 * After a guardian's answer, on paper or by link: held places become the person's; when the guardian refused, places and turns
 * in line end. Who waits with nothing against them any more takes a free place in turn. A second call changes nothing.
 */
export async function settleConsent(doer: Doer, volunteerId: string): Promise<void> {
  const places = await db.participation.findMany({
    where: {
      ...{ volunteerId, shift: { startsAt: { gt: now() } } },
      OR: [{ status: 'offered', heldFor: 'consent' }, { status: 'waiting' }],
    },
    select: { id: true, shiftId: true, groupId: true },
  })
  for (const place of places)
    await withPeople(doer, [volunteerId], async (tx, held) => {
      await lockRows(tx, 'Shift', [place.shiftId])
      const shift = await findShiftWithin(doer, tx, place.shiftId, {})
      if (!shift) return
      await settleHeld(doer, tx, { shift, participationId: place.id, volunteerId })
      await promoteByItself(doer, tx, { shift, held })
    })
}

type Held = { shift: ShiftRow; participationId: string; volunteerId: string }

async function settleHeld(doer: Doer, tx: Tx, { shift, participationId, volunteerId }: Held) {
  const one = await tx.participation.findFirst({
    where: { id: participationId, OR: [{ status: 'offered', heldFor: 'consent' }, { status: 'waiting' }] },
    select: {
      ...{ status: true, companionId: true, overrideReason: true, groupId: true },
      volunteer: { select: letterColumns },
    },
  })
  if (!one) return
  const found = await tx.volunteer.findUniqueOrThrow({
    where: { id: volunteerId },
    select: personColumns(shift),
  })
  const person = {
    ...found,
    participations: found.participations.filter(({ shiftId }) => shiftId !== shift.id),
  }
  const companion = await findCompanion(doer, tx, { shiftId: shift.id, companionId: one.companionId })
  const answers = { acceptOverlap: true, overrideReason: one.overrideReason }
  const standing = promotionReasons({ at: now(), shift, person, companion }, answers)
  const facts = {
    participationId,
    groupId: one.groupId,
    person: one.volunteer,
    shift,
    from: one.status,
  }
  if (standing.length === 0) {
    if (one.status === 'waiting') return

    const step = { to: 'confirmed', reason: 'consentGiven', action: 'signUp.kept' } as const
    await changeStatus(doer, tx, { ...facts, ...step, letter: one.groupId ? null : 'confirmed' })
  } else if (standing.some(({ effect }) => effect === 'consent') && (await isRefused(tx, participationId))) {
    const step = { to: 'cancelled', reason: 'consentRefused', action: 'signUp.holdEnded' } as const
    await changeStatus(doer, tx, { ...facts, ...step, letter: 'consentExpired' })
  }
}

async function isRefused(tx: Tx, participationId: string): Promise<boolean> {
  const last = await tx.consentRequest.findFirst({
    where: { participationId, answeredAt: { not: null } },
    orderBy: { answeredAt: 'desc' },
    select: { hasConsented: true },
  })
  return last?.hasConsented === false
}
