import type { Actor } from '#lib/accounts/actor.ts'
import type { Tx } from '#lib/platform/db.ts'

/** Part of an erasure (R20): who gave which sign is forgotten, the numbers stay. */
export async function forgetPersonInCounting(
  _actor: Actor | null,
  tx: Tx,
  volunteerId: string,
): Promise<void> {
  await tx.reaction.deleteMany({ where: { user: { volunteer: { id: volunteerId } } } })
}
