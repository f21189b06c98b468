import { record } from '#lib/audit/record.ts'
import { now } from '#lib/platform/clock.ts'
import { type Tx, transaction } from '#lib/platform/db.ts'
import { Invalid, NotFound } from '#lib/platform/refusal.ts'
import { isSameTopic, topicOfRow, waitingMs } from '../rules.ts'
import type { ConfirmInput } from '../schema.ts'
import { idOfToken, lockFollower } from './require-follower.ts'

/**
 * Somebody with the mailbox agrees to what they ticked; what they left out of it is gone. Only what the page named is confirmed:
 * what was asked for meanwhile waits on. A second call changes nothing; a link that was never given throws `NotFound`.
 */
export async function confirmFollowing(_actor: null, { token, topics }: ConfirmInput): Promise<void> {
  const id = idOfToken(token)
  const at = now()
  await transaction(async (tx) => {
    const follower = await lockFollower(tx, id)
    const since = new Date(at.getTime() - waitingMs)
    if (follower.state === 'ended' || (follower.state === 'waiting' && follower.createdAt < since))
      throw new NotFound('follows.refusals.unknownLink')
    const wanted = follower.topics.filter((row) =>
      topics.some((topic) => isSameTopic(topic, topicOfRow(row))),
    )
    const fresh = wanted.filter(({ confirmedAt, createdAt }) => confirmedAt === null && createdAt >= since)
    if (wanted.length === 0) throw new Invalid({ topics: { code: 'follows.problems.nothing' } })
    if (fresh.length === 0) return
    await tx.followTopic.updateMany({
      where: { id: { in: fresh.map((row) => row.id) }, confirmedAt: null },
      data: { confirmedAt: at },
    })
    await confirmRow(tx, id, at)
    await record(tx, null, 'follow.confirmed', { type: 'follower', id, details: { topics: fresh.length } })
  })
}

/** From now on the mailbox hears of what becomes known after this moment. */
export async function confirmRow(tx: Tx, id: string, at: Date): Promise<void> {
  await tx.follower.updateMany({
    where: { id, state: 'waiting' },
    data: { state: 'confirmed', confirmedAt: at, digestUntil: at },
  })
  await tx.follower.updateMany({ where: { id }, data: { version: { increment: 1 } } })
}
