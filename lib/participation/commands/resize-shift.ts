import type { Actor } from '#lib/accounts/actor.ts'
import { record } from '#lib/audit/record.ts'
import { now } from '#lib/platform/clock.ts'
import type { Tx } from '#lib/platform/db.ts'
import { Conflict, NotFound } from '#lib/platform/refusal.ts'
import { lockRows } from '#lib/platform/row-locks.ts'
import { findShift, type ShiftRow } from '../queries/facts.ts'
import { lastWithoutDependants } from '../rules/queue.ts'
import type { ResizeInput } from '../schema.ts'
import { changeStatus } from './change-status.ts'
import { promoteByItself } from './promote-waiting.ts'
import { type Held, withPeople } from './with-people.ts'
import { writeGroupLetter } from './write-group-letter.ts'
import { letterColumns } from './write-letter.ts'

/**
 * Sets the places of a shift (R9). Fewer places than people is a Conflict that says how many would wait, until `confirmed`:
 * then those who joined last go to the front of the queue. More places promote those who wait. A stale `version` is a Conflict.
 */
export async function resizeShift(actor: Actor, input: ResizeInput) {
  return withPeople(actor, [], (tx, held) => resizeShiftIn(actor, tx, { ...input, held }))
}

/** The same inside `withPeople`, for a shift that repeats in several events. */
export async function resizeShiftIn(actor: Actor, tx: Tx, { held, ...input }: ResizeInput & { held: Held }) {
  await lockRows(tx, 'Shift', [input.shiftId])
  const shift = await findShift(actor, tx, input.shiftId)
  if (!shift) throw new NotFound('participation.refusals.unknown')
  refuseResize(shift, input)
  const { id, version, event } = shift
  const from = shift.places
  const moved = await moveBack(actor, tx, shift, shift.taken - input.places)
  const where = { id, version }
  const { count } = await tx.shift.updateMany({
    where,
    data: { places: input.places, version: version + 1 },
  })
  if (count === 0) throw new Conflict('participation.refusals.stale')
  shift.places = input.places
  const promoted = (await promoteByItself(actor, tx, { shift, held })).promotedIds.length
  const details = { from, to: input.places, moved, promoted }
  await record(tx, actor, 'shift.resized', {
    type: 'shift',
    id,
    label: event.titleKk,
    centreId: event.centreId,
    details,
  })
  const { places, taken, waiting } = shift
  return { places, taken, waiting, moved, promoted, version: version + 1, slug: event.slug }
}

function refuseResize(shift: ShiftRow, { version, places, confirmed }: ResizeInput) {
  if (shift.version !== version) throw new Conflict('participation.refusals.stale')
  if (shift.event.state === 'cancelled' || shift.cancelledAt)
    throw new Conflict('participation.refusals.notOpen')
  const count = shift.taken - places
  if (count <= 0) return
  if (shift.startsAt <= now()) throw new Conflict('participation.refusals.started')
  if (!confirmed)
    throw new Conflict('participation.refusals.wouldWait', { count, taken: shift.taken, places })
}

async function moveBack(actor: Actor, tx: Tx, shift: ShiftRow, count: number): Promise<number> {
  if (count <= 0) return 0
  const people = await tx.participation.findMany({
    where: { shiftId: shift.id, status: { in: ['confirmed', 'offered'] } },
    orderBy: [{ joinedAt: 'asc' }, { id: 'asc' }],
    select: {
      ...{ id: true, status: true, joinedAt: true, volunteerId: true, companionId: true, groupId: true },
      volunteer: { select: letterColumns },
    },
  })
  const leaving = lastWithoutDependants(people, count)
  const first = await tx.participation.findFirst({
    where: { shiftId: shift.id, status: 'waiting' },
    orderBy: { joinedAt: 'asc' },
    select: { joinedAt: true },
  })
  const front = first?.joinedAt.getTime() ?? Number.POSITIVE_INFINITY
  const isBefore = leaving.every(({ joinedAt }) => joinedAt.getTime() < front)
  for (const [index, one] of leaving.entries()) {
    const joinedAt = isBefore ? one.joinedAt : new Date(front - leaving.length + index)
    await changeStatus(actor, tx, {
      ...{
        participationId: one.id,
        groupId: one.groupId,
        person: one.volunteer,
        shift,
        from: one.status,
        to: 'waiting',
        joinedAt,
      },
      ...{ reason: 'fewerPlaces', action: 'signUp.setBack', position: index + 1 },
      letter: one.groupId ? null : 'fewerPlaces',
    })
  }
  await tellGroups(actor, tx, shift, leaving)
  return leaving.length
}

/** A leader is told once how far back the first of the group's people stands. */
async function tellGroups(actor: Actor, tx: Tx, shift: ShiftRow, leaving: { groupId: string | null }[]) {
  const changeKey = `fewerPlaces:${shift.version}`
  for (const groupId of new Set(leaving.map((one) => one.groupId))) {
    if (groupId === null) continue
    const position = leaving.findIndex((one) => one.groupId === groupId) + 1
    await writeGroupLetter(actor, tx, { changeKey, kind: 'fewerPlaces', shift, groupId, position })
  }
}
