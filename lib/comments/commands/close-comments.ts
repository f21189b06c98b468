import type { Actor } from '#lib/accounts/actor.ts'
import { record } from '#lib/audit/record.ts'
import { type Tx, transaction } from '#lib/platform/db.ts'
import { Conflict, NotFound } from '#lib/platform/refusal.ts'
import { mayModerate } from '../policy.ts'
import type { ClosingInput } from '../schema.ts'

/** Ends the writing under one item, or on the whole site with no item; what stands there stays. A second call is a Conflict. */
export async function closeComments(actor: Actor, { newsId }: ClosingInput): Promise<void> {
  await transaction(async (tx) => {
    await requireTarget(actor, tx, newsId)
    const { count } = await tx.commentClosing.createMany({
      data: [{ newsId, closedById: actor.userId }],
      skipDuplicates: true,
    })
    if (count === 0) throw new Conflict('comments.refusals.closedAlready')
    await record(tx, actor, 'comments.closed', { type: 'news', id: newsId })
  })
}

/** Lets people write again. A second call is a Conflict. */
export async function openComments(actor: Actor, { newsId }: ClosingInput): Promise<void> {
  await transaction(async (tx) => {
    await requireTarget(actor, tx, newsId)
    const { count } = await tx.commentClosing.deleteMany({ where: { newsId } })
    if (count === 0) throw new Conflict('comments.refusals.openAlready')
    await record(tx, actor, 'comments.opened', { type: 'news', id: newsId })
  })
}

async function requireTarget(actor: Actor, tx: Tx, newsId: string | null): Promise<void> {
  const isThere =
    mayModerate(actor) && (newsId === null || (await tx.newsItem.count({ where: { id: newsId } })) === 1)
  if (!isThere) throw new NotFound('comments.refusals.unknownNews')
}
