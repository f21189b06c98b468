import type { Actor } from '#lib/accounts/actor.ts'
import type { Tx } from '#lib/platform/db.ts'
import { lockRows } from '#lib/platform/row-locks.ts'
import { Conflict } from '#lib/platform/refusal.ts'
import type { HoldReason, ParticipationStatus } from '#prisma/generated/client.ts'
import { activeStatuses } from '../policy.ts'
import { findShiftWithin } from '../queries/facts.ts'
import { changeStatus } from './change-status.ts'
import { letterColumns } from './write-letter.ts'

type Cards = { fromId: string; toId: string }
type Ended = { id: string; status: ParticipationStatus; heldFor: HoldReason | null; heldUntil: string | null }
export type MovedSignUps = {
  movedIds: string[]
  /** Whom an adult accompanied, or who was accompanied, before both became one person. */
  companions: { id: string; companionId: string }[]
  ended: Ended[]
}

/** Locks the shifts two people stand on, after the people (R1), so that no place of theirs changes meanwhile. */
export async function lockShiftsOf(_actor: Actor, tx: Tx, volunteerIds: string[]): Promise<void> {
  const rows = await tx.participation.findMany({
    where: { volunteerId: { in: volunteerIds } },
    select: { shiftId: true },
  })
  await lockRows(tx, 'Shift', [...new Set(rows.map(({ shiftId }) => shiftId))])
}

/**
 * Gives the sign-ups of one card to another card of the same person. Where both have a place on a shift, the one in `endedIds` is
 * given up, without a letter. People and shifts are locked by the caller; personal links go on working.
 */
export async function movePersonInParticipation(
  actor: Actor,
  tx: Tx,
  { fromId, toId }: Cards,
  endedIds: readonly string[],
): Promise<MovedSignUps> {
  const ended: Ended[] = []
  for (const id of endedIds) ended.push(...(await giveUp(actor, tx, id, { fromId, toId })))
  const own = { volunteerId: { in: [fromId, toId] }, companionId: { in: [fromId, toId] } }
  const companions = await tx.participation.findMany({
    where: { OR: [own, { companionId: fromId }] },
    orderBy: { id: 'asc' },
    select: { id: true, companionId: true, volunteerId: true },
  })
  // Nobody accompanies themselves.
  await tx.participation.updateMany({ where: own, data: { companionId: null } })
  const where = { volunteerId: fromId }
  const moved = await tx.participation.findMany({ where, select: { id: true } })
  await tx.participation.updateMany({ where, data: { volunteerId: toId } })
  await tx.participation.updateMany({ where: { companionId: fromId }, data: { companionId: toId } })
  return {
    movedIds: moved.map(({ id }) => id),
    companions: companions.flatMap(({ id, companionId }) => (companionId ? [{ id, companionId }] : [])),
    ended,
  }
}

const placeColumns = {
  ...{ id: true, shiftId: true, volunteerId: true, status: true, groupId: true },
  ...{ heldFor: true, heldUntil: true, volunteer: { select: letterColumns } },
} as const

async function giveUp(actor: Actor, tx: Tx, id: string, { fromId, toId }: Cards): Promise<Ended[]> {
  const row = await tx.participation.findUniqueOrThrow({ where: { id }, select: placeColumns })
  const active = { status: { in: [...activeStatuses] } }
  const other = row.volunteerId === fromId ? toId : fromId
  const rival = { shiftId: row.shiftId, volunteerId: other, ...active }
  const isRivalled = (await tx.participation.count({ where: rival })) > 0
  if (!isRivalled || !activeStatuses.some((status) => status === row.status)) return []
  const shift = await findShiftWithin(actor, tx, row.shiftId, {})
  if (!shift) return []
  await changeStatus(actor, tx, {
    ...{ participationId: id, groupId: row.groupId, person: row.volunteer, shift, from: row.status },
    ...{ to: 'cancelled', reason: 'duplicate', action: 'signUp.removed', letter: null },
  })
  const { status, heldFor, heldUntil } = row
  return [{ id, status, heldFor, heldUntil: heldUntil?.toISOString() ?? null }]
}

/** Gives the sign-ups back, as they are now; places given up for the merge are taken again. A Conflict when one is gone. */
export async function returnPersonInParticipation(
  actor: Actor,
  tx: Tx,
  { fromId, toId }: Cards,
  moved: MovedSignUps,
): Promise<void> {
  await tx.participation.updateMany({
    where: { id: { in: moved.movedIds }, volunteerId: toId },
    data: { volunteerId: fromId },
  })
  for (const { id, companionId } of moved.companions)
    await tx.participation.updateMany({
      where: { id, OR: [{ companionId: null }, { companionId: toId }] },
      data: { companionId },
    })
  for (const ended of moved.ended) await takeAgain(actor, tx, ended)
}

async function takeAgain(actor: Actor, tx: Tx, { id, status, heldFor, heldUntil }: Ended) {
  const row = await tx.participation.findUniqueOrThrow({ where: { id }, select: placeColumns })
  const shift = await findShiftWithin(actor, tx, row.shiftId, {})
  if (!shift || row.status !== 'cancelled') throw new Conflict('duplicates.refusals.placeGone')
  const hold = heldFor && heldUntil ? { heldFor, heldUntil: new Date(heldUntil) } : undefined
  await changeStatus(actor, tx, {
    ...{ participationId: id, groupId: row.groupId, person: row.volunteer, shift, from: 'cancelled' },
    ...{ to: status, hold, reason: 'mergeUndone', action: 'signUp.returned', letter: null },
  })
}
