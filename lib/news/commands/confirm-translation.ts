import type { Actor } from '#lib/accounts/actor.ts'
import { record } from '#lib/audit/record.ts'
import { now } from '#lib/platform/clock.ts'
import { transaction } from '#lib/platform/db.ts'
import { Conflict, Forbidden } from '#lib/platform/refusal.ts'
import { mayWriteNews } from '../policy.ts'
import { currentMark, wordsHash } from '../rules/source-words.ts'
import type { ConfirmTranslationInput } from '../schema.ts'
import { keepFirstVersion } from './keep-version.ts'
import { labelOf, requireNews } from './require-news.ts'

/**
 * Says that a stale translation is still right: it counts as made from the source as it stands, its words unchanged. Throws
 * `Conflict` when the source was saved since the form was made, or when the translation is not stale, so a second call too.
 */
export async function confirmTranslation(
  actor: Actor,
  { id, locale, version }: ConfirmTranslationInput,
): Promise<void> {
  if (!mayWriteNews(actor)) throw new Forbidden('form.forbidden')
  await transaction(async (tx) => {
    const news = await requireNews(actor, tx, id)
    // Locks the item: a source saved in the same moment waits, and marks the translation again.
    const held = await tx.newsItem.updateMany({ where: { id, version }, data: { updatedAt: now() } })
    if (held.count === 0) throw new Conflict('newsroom.refusals.staleSource')
    const source = news.translations.find((each) => each.locale === news.sourceLocale)
    const translation = news.translations.find((each) => each.locale === locale)
    if (!source || !translation?.staleSince) throw new Conflict('newsroom.refusals.notStale')
    const sourceVersion = await keepFirstVersion(tx, news)
    const mark = currentMark({ at: now(), sourceHash: wordsHash(source), sourceVersion })
    const { count } = await tx.newsTranslation.updateMany({
      where: { newsId: id, locale, staleSince: translation.staleSince },
      data: { ...mark, updatedAt: translation.updatedAt },
    })
    if (count === 0) throw new Conflict('newsroom.refusals.notStale')
    await record(tx, actor, 'news.translationConfirmed', {
      type: 'news',
      id,
      label: labelOf(news),
      details: { locale, sourceVersion },
    })
  })
}
