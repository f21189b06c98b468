import type { Actor } from '#lib/accounts/actor.ts'
import { countTalk } from '#lib/counting/commands/count-talk.ts'
import type { Tx } from '#lib/platform/db.ts'
import { askRefresh } from '#lib/refreshes/commands.ts'

/**
 * Part of an erasure (R20): the words and names of the person's comments go at once, from the pages too; an empty place stays where
 * others answered. Of their reports only the reason stays.
 */
export async function forgetPersonInComments(
  actor: Actor | null,
  tx: Tx,
  volunteerId: string,
): Promise<void> {
  const person = { volunteer: { id: volunteerId } }
  const comments = await tx.comment.findMany({
    where: { author: person },
    select: { id: true, newsId: true, state: true, createdAt: true },
  })
  for (const { newsId, state, createdAt } of comments)
    if (state === 'shown') await countTalk(actor, tx, { newsId, at: createdAt, comments: -1 })
  await tx.comment.updateMany({
    where: { id: { in: comments.map(({ id }) => id) } },
    data: {
      state: 'removed',
      body: '',
      authorName: '',
      authorId: null,
      hiddenReason: '',
      version: { increment: 1 },
    },
  })
  await tx.commentReport.updateMany({ where: { reporter: person }, data: { words: '', reporterId: null } })
  await tx.commenter.updateMany({
    where: { user: person, blockedAt: { not: null } },
    data: { blockReason: '-' },
  })
  await askRefresh(actor, tx, [...new Set(comments.map(({ newsId }) => `comments:${newsId}`))])
}
