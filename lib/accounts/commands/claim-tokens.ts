import type { Actor } from '../actor.ts'
import { now } from '#lib/platform/clock.ts'
import type { Tx } from '#lib/platform/db.ts'

/** Makes every mailed link to a card worthless: a new slip was printed, or the card has its account. */
export async function dropClaims(_actor: Actor | null, tx: Tx, volunteerId: string): Promise<void> {
  await tx.accountToken.updateMany({
    where: { volunteerId, kind: 'claim', usedAt: null },
    data: { usedAt: now() },
  })
}
