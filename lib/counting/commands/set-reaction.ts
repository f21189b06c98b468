import type { Actor } from '#lib/accounts/actor.ts'
import { record } from '#lib/audit/record.ts'
import { now } from '#lib/platform/clock.ts'
import { type Tx, transaction } from '#lib/platform/db.ts'
import { limit } from '#lib/platform/rate-limit.ts'
import { NotFound } from '#lib/platform/refusal.ts'
import { publicNews } from '../policy.ts'
import type { ReactionInput } from '../schema.ts'
import { countTalk } from './count-talk.ts'

/**
 * Sets the actor's one sign for a public item, or takes it back with `kind: null`. It says what shall be, not what shall change: a
 * second call changes nothing. NotFound where there is nothing public, TooMany after 120 in an hour.
 */
export async function setReaction(actor: Actor, { newsId, kind }: ReactionInput): Promise<void> {
  await limit('reaction', actor.userId)
  await transaction(async (tx) => {
    const news = await tx.newsItem.findFirst({
      where: { AND: [{ id: newsId }, publicNews] },
      select: { id: true },
    })
    if (!news) throw new NotFound('counting.refusals.unknown')
    const own = { newsId, userId: actor.userId }
    if (kind === null) return takeBack(actor, tx, own)
    const at = now()
    const made = await tx.reaction.createMany({
      data: [{ ...own, kind, createdAt: at }],
      skipDuplicates: true,
    })
    if (made.count === 1) await countTalk(actor, tx, { newsId, at, reactions: 1 })
    else {
      const { count } = await tx.reaction.updateMany({
        where: { ...own, kind: { not: kind } },
        data: { kind },
      })
      if (count === 0) return
    }
    await record(tx, actor, 'reaction.set', { type: 'news', id: newsId, details: { kind } })
  })
}

async function takeBack(actor: Actor, tx: Tx, own: { newsId: string; userId: string }): Promise<void> {
  const found = await tx.reaction.findUnique({ where: { newsId_userId: own } })
  if (!found) return
  const { count } = await tx.reaction.deleteMany({ where: { ...own, createdAt: found.createdAt } })
  if (count === 0) return
  await countTalk(actor, tx, { newsId: own.newsId, at: found.createdAt, reactions: -1 })
  await record(tx, actor, 'reaction.takenBack', { type: 'news', id: own.newsId })
}
