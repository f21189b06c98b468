import { forgetLetters } from '#lib/mail/outbox.ts'
import { now } from '#lib/platform/clock.ts'
import { db, type Tx, transaction } from '#lib/platform/db.ts'
import { endedMs, lettersMs, waitingMs } from '../rules.ts'
import { endAll, removeFiles } from './end-following.ts'
import { lettersOf } from './write-letter.ts'

const atOnce = 100

/**
 * A round of the worker: deletes what nobody confirmed within 48 hours, hashes of mailboxes that ended thirty days ago, and notes
 * of old letters; returns how many mailboxes went.
 */
export async function forgetOldFollows(_actor: null, at = now()): Promise<number> {
  const before = (ms: number) => new Date(at.getTime() - ms)
  const rows = await db.follower.findMany({
    where: {
      OR: [
        { state: 'waiting', createdAt: { lt: before(waitingMs) } },
        { state: 'ended', endedAt: { lt: before(endedMs) } },
      ],
    },
    take: atOnce,
    select: { id: true, version: true },
  })
  const letters = await transaction(async (tx) => {
    const gone: string[] = []
    for (const { id, version } of rows) gone.push(...(await forgetFollower(tx, { id, version })))
    await tx.followTopic.deleteMany({ where: { confirmedAt: null, createdAt: { lt: before(waitingMs) } } })
    await tx.followLetter.deleteMany({ where: { createdAt: { lt: before(lettersMs) } } })
    await tx.pushMessage.deleteMany({ where: { createdAt: { lt: before(lettersMs) } } })
    return gone
  })
  await removeFiles(letters)
  return rows.length
}

/** Deletes a mailbox's row with its letters; gives the ids of letters whose files the caller removes after the commit. */
export async function forgetFollower(
  tx: Tx,
  { id, version }: { id: string; version?: number },
): Promise<string[]> {
  const { count } = await tx.follower.deleteMany({ where: { id, ...(version ? { version } : {}) } })
  return count === 0 ? [] : forgetLetters(tx, lettersOf(id))
}

/** A round of the worker: a mailbox that refused a letter for good follows nothing any more. */
export async function endBounced(actor: null): Promise<number> {
  const rows = await db.follower.findMany({
    where: {
      state: { in: ['waiting', 'confirmed'] },
      letters: { some: { message: { state: 'bounced', lastError: { startsWith: '5' } } } },
    },
    take: atOnce,
    select: { id: true, state: true },
  })
  if (rows.length === 0) return 0
  const living = rows.flatMap(({ id, state }) => (state === 'ended' ? [] : [{ id, state }]))
  await removeFiles(await transaction((tx) => endAll(tx, actor, living, 'bounced')))
  return rows.length
}
