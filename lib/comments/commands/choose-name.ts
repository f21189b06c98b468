import type { Actor } from '#lib/accounts/actor.ts'
import { record } from '#lib/audit/record.ts'
import { now } from '#lib/platform/clock.ts'
import { transaction } from '#lib/platform/db.ts'
import { Invalid } from '#lib/platform/refusal.ts'
import { displayName } from '../rules.ts'
import type { ChooseNameInput } from '../schema.ts'
import { commenterOf, namesOf } from './commenter.ts'

/**
 * How the actor is called under their comments, those written already included; returns the items they stand under. Both names whole
 * are Invalid for whoever is not known to be of age.
 */
export async function chooseName(
  actor: Actor,
  { nameStyle }: ChooseNameInput,
): Promise<{ newsIds: string[] }> {
  return transaction(async (tx) => {
    const names = await namesOf(actor, tx, now())
    if (nameStyle === 'full' && !names.isAdult)
      throw new Invalid({ nameStyle: { code: 'comments.refusals.nameOfMinor' } })
    await commenterOf(actor, tx)
    await tx.commenter.update({ where: { userId: actor.userId }, data: { nameStyle } })
    const where = { authorId: actor.userId }
    await tx.comment.updateMany({ where, data: { authorName: displayName(nameStyle, names) } })
    const rows = await tx.comment.findMany({ where, distinct: ['newsId'], select: { newsId: true } })
    await record(tx, actor, 'commenter.renamed', { type: 'user', id: actor.userId, details: { nameStyle } })
    return { newsIds: rows.map(({ newsId }) => newsId) }
  })
}
