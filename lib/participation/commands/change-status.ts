import { record } from '#lib/audit/record.ts'
import { now } from '#lib/platform/clock.ts'
import type { Tx } from '#lib/platform/db.ts'
import { Conflict } from '#lib/platform/refusal.ts'
import type { HoldReason, ParticipationStatus, Prisma } from '#prisma/generated/client.ts'
import type { Doer } from '../policy.ts'
import type { ShiftRow } from '../queries/facts.ts'
import { writeGroupLetter } from './write-group-letter.ts'
import { type LetterFacts, type LetterKind, writeLetter } from './write-letter.ts'

type Status = ParticipationStatus
export type Hold = { heldFor: HoldReason; heldUntil: Date }
export type Change = {
  participationId: string
  groupId: string | null
  person: LetterFacts['person']
  shift: ShiftRow
  from: Status
  to: Status
  /** Needed with the status `offered`: why the place is held, and until when. */
  hold?: Hold
  /** A code (`promoted`, `asked`) or a coordinator's words. */
  reason: string
  action: string
  /** None when another change of the same act tells the person. */
  letter: LetterKind | null
  position?: number
  joinedAt?: Date
  details?: Record<string, Prisma.InputJsonValue>
}

/** One step of a participation with its history, the shift's counters, the audit and the letter. The shift is locked by the caller. */
export async function changeStatus(doer: Doer, tx: Tx, change: Change): Promise<void> {
  const { participationId, shift, from, to, hold } = change
  const { count } = await tx.participation.updateMany({
    where: { id: participationId, shiftId: shift.id, status: from },
    data: {
      ...{ status: to, heldFor: hold?.heldFor ?? null, heldUntil: hold?.heldUntil ?? null },
      ...{ sequence: { increment: 1 }, ...(change.joinedAt ? { joinedAt: change.joinedAt } : {}) },
    },
  })
  if (count === 0) throw new Conflict('participation.refusals.changed')
  await moveCounters(doer, tx, { shift, from, to })
  await writeHistory(doer, tx, change)
  const { titleKk: label, centreId } = shift.event
  const details = { shiftId: shift.id, from, to, ...change.details }
  await record(tx, doer, change.action, {
    type: 'participation',
    id: participationId,
    label,
    centreId,
    details,
  })
}

async function writeHistory(doer: Doer, tx: Tx, change: Change) {
  const { participationId, groupId, from, to, reason, person, shift, letter: kind, position, hold } = change
  const step = await tx.participationChange.create({
    data: {
      ...{ participationId, fromStatus: from, toStatus: to, reason, actorUserId: doer?.userId ?? null },
      // The database's own now() is the start of the transaction, which may have waited for the lock behind later ones.
      at: now(),
    },
    select: { id: true },
  })
  if (!kind) return
  const facts = { changeKey: step.id, kind, shift, position, heldUntil: hold?.heldUntil }
  if (groupId) await writeGroupLetter(doer, tx, { ...facts, groupId })
  else await writeLetter(doer, tx, { ...facts, participationId, person })
}

/** Keeps `taken` and `waiting` true and never above the places; the row as it was read is brought up to date too. */
export async function moveCounters(
  _doer: Doer,
  tx: Tx,
  { shift, from, to }: { shift: ShiftRow; from: Status | null; to: Status },
): Promise<void> {
  const taken = Number(holdsPlace(to)) - Number(holdsPlace(from))
  const waiting = Number(to === 'waiting') - Number(from === 'waiting')
  if (taken === 0 && waiting === 0) return
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
