import type { Actor } from '#lib/accounts/actor.ts'
import { type AuditFacts, record } from '#lib/audit/record.ts'
import { now } from '#lib/platform/clock.ts'
import type { Tx } from '#lib/platform/db.ts'

type Correction = {
  /** The row that is no correction itself. */
  firstId: string
  /** What the ledger had and what it will have, in minutes. */
  from: number
  to: number
  reason: string
  subject: Omit<AuditFacts, 'details'>
}

/** The difference as a new row that keeps the day, direction and plan of the first one; its work is locked by the caller. */
export async function writeCorrection(actor: Actor, tx: Tx, correction: Correction): Promise<void> {
  const { firstId, from, to, reason, subject } = correction
  const first = await tx.hourEntry.findUniqueOrThrow({ where: { id: firstId } })
  const { volunteerId, participationId, workedOn, directionId, plannedStartsAt, plannedEndsAt } = first
  await tx.hourEntry.create({
    data: {
      ...{ volunteerId, participationId, workedOn, directionId, plannedStartsAt, plannedEndsAt },
      ...{ source: 'correction', correctsId: firstId, minutes: to - from, reason },
      ...{ confirmedById: actor.userId, confirmedAt: now() },
    },
  })
  // The reason stands in the ledger: the history outlives people (R20).
  await record(tx, actor, 'hours.corrected', { ...subject, details: { from, to } })
}
