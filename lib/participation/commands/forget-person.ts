import { now } from '#lib/platform/clock.ts'
import type { Tx } from '#lib/platform/db.ts'
import { lockRows } from '#lib/platform/row-locks.ts'
import { activeStatuses, type Doer } from '../policy.ts'
import { findShiftWithin, type ShiftRow } from '../queries/facts.ts'
import { changeStatus } from './change-status.ts'
import { promoteByItself } from './promote-waiting.ts'
import { leaveShift } from './take-off-shift.ts'
import type { Held } from './with-people.ts'
import { letterColumns } from './write-letter.ts'

type Leaving = { volunteerId: string; held: Held }

/**
 * Gives up every coming place and turn of somebody, within a transaction of `withPeople`; the lines move on. No letter tells
 * them: they asked for it. Children who came with this adult keep their places only by a written consent, else they are told.
 * Returns how many sign-ups ended.
 */
export async function leaveAllComing(doer: Doer, tx: Tx, { volunteerId, held }: Leaving): Promise<number> {
  const coming = await tx.participation.findMany({
    where: { volunteerId, status: { in: [...activeStatuses] }, shift: { startsAt: { gt: now() } } },
    orderBy: { shiftId: 'asc' },
    select: { id: true, shiftId: true },
  })
  await lockRows(tx, 'Shift', [...new Set(coming.map(({ shiftId }) => shiftId))])
  for (const { id: participationId, shiftId } of coming) {
    const shift = await findShiftWithin(doer, tx, shiftId, {})
    if (!shift) continue
    await partFromChildren(doer, tx, shift, volunteerId)
    const step = { to: 'cancelled', reason: 'self', action: 'signUp.cancelled', letter: null } as const
    await leaveShift(doer, tx, { shift, participationId, ...step })
    await promoteByItself(doer, tx, { shift, held })
  }
  return coming.length
}

async function partFromChildren(doer: Doer, tx: Tx, shift: ShiftRow, volunteerId: string) {
  const live = { kind: 'participation', withdrawnAt: null, guardianId: { not: null } } as const
  const children = await tx.participation.findMany({
    where: { shiftId: shift.id, companionId: volunteerId, status: { in: [...activeStatuses] } },
    select: {
      ...{ id: true, status: true, groupId: true },
      volunteer: { select: { ...letterColumns, _count: { select: { consents: { where: live } } } } },
    },
  })
  for (const { id: participationId, status, groupId, volunteer } of children) {
    const { _count, ...person } = volunteer
    if (_count.consents === 0) {
      const step = { to: 'removed', reason: 'asked', action: 'signUp.removed', letter: 'takenOff' } as const
      await changeStatus(doer, tx, { participationId, groupId, person, shift, from: status, ...step })
    }
    await tx.participation.updateMany({ where: { id: participationId }, data: { companionId: null } })
  }
}

/** Reasons that are codes; whatever else stands there a coordinator wrote. */
const codes = new Set([
  ...['asked', 'companionLeft', 'consentExpired', 'consentGiven', 'consentNeeded', 'consentRefused'],
  ...['duplicate', 'eventCancelled', 'fewerPlaces', 'kept', 'moved', 'notReconfirmed', 'offerExpired'],
  ...['placed', 'promoted', 'self', 'shiftCancelled', 'shiftMoved', 'tooYoung'],
])

/**
 * Takes coordinators' words off somebody's sign-ups and makes their personal links worthless; statuses and times stay. A group
 * whose leader this person is, by mailbox, phone or name, is left without one.
 */
export async function forgetPersonInParticipation(_doer: Doer, tx: Tx, volunteerId: string): Promise<void> {
  await tx.participation.updateMany({
    where: { volunteerId },
    data: { overrideReason: '', linkVersion: { increment: 1 } },
  })
  const changes = await tx.participationChange.findMany({
    where: { participation: { volunteerId }, reason: { not: '' } },
    select: { id: true, reason: true },
  })
  const worded = changes
    .filter(({ reason }) => !codes.has(reason) && !/^skipped\.[a-zA-Z]+$/.test(reason))
    .map(({ id }) => id)
  await tx.participationChange.updateMany({ where: { id: { in: worded } }, data: { reason: '' } })
  await forgetLeader(tx, volunteerId)
}

async function forgetLeader(tx: Tx, volunteerId: string) {
  const { email, phone, surname, givenName } = await tx.volunteer.findUniqueOrThrow({
    where: { id: volunteerId },
    select: { email: true, phone: true, surname: true, givenName: true },
  })
  const names = surname
    ? [{ AND: [{ leaderName: { contains: surname } }, { leaderName: { contains: givenName } }] }]
    : []
  const led = [...(email ? [{ email }] : []), ...(phone ? [{ phone }] : []), ...names]
  if (led.length === 0) return
  await tx.signUpGroup.updateMany({
    where: { OR: led },
    data: { leaderName: '', email: null, phone: null, linkVersion: { increment: 1 } },
  })
}
