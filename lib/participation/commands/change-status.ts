import type { Actor } from '#lib/accounts/actor.ts'
import { record } from '#lib/audit/record.ts'
import type { Tx } from '#lib/platform/db.ts'
import { Conflict } from '#lib/platform/refusal.ts'
import type { ParticipationStatus } from '#prisma/generated/client.ts'
import type { ShiftRow } from '../queries/facts.ts'
import { type LetterFacts, type LetterKind, writeLetter } from './write-letter.ts'

type Status = ParticipationStatus
type Change = {
  participationId: string
  person: LetterFacts['person']
  shift: ShiftRow
  from: Status
  to: Status
  /** A code (`promoted`, `asked`) or a coordinator's words. */
  reason: string
  action: string
  /** None when another change of the same act tells the person. */
  letter: LetterKind | null
  position?: number
  joinedAt?: Date
}

/** One step of a participation with its history, the shift's counters, the audit and the letter. The shift is locked by the caller. */
export async function changeStatus(actor: Actor, tx: Tx, change: Change): Promise<void> {
  const { participationId, shift, from, to } = change
  const { count } = await tx.participation.updateMany({
    where: { id: participationId, shiftId: shift.id, status: from },
    data: { status: to, ...(change.joinedAt ? { joinedAt: change.joinedAt } : {}) },
  })
  if (count === 0) throw new Conflict('participation.refusals.changed')
  await moveCounters(actor, tx, { shift, from, to })
  await writeHistory(actor, tx, change)
  const audit = {
    type: 'participation',
    id: participationId,
    label: shift.event.titleKk,
    centreId: shift.event.centreId,
  }
  await record(tx, actor, change.action, { ...audit, details: { shiftId: shift.id, from, to } })
}

async function writeHistory(actor: Actor, tx: Tx, change: Change) {
  const { participationId, from, to, reason, person, shift, letter, position } = change
  const step = await tx.participationChange.create({
    data: { participationId, fromStatus: from, toStatus: to, reason, actorUserId: actor.userId },
    select: { id: true },
  })
  if (letter)
    await writeLetter(actor, tx, {
      changeKey: step.id,
      kind: letter,
      participationId,
      person,
      shift,
      position,
    })
}

/** Keeps `taken` and `waiting` true and never above the places; the row as it was read is brought up to date too. */
export async function moveCounters(
  _actor: Actor,
  tx: Tx,
  { shift, from, to }: { shift: ShiftRow; from: Status | null; to: Status },
): Promise<void> {
  const taken = Number(holdsPlace(to)) - Number(holdsPlace(from))
  const waiting = Number(to === 'waiting') - Number(from === 'waiting')
  const count = await tx.$executeRaw`
    UPDATE "Shift" SET "taken" = "taken" + ${taken}, "waiting" = "waiting" + ${waiting}
    WHERE "id" = ${shift.id}::uuid AND "taken" + ${taken} BETWEEN 0 AND "places" AND "waiting" + ${waiting} >= 0`
  if (count === 0) throw new Conflict('participation.refusals.changed')
  shift.taken += taken
  shift.waiting += waiting
}

function holdsPlace(status: Status | null): boolean {
  return status === 'confirmed' || status === 'offered'
}
