import type { Actor } from '#lib/accounts/actor.ts'
import { now } from '#lib/platform/clock.ts'
import type { Tx } from '#lib/platform/db.ts'

/**
 * Takes out of the requests what was written about an erased person, within the caller's transaction; open ones are closed. That
 * there was one, between which centres and when, stays.
 */
export async function forgetPersonInMemberships(
  _actor: Actor | null,
  tx: Tx,
  volunteerId: string,
): Promise<void> {
  await tx.transferRequest.updateMany({
    where: { volunteerId, state: 'pending' },
    data: { state: 'overtaken', decidedAt: now() },
  })
  await tx.transferRequest.updateMany({ where: { volunteerId }, data: { note: '', answer: '' } })
}
