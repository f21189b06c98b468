import type { Actor } from '#lib/accounts/actor.ts'
import { record } from '#lib/audit/record.ts'
import { countTalk } from '#lib/counting/commands/count-talk.ts'
import { now } from '#lib/platform/clock.ts'
import { type Tx, transaction } from '#lib/platform/db.ts'
import { Conflict, Forbidden, NotFound } from '#lib/platform/refusal.ts'
import type { Comment } from '#prisma/generated/client.ts'
import { canModerate, moderatedBy } from '../policy.ts'
import type { DecideInput } from '../schema.ts'
import { tellHidden } from './tell-author.ts'

/**
 * Shows or hides the chosen comments, all or none; returns the items they stand under. Shown: reports are settled, and whoever waited
 * for the first time is trusted from now on. Hidden: the author is told why. One that changed since it was looked at is a Conflict,
 * one's own is Forbidden.
 */
export async function decideComments(actor: Actor, input: DecideInput): Promise<{ newsIds: string[] }> {
  const newsIds = await transaction(async (tx) => {
    const touched: string[] = []
    // In one order, so that two moderators never wait for each other.
    const items = input.items.toSorted((one, other) => one.id.localeCompare(other.id))
    for (const { id, version } of items) {
      const found = await requireModerated(actor, tx, id)
      if (found.version !== version || found.state === 'removed')
        throw new Conflict('comments.refusals.stale')
      if (input.intent === 'show') await show(actor, tx, found)
      else await hide(actor, tx, found, input)
      await tx.commentReport.updateMany({
        where: { commentId: id, settledAt: null },
        data: { settledAt: now() },
      })
      touched.push(found.newsId)
    }
    return touched
  })
  return { newsIds: [...new Set(newsIds)] }
}

async function requireModerated(actor: Actor, tx: Tx, id: string): Promise<Comment> {
  const found = await tx.comment.findFirst({ where: { AND: [{ id }, moderatedBy(actor)] } })
  if (!found) throw new NotFound('comments.refusals.unknown')
  if (!canModerate(actor, found)) throw new Forbidden('comments.refusals.own')
  return found
}

async function show(actor: Actor, tx: Tx, comment: Comment): Promise<void> {
  const { newsId, state, authorId } = comment
  await change(actor, tx, comment, { state: 'shown', hiddenReason: '' })
  if (state !== 'shown') await countTalk(actor, tx, { newsId, at: comment.createdAt, comments: 1 })
  if (state === 'waiting' && authorId)
    await tx.commenter.updateMany({
      where: { userId: authorId, trustedAt: null },
      data: { trustedAt: now() },
    })
  await record(tx, actor, 'comment.shown', {
    type: 'comment',
    id: comment.id,
    details: { newsId, from: state },
  })
}

async function hide(
  actor: Actor,
  tx: Tx,
  comment: Comment,
  { reason, isWatched }: DecideInput,
): Promise<void> {
  const { newsId, state, authorId } = comment
  if (state === 'hidden') throw new Conflict('comments.refusals.stale')
  await change(actor, tx, comment, { state: 'hidden', hiddenReason: reason })
  if (state === 'shown') await countTalk(actor, tx, { newsId, at: comment.createdAt, comments: -1 })
  if (isWatched && authorId)
    await tx.commenter.updateMany({ where: { userId: authorId }, data: { trustedAt: null } })
  await tellHidden(actor, tx, { ...comment, version: comment.version + 1 }, reason)
  // Not the reason: it may name the person, and the history forgets nothing.
  const details = { newsId, from: state, ...(isWatched ? { isWatched } : {}) }
  await record(tx, actor, 'comment.hidden', { type: 'comment', id: comment.id, details })
}

type Change = { state: 'shown' | 'hidden'; hiddenReason: string }

async function change(actor: Actor, tx: Tx, { id, version, state }: Comment, data: Change): Promise<void> {
  const { count } = await tx.comment.updateMany({
    where: { id, version, state },
    data: { ...data, decidedById: actor.userId, decidedAt: now(), version: { increment: 1 } },
  })
  if (count === 0) throw new Conflict('comments.refusals.stale')
}
