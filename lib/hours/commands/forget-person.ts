import type { Actor } from '#lib/accounts/actor.ts'
import type { Tx } from '#lib/platform/db.ts'

/**
 * Takes the words out of somebody's claims and corrections; days, minutes and decisions stay, so every total does. The ledger is
 * append-only: the database lets nothing but these words go, and only once the card is anonymous.
 */
export async function forgetPersonInHours(_actor: Actor | null, tx: Tx, volunteerId: string): Promise<void> {
  await tx.hourClaim.updateMany({
    where: { volunteerId },
    data: { work: '—', evidence: '—', decision: '', version: { increment: 1 } },
  })
  await tx.$executeRaw`SELECT forget_ledger_words(${volunteerId}::uuid)`
}
