import type { Actor } from '#lib/accounts/actor.ts'
import { minuteMs, now } from '#lib/platform/clock.ts'
import { db, transaction } from '#lib/platform/db.ts'
import { Forbidden, NotFound } from '#lib/platform/refusal.ts'
import { mayWriteNews, visibleTo } from '../policy.ts'

/** Without script an opened editor is believed for five minutes; with script it says every 20 seconds that it is still open. */
export const openMs = 5 * minuteMs
export const beatMs = minuteMs

/** Says that the actor has the item open for writing, believed for `forMs`; who was away longer begins anew. */
export async function markPresence(
  actor: Actor,
  { id, forMs, at = now() }: { id: string; forMs: number; at?: Date },
): Promise<void> {
  if (!mayWriteNews(actor)) throw new Forbidden('form.forbidden')
  const key = { newsId: id, userId: actor.userId }
  const until = new Date(at.getTime() + forMs)
  await transaction(async (tx) => {
    const known = await tx.newsItem.count({ where: { AND: [{ id }, visibleTo(actor)] } })
    if (known === 0) throw new NotFound('news.refusals.unknown')
    const { count } = await tx.newsPresence.updateMany({
      where: { ...key, until: { gte: at } },
      data: { until },
    })
    if (count > 0) return
    const fresh = { since: at, until }
    await tx.newsPresence.upsert({
      where: { newsId_userId: key },
      update: fresh,
      create: { ...key, ...fresh },
    })
  })
}

/** Says that the actor closed the item. A second call changes nothing. */
export async function leave(actor: Actor, { id }: { id: string }): Promise<void> {
  await db.newsPresence.deleteMany({ where: { newsId: id, userId: actor.userId } })
}
