import type { Actor } from '#lib/accounts/actor.ts'
import { record } from '#lib/audit/record.ts'
import { countTalk } from '#lib/counting/commands/count-talk.ts'
import { now } from '#lib/platform/clock.ts'
import { type Tx, transaction } from '#lib/platform/db.ts'
import { limit } from '#lib/platform/rate-limit.ts'
import { Conflict, Forbidden, NotFound } from '#lib/platform/refusal.ts'
import { lockRow } from './lock-comment.ts'
import { reportsToHold } from '../rules.ts'
import type { ReportCommentInput } from '../schema.ts'
import { factsOf } from './write-comment.ts'

/**
 * Tells the moderators that a shown comment should not stand. Reports of three people whom no moderator has answered yet take it out
 * of sight. A second report of the same person is a Conflict, one's own comment is Forbidden.
 */
export async function reportComment(actor: Actor, { commentId, reason, words }: ReportCommentInput) {
  await limit('commentReport', actor.userId)
  return transaction(async (tx) => {
    const found = await lockRow(actor, tx, commentId)
    if (!found || found.state !== 'shown') throw new NotFound('comments.refusals.unknown')
    if (found.authorId === actor.userId) throw new Forbidden('comments.refusals.ownReport')
    const data = { commentId, reporterId: actor.userId, reason, words, createdAt: now() }
    const { count } = await tx.commentReport.createMany({ data: [data], skipDuplicates: true })
    if (count === 0) throw new Conflict('comments.refusals.reportedAlready')
    await record(tx, actor, 'comment.reported', {
      ...factsOf(found),
      details: { newsId: found.newsId, reason },
    })
    return { newsId: found.newsId, isHeld: await holdIfMany(actor, tx, found) }
  })
}

type Found = { id: string; newsId: string; createdAt: Date }

async function holdIfMany(actor: Actor, tx: Tx, { id, newsId, createdAt }: Found): Promise<boolean> {
  const open = await tx.commentReport.count({ where: { commentId: id, settledAt: null } })
  if (open < reportsToHold) return false
  const { count } = await tx.comment.updateMany({
    where: { id, state: 'shown' },
    data: { state: 'held', version: { increment: 1 } },
  })
  if (count === 0) return false
  await countTalk(actor, tx, { newsId, at: createdAt, comments: -1 })
  await record(tx, null, 'comment.held', factsOf({ id, newsId }))
  return true
}
