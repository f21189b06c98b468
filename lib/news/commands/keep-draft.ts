import type { Actor } from '#lib/accounts/actor.ts'
import { dayMs, now } from '#lib/platform/clock.ts'
import { db, transaction, type Tx } from '#lib/platform/db.ts'
import { Conflict, Forbidden, NotFound } from '#lib/platform/refusal.ts'
import { limit } from '#lib/platform/rate-limit.ts'
import { mayWriteNews } from '../policy.ts'
import type { KeepDraftInput, NewsIdInput } from '../schema.ts'
import { requireNews } from './require-news.ts'

/** After so many days nobody asks for what was typed and never saved. */
export const draftDays = 30

/**
 * Keeps what its author is typing beside the item, never in it; the next call replaces it. Not recorded: it is nobody else's and
 * goes with the next save. Throws `Conflict` for a version the item never had.
 */
export async function keepDraft(
  actor: Actor,
  { id, draft: { version, ...words } }: { id: string; draft: KeepDraftInput },
): Promise<{ savedAt: Date }> {
  if (!mayWriteNews(actor)) throw new Forbidden('form.forbidden')
  await limit('newsDraft', actor.userId)
  return transaction(async (tx) => {
    const news = await requireNews(actor, tx, id)
    if (version > news.version) throw new Conflict('news.refusals.stale')
    const key = { newsId: id, userId: actor.userId }
    const data = { version, words, savedAt: now() }
    await tx.newsDraft.upsert({
      where: { newsId_userId: key },
      update: data,
      create: { ...key, ...data },
    })
    return { savedAt: data.savedAt }
  })
}

/** Throws away what the actor typed and did not save. A second call is NotFound. */
export async function discardDraft(actor: Actor, { id }: NewsIdInput): Promise<void> {
  if (!mayWriteNews(actor)) throw new Forbidden('form.forbidden')
  const { count } = await db.newsDraft.deleteMany({ where: { newsId: id, userId: actor.userId } })
  if (count === 0) throw new NotFound('newsroom.refusals.noDraft')
}

/** Saved words need no draft; inside the transaction that saves them. */
export async function forgetDraft(actor: Actor, tx: Tx, newsId: string): Promise<void> {
  await tx.newsDraft.deleteMany({ where: { newsId, userId: actor.userId } })
}

/** Removes drafts nobody came back for, and marks of who had an item open long ago; the worker's round. */
export async function forgetOldDrafts(_actor: Actor | null, at = now()): Promise<number> {
  const old = new Date(at.getTime() - draftDays * dayMs)
  const drafts = await db.newsDraft.deleteMany({ where: { savedAt: { lt: old } } })
  const marks = await db.newsPresence.deleteMany({ where: { until: { lt: at } } })
  return drafts.count + marks.count
}
