import type { Actor } from '#lib/accounts/actor.ts'
import { record } from '#lib/audit/record.ts'
import { forgetLetters } from '#lib/mail/outbox.ts'
import { removeFromFolder } from '#lib/mail/transport.ts'
import { now } from '#lib/platform/clock.ts'
import { type Tx, transaction } from '#lib/platform/db.ts'
import { NotFound } from '#lib/platform/refusal.ts'
import type { FollowEnd } from '#prisma/generated/client.ts'
import { ownFollower } from '../policy.ts'
import { idOfToken } from './require-follower.ts'
import { lettersOf } from './write-letter.ts'

type Living = { id: string; state: 'waiting' | 'confirmed' }

/**
 * Ends everything the mailbox of a link follows, at once, with the letters that wait to be sent; of the mailbox only a hash is left.
 * By it the link of an old letter also ends what the same mailbox began anew. A second call changes nothing; a link that was never
 * given throws `NotFound`.
 */
export async function endByLink(
  _actor: null,
  { token, reason }: { token: string; reason: 'link' | 'oneClick' },
): Promise<void> {
  const id = idOfToken(token)
  const letters = await transaction(async (tx) => {
    const row = await tx.follower.findUnique({ where: { id }, select: { emailHash: true } })
    if (!row) throw new NotFound('follows.refusals.unknownLink')
    const living = await tx.follower.findMany({
      where: { emailHash: row.emailHash, state: { in: ['waiting', 'confirmed'] } },
      select: { id: true, state: true },
    })
    return endAll(tx, null, living as Living[], reason)
  })
  await removeFiles(letters)
}

/** The same for the mailbox of the actor's own account. */
export async function endOwnFollowing(actor: Actor): Promise<void> {
  const letters = await transaction(async (tx) => {
    const living = await tx.follower.findMany({
      where: ownFollower(actor),
      select: { id: true, state: true },
    })
    return endAll(tx, actor, living as Living[], 'self')
  })
  await removeFiles(letters)
}

/** Ends rows within the caller's transaction; gives the ids of letters whose files the caller removes after the commit. */
export async function endAll(
  tx: Tx,
  actor: Actor | null,
  rows: readonly Living[],
  reason: FollowEnd,
): Promise<string[]> {
  const letters: string[] = []
  for (const { id, state } of rows) {
    const { count } = await tx.follower.updateMany({
      where: { id, state },
      data: { state: 'ended', email: null, endedAt: now(), endReason: reason, version: { increment: 1 } },
    })
    if (count === 0) continue
    await tx.followTopic.deleteMany({ where: { followerId: id } })
    letters.push(...(await forgetLetters(tx, lettersOf(id))))
    await record(tx, actor, 'follow.ended', { type: 'follower', id, details: { reason } })
  }
  return letters
}

export async function removeFiles(letters: readonly string[]): Promise<void> {
  for (const letter of letters) await removeFromFolder(letter)
}
