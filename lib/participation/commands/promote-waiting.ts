import type { Actor } from '#lib/accounts/actor.ts'
import { now } from '#lib/platform/clock.ts'
import type { Tx } from '#lib/platform/db.ts'
import { findCompanion, personColumns, type ShiftRow } from '../queries/facts.ts'
import { promotionReasons, type Reason } from '../rules.ts'
import { changeStatus } from './change-status.ts'
import { type Held, PeopleNeeded } from './with-people.ts'
import { letterColumns } from './write-letter.ts'

export type Promotion = { promotedIds: string[]; skipped: number }
type Waiting = Awaited<ReturnType<typeof listWaiting>>[number]

const lookAhead = 20

/**
 * Gives the free places of a locked shift to those who wait, in their order; who is no longer eligible or free is passed over
 * with a recorded reason and keeps the turn (R2). `limit` is how many places to give at most.
 */
export async function promoteWaiting(
  actor: Actor,
  tx: Tx,
  { shift, held, limit = Number.POSITIVE_INFINITY }: { shift: ShiftRow; held: Held; limit?: number },
): Promise<Promotion> {
  const done: Promotion = { promotedIds: [], skipped: 0 }
  if (shift.taken >= shift.places || shift.waiting === 0) return done
  const queue = await listWaiting(tx, shift.id)
  for (const [index, waiting] of queue.entries()) {
    if (shift.taken >= shift.places || done.promotedIds.length >= limit) break
    if (!held.has(waiting.volunteerId)) throw new PeopleNeeded(idsFrom(queue, index))
    const [reason] = await reasonsOf(actor, tx, shift, waiting)
    if (reason) {
      await writeSkip(actor, tx, waiting, reason)
      done.skipped++
    } else {
      await promote(actor, tx, shift, waiting)
      done.promotedIds.push(waiting.id)
    }
  }
  return done
}

function listWaiting(tx: Tx, shiftId: string) {
  return tx.participation.findMany({
    where: { shiftId, status: 'waiting' },
    orderBy: [{ joinedAt: 'asc' }, { id: 'asc' }],
    select: {
      id: true,
      volunteerId: true,
      companionId: true,
      overrideReason: true,
      volunteer: { select: letterColumns },
      changes: { select: { reason: true }, orderBy: [{ at: 'desc' }, { id: 'desc' }] },
    },
  })
}

function idsFrom(queue: Waiting[], index: number): string[] {
  return queue.slice(index, index + lookAhead).map(({ volunteerId }) => volunteerId)
}

async function reasonsOf(actor: Actor, tx: Tx, shift: ShiftRow, waiting: Waiting): Promise<Reason[]> {
  const { companionId, overrideReason, volunteerId } = waiting
  const person = await tx.volunteer.findUniqueOrThrow({
    where: { id: volunteerId },
    select: personColumns(shift),
  })
  const companion = await findCompanion(actor, tx, { shiftId: shift.id, companionId })
  const acceptOverlap = waiting.changes.some(({ reason }) => reason === 'overlapAccepted')
  return promotionReasons({ at: now(), shift, person, companion }, { acceptOverlap, overrideReason })
}

async function writeSkip(actor: Actor, tx: Tx, waiting: Waiting, { code }: Reason) {
  const reason = `skipped.${code}`
  if (waiting.changes[0]?.reason === reason) return
  const stays = { fromStatus: 'waiting', toStatus: 'waiting' } as const
  await tx.participationChange.create({
    data: { participationId: waiting.id, ...stays, reason, actorUserId: actor.userId },
  })
}

async function promote(actor: Actor, tx: Tx, shift: ShiftRow, { id, volunteer }: Waiting) {
  await changeStatus(actor, tx, {
    participationId: id,
    person: volunteer,
    shift,
    from: 'waiting',
    to: 'confirmed',
    reason: 'promoted',
    action: 'signUp.promoted',
    letter: 'promoted',
  })
}
