import type { Actor } from '#lib/accounts/actor.ts'
import { record } from '#lib/audit/record.ts'
import { countTalk } from '#lib/counting/commands/count-talk.ts'
import { publicNews } from '#lib/counting/policy.ts'
import { now } from '#lib/platform/clock.ts'
import { type Tx, transaction } from '#lib/platform/db.ts'
import { limit } from '#lib/platform/rate-limit.ts'
import { Conflict, Forbidden, Invalid, NotFound } from '#lib/platform/refusal.ts'
import { displayName, editableSince, editMinutes, isBlocked } from '../rules.ts'
import type { EditCommentInput, RemoveCommentInput, WriteCommentInput } from '../schema.ts'
import { commenterOf, namesOf } from './commenter.ts'

export type WrittenComment = { newsId: string; isShown: boolean }

/**
 * Writes a comment under a public item, or an answer to one. The first of a person waits for a moderator. The id comes with the
 * form: sent twice it is written once. Forbidden for who is blocked and where comments are closed, TooMany after 20 in an hour.
 */
export async function writeComment(actor: Actor, input: WriteCommentInput): Promise<WrittenComment> {
  await limit('comment', actor.userId)
  return transaction(async (tx) => {
    await requireOpen(actor, tx, input.newsId)
    if (input.parentId) await requireAnswerable(actor, tx, input.newsId, input.parentId)
    const at = now()
    const commenter = await commenterOf(actor, tx)
    refuseBlocked(commenter, at)
    const state = commenter.trustedAt ? 'shown' : 'waiting'
    const authorName = displayName(commenter.nameStyle, await namesOf(actor, tx, at))
    const data = { ...input, authorId: actor.userId, authorName, state, createdAt: at } as const
    const { count } = await tx.comment.createMany({ data: [data], skipDuplicates: true })
    if (count === 0) return requireOwnTwin(actor, tx, input)
    if (state === 'shown') await countTalk(actor, tx, { newsId: input.newsId, at, comments: 1 })
    await record(tx, actor, 'comment.written', factsOf(input))
    return { newsId: input.newsId, isShown: state === 'shown' }
  })
}

/** Changes the words of the actor's own comment within fifteen minutes; after that, and once it is hidden, a Conflict. */
export async function editComment(
  actor: Actor,
  { commentId, version, body }: EditCommentInput,
): Promise<WrittenComment> {
  await limit('comment', actor.userId)
  return transaction(async (tx) => {
    const found = await requireOwn(actor, tx, commentId)
    await requireOpen(actor, tx, found.newsId)
    const at = now()
    refuseBlocked(await commenterOf(actor, tx), at)
    const { count } = await tx.comment.updateMany({
      where: {
        ...{ id: commentId, version, authorId: actor.userId, state: { in: ['waiting', 'shown'] } },
        createdAt: { gte: editableSince(at) },
      },
      data: { body, editedAt: at, version: { increment: 1 } },
    })
    if (count === 0) throw new Conflict('comments.refusals.tooLate', { minutes: editMinutes })
    await record(tx, actor, 'comment.edited', factsOf(found))
    return { newsId: found.newsId, isShown: found.state === 'shown' }
  })
}

/** Takes the actor's own comment away for good, whatever its state; its words are not kept. A second call is a Conflict. */
export async function removeComment(
  actor: Actor,
  { commentId, version }: RemoveCommentInput,
): Promise<WrittenComment> {
  return transaction(async (tx) => {
    const found = await requireOwn(actor, tx, commentId)
    const { count } = await tx.comment.updateMany({
      where: { id: commentId, version, authorId: actor.userId, state: found.state },
      data: { state: 'removed', body: '', version: { increment: 1 } },
    })
    if (count === 0 || found.state === 'removed') throw new Conflict('comments.refusals.stale')
    if (found.state === 'shown')
      await countTalk(actor, tx, { newsId: found.newsId, at: found.createdAt, comments: -1 })
    await record(tx, actor, 'comment.removed', factsOf(found))
    return { newsId: found.newsId, isShown: false }
  })
}

/** What the history says of a comment: never its words. */
export function factsOf({ id, newsId }: { id: string; newsId: string }) {
  return { type: 'comment', id, details: { newsId } }
}

async function requireOpen(_actor: Actor, tx: Tx, newsId: string): Promise<void> {
  const news = await tx.newsItem.findFirst({
    where: { AND: [{ id: newsId }, publicNews] },
    select: { id: true },
  })
  if (!news) throw new NotFound('comments.refusals.unknownNews')
  const closings = await tx.commentClosing.count({ where: { OR: [{ newsId }, { newsId: null }] } })
  if (closings > 0) throw new Forbidden('comments.refusals.closed')
}

/** An answer stands under a comment that is shown and is no answer itself. */
async function requireAnswerable(_actor: Actor, tx: Tx, newsId: string, parentId: string): Promise<void> {
  const where = { id: parentId, newsId, parentId: null, state: 'shown' } as const
  if ((await tx.comment.count({ where })) === 0)
    throw new Invalid({ body: { code: 'comments.refusals.parentGone' } })
}

function refuseBlocked(commenter: Awaited<ReturnType<typeof commenterOf>>, at: Date): void {
  if (!isBlocked(commenter, at)) return
  const { blockReason: reason, blockedUntil } = commenter
  throw blockedUntil
    ? new Forbidden('comments.refusals.blockedUntil', { reason, until: blockedUntil })
    : new Forbidden('comments.refusals.blocked', { reason })
}

async function requireOwn(actor: Actor, tx: Tx, commentId: string) {
  const found = await tx.comment.findFirst({
    where: { id: commentId, authorId: actor.userId },
    select: { id: true, newsId: true, state: true, createdAt: true },
  })
  if (!found) throw new NotFound('comments.refusals.unknown')
  return found
}

/** The same form sent twice is no mistake; somebody else's id is. */
async function requireOwnTwin(actor: Actor, tx: Tx, input: WriteCommentInput): Promise<WrittenComment> {
  const where = { id: input.id, newsId: input.newsId, authorId: actor.userId }
  const twin = await tx.comment.findFirst({ where, select: { state: true } })
  if (!twin) throw new Conflict('comments.refusals.stale')
  return { newsId: input.newsId, isShown: twin.state === 'shown' }
}
