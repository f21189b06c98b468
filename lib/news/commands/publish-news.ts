import type { Actor } from '#lib/accounts/actor.ts'
import { record } from '#lib/audit/record.ts'
import { openFiles } from '#lib/files/commands/visibility.ts'
import { now } from '#lib/platform/clock.ts'
import { transaction, type Tx } from '#lib/platform/db.ts'
import { Conflict, Forbidden, Invalid } from '#lib/platform/refusal.ts'
import { lockRows } from '#lib/platform/row-locks.ts'
import { pictureIdsOf } from '#lib/rich-text/rules/tidy.ts'
import { readDocument } from '#lib/rich-text/schema.ts'
import { mayWriteNews } from '../policy.ts'
import { type NewsAddress, requiredLocales, shortcomingsOf } from '../rules.ts'
import { itemShortcomingsOf } from '../rules/shortcomings.ts'
import type { NewsIdInput } from '../schema.ts'
import { type HeldNews, type HeldTranslation, labelOf, requireNews } from './require-news.ts'

/**
 * Makes an item public in Kazakh, Russian and every other language that is ready; brings a withdrawn one back under its first
 * date; adds a language that became ready later. Throws `Invalid` with what is missing per field, and `Conflict` when there is
 * nothing left to publish, so a double click cannot announce it twice.
 */
export async function publishNews(actor: Actor, { id }: NewsIdInput): Promise<{ addresses: NewsAddress[] }> {
  return transaction((tx) => publishHeld(actor, tx, id))
}

/**
 * The same inside a transaction that has just saved the item, or that keeps its schedule: then `at` is the instant somebody
 * chose, and the history says that it was by schedule and whose. What was planned for later is no longer.
 */
export async function publishHeld(
  actor: Actor,
  tx: Tx,
  id: string,
  at?: Date,
): Promise<{ addresses: NewsAddress[] }> {
  if (!mayWriteNews(actor)) throw new Forbidden('form.forbidden')
  // What is put beside the words in the same moment is either read here or sees the item public.
  await lockRows(tx, 'NewsItem', [id])
  const news = await requireNews(actor, tx, id)
  const chosen = news.translations.filter((each) => each.state !== 'published' && isWanted(each))
  if (news.state === 'published' && chosen.length === 0) throw new Conflict('news.refusals.alreadyPublic')
  refuseIncomplete(news, chosen)
  const { count } = await tx.newsItem.updateMany({
    where: { id, state: news.state, version: news.version },
    data: {
      ...{ state: 'published', publishedAt: news.publishedAt ?? at ?? now(), version: { increment: 1 } },
      ...{ publishAt: null, scheduledById: null, scheduleProblem: null, scheduleEndedAt: null },
    },
  })
  if (count === 0) throw new Conflict('news.refusals.alreadyPublic')
  const locales = chosen.map((each) => each.locale)
  await tx.newsTranslation.updateMany({
    where: { newsId: id, locale: { in: locales } },
    data: { state: 'published' },
  })
  const shown = news.translations.filter(
    (each) => each.state === 'published' || locales.includes(each.locale),
  )
  await openFiles(actor, tx, [...pictureIdsShown(news.coverId, shown), ...attachedIds(news)])
  const about = { type: 'news', id, label: labelOf(news), details: { locales } }
  await record(tx, actor, at ? 'news.publishedOnTime' : 'news.published', about)
  return { addresses: news.translations }
}

/** The cover and all pictures in the texts. */
export function pictureIdsShown(
  coverId: string | null,
  translations: readonly Pick<HeldTranslation, 'body'>[],
): string[] {
  const inside = translations.flatMap(({ body }) => pictureIdsOf(readDocument(body)))
  return [...new Set(coverId ? [coverId, ...inside] : inside)]
}

/** The files of the gallery and the documents. */
export function attachedIds({ photos, documents }: Pick<HeldNews, 'photos' | 'documents'>): string[] {
  return [...photos, ...documents].map(({ fileId }) => fileId)
}

/** What would be made public now: every language that is ready, and the two without which nothing is. */
export function refuseUnpublishable(news: HeldNews): void {
  refuseIncomplete(
    news,
    news.translations.filter((each) => each.state !== 'published' && isWanted(each)),
  )
}

function isWanted({ locale, state }: HeldTranslation): boolean {
  return state === 'ready' || requiredLocales.some((required) => required === locale)
}

function refuseIncomplete(news: HeldNews, chosen: readonly HeldTranslation[]): void {
  const problems = chosen.flatMap((translation) =>
    shortcomingsOf(translation, news.coverId !== null).map(
      (name) =>
        [
          `translations.${translation.locale}.${name}`,
          { code: `news.shortcomings.${name}`, values: { language: translation.locale } },
        ] as const,
    ),
  )
  const item = itemShortcomingsOf(news).map(
    (name) => ['kind', { code: `reading.shortcomings.${name}` }] as const,
  )
  if (problems.length + item.length > 0)
    throw new Invalid(Object.fromEntries([...problems, ...item]), 'news.refusals.notComplete')
}
