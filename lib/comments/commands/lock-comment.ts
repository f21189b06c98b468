import type { Actor } from '#lib/accounts/actor.ts'
import type { Tx } from '#lib/platform/db.ts'

/** A comment as it stands, held against everybody else until the transaction ends: so that three reports at once are counted as three. */
export async function lockRow(_actor: Actor | null, tx: Tx, commentId: string) {
  await tx.$queryRaw`SELECT 1 FROM "Comment" WHERE "id" = ${commentId}::uuid FOR UPDATE`
  return tx.comment.findUnique({
    where: { id: commentId },
    select: { id: true, newsId: true, state: true, authorId: true, createdAt: true },
  })
}
