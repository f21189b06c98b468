import type { Actor } from '#lib/accounts/actor.ts'
import { now } from '#lib/platform/clock.ts'
import type { Tx } from '#lib/platform/db.ts'

/**
 * Closes a person's open requests that nobody can answer any more, within the caller's transaction: the centre they were to come
 * from is not their primary one now.
 */
export async function overtakeTransfers(_actor: Actor | null, tx: Tx, volunteerId: string): Promise<void> {
  const primary = await tx.membership.findFirst({
    where: { volunteerId, isPrimary: true, endedOn: null },
    select: { centreId: true },
  })
  const keptBy = primary?.centreId ?? null
  const elsewhere = keptBy ? { OR: [{ fromCentreId: null }, { fromCentreId: { not: keptBy } }] } : {}
  await tx.transferRequest.updateMany({
    where: {
      AND: [{ volunteerId, state: 'pending' }, keptBy ? elsewhere : { fromCentreId: { not: null } }],
    },
    data: { state: 'overtaken', decidedAt: now() },
  })
}
