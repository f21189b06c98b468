import type { Actor } from '#lib/accounts/actor.ts'
import { mayEdit } from '#lib/accounts/policy.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import type { Prisma } from '#prisma/generated/client.ts'

/** Which news exist for this actor at the desk. Coordinators read them where everyone does. */
export function visibleTo(actor: Actor): Prisma.NewsItemWhereInput {
  return mayEdit(actor) ? {} : { id: { in: [] } }
}

/** Writes, publishes and withdraws news: editors and administrators. */
export function mayWriteNews(actor: Actor): boolean {
  return mayEdit(actor)
}

/** What anyone may read in a language: the item is public and this very language of it is. */
export function publicIn(locale: Locale): Prisma.NewsTranslationWhereInput {
  return { locale, state: 'published', news: { state: 'published' } }
}
