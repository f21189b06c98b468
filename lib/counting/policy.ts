import type { Actor } from '#lib/accounts/actor.ts'
import { mayEdit } from '#lib/accounts/policy.ts'
import type { Prisma } from '#prisma/generated/client.ts'

/** What can be viewed, reacted to and talked about: an item that is public in some language. */
export const publicNews = {
  state: 'published',
  translations: { some: { state: 'published' } },
} satisfies Prisma.NewsItemWhereInput

/** Who writes at the desk, or wrote the item, looks at their own work: that is no view (R14). */
export function isAuthor(actor: Actor, news: { createdById: string | null }): boolean {
  return mayEdit(actor) || news.createdById === actor.userId
}
