import type { Actor } from '#lib/accounts/actor.ts'
import { mayEdit } from '#lib/accounts/policy.ts'
import { db } from '#lib/platform/db.ts'
import { isAuthor } from './policy.ts'
import type { ReactionKind } from './schema.ts'

/** Whether the actor's look at an item is an author's. */
export async function looksAsAuthor(actor: Actor, newsId: string): Promise<boolean> {
  if (mayEdit(actor)) return true
  const news = await db.newsItem.findUnique({ where: { id: newsId }, select: { createdById: true } })
  return news !== null && isAuthor(actor, news)
}

/** The actor's own sign for an item. */
export async function findOwnReaction(actor: Actor, newsId: string): Promise<ReactionKind | null> {
  const where = { newsId_userId: { newsId, userId: actor.userId } }
  return (await db.reaction.findUnique({ where, select: { kind: true } }))?.kind ?? null
}
