import type { Actor } from '#lib/accounts/actor.ts'
import { record } from '#lib/audit/record.ts'
import { forgetLetters } from '#lib/mail/outbox.ts'
import { removeFromFolder } from '#lib/mail/transport.ts'
import { dayMs, now } from '#lib/platform/clock.ts'
import { type Tx, transaction } from '#lib/platform/db.ts'
import type { Prisma } from '#prisma/generated/client.ts'
import { factsOf } from './answer-application.ts'
import { lettersOf } from './tell-applicant.ts'

/** How long the contact person of a settled application is remembered. */
const rememberedDays = 90
const atOnce = 50

/** A round of the worker: forgets the contacts of applications settled, or returned and never corrected, ninety days ago. */
export async function forgetContacts(actor: null, at = now()): Promise<number> {
  const before = new Date(at.getTime() - rememberedDays * dayMs)
  const where = {
    ...{ forgottenAt: null, decidedAt: { lt: before } },
    state: { in: ['declined' as const, 'verified' as const, 'returned' as const] },
  }
  const { count, letters } = await transaction(async (tx) => forget(actor, tx, where))
  for (const letter of letters) await removeFromFolder(letter)
  return count
}

/**
 * Forgets the contacts of matching applications, at most fifty, and the letters about them, in the caller's transaction: names of
 * organisations and decisions stay, the links open nothing any more. What was still open counts as declined. Gives
 * the ids of the letters, whose files the caller removes after the commit.
 */
export async function forget(
  actor: Actor | null,
  tx: Tx,
  where: Prisma.ApplicationWhereInput,
): Promise<{ count: number; letters: string[] }> {
  const letters: string[] = []
  const rows = await tx.application.findMany({ where, orderBy: { id: 'asc' }, take: atOnce })
  for (const row of rows) {
    const isTakenIn = row.state === 'verified'
    const { count } = await tx.application.updateMany({
      where: { id: row.id, version: row.version, forgottenAt: null },
      data: {
        ...{ contactName: '', contactEmail: '', contactPhone: null, about: '', website: null },
        ...{ forgottenAt: now(), version: { increment: 1 }, linkVersion: { increment: 1 } },
        ...(isTakenIn
          ? {}
          : { state: 'declined', reason: row.reason || '-', decidedAt: row.decidedAt ?? now() }),
      },
    })
    if (count === 0) continue
    letters.push(...(await forgetLetters(tx, lettersOf(row.id))))
    await record(tx, actor, 'application.forgotten', factsOf(row))
  }
  return { count: rows.length, letters }
}
