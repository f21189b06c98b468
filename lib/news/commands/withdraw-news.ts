import type { Actor } from '#lib/accounts/actor.ts'
import { record } from '#lib/audit/record.ts'
import { transaction } from '#lib/platform/db.ts'
import { Conflict, Forbidden } from '#lib/platform/refusal.ts'
import { lockRows } from '#lib/platform/row-locks.ts'
import { mayWriteNews } from '../policy.ts'
import { type NewsAddress, requiredLocales } from '../rules.ts'
import type { NewsIdInput, NewsLanguageInput } from '../schema.ts'
import { closeUnusedFiles } from './close-unused-files.ts'
import { attachedIds, pictureIdsShown } from './publish-news.ts'
import { labelOf, requireNews } from './require-news.ts'

/** Takes an item off the site in every language; its texts stay, ready to be published again. A second call is a Conflict. */
export async function withdrawNews(actor: Actor, { id }: NewsIdInput): Promise<{ addresses: NewsAddress[] }> {
  if (!mayWriteNews(actor)) throw new Forbidden('form.forbidden')
  return transaction(async (tx) => {
    await lockRows(tx, 'NewsItem', [id])
    const news = await requireNews(actor, tx, id)
    const { count } = await tx.newsItem.updateMany({
      where: { id, state: 'published' },
      data: { state: 'withdrawn', version: { increment: 1 } },
    })
    if (count === 0) throw new Conflict('news.refusals.notPublic')
    await tx.newsTranslation.updateMany({
      where: { newsId: id, state: 'published' },
      data: { state: 'ready' },
    })
    await closeUnusedFiles(actor, tx, id, [
      ...pictureIdsShown(news.coverId, news.translations),
      ...attachedIds(news),
    ])
    await record(tx, actor, 'news.withdrawn', { type: 'news', id, label: labelOf(news) })
    return { addresses: news.translations }
  })
}

/** Takes one language off the site. Kazakh and Russian stay as long as the item does. A second call is a Conflict. */
export async function withdrawLanguage(
  actor: Actor,
  { id, locale }: NewsLanguageInput,
): Promise<{ addresses: NewsAddress[] }> {
  if (!mayWriteNews(actor)) throw new Forbidden('form.forbidden')
  return transaction(async (tx) => {
    await lockRows(tx, 'NewsItem', [id])
    const news = await requireNews(actor, tx, id)
    if (requiredLocales.includes(locale)) throw new Conflict('news.refusals.requiredLanguage')
    const { count } = await tx.newsTranslation.updateMany({
      where: { newsId: id, locale, state: 'published' },
      data: { state: 'draft' },
    })
    if (count === 0) throw new Conflict('news.refusals.notPublic')
    await tx.newsItem.update({ where: { id }, data: { version: { increment: 1 } }, select: { id: true } })
    const kept = pictureIdsShown(
      news.coverId,
      news.translations.filter((each) => each.locale !== locale),
    )
    const gone = pictureIdsShown(
      null,
      news.translations.filter((each) => each.locale === locale),
    )
    await closeUnusedFiles(
      actor,
      tx,
      id,
      gone.filter((each) => !kept.includes(each)),
    )
    await record(tx, actor, 'news.languageWithdrawn', {
      type: 'news',
      id,
      label: labelOf(news),
      details: { locale },
    })
    return { addresses: news.translations }
  })
}

/** Removes a draft that was never public. A second call is NotFound. */
export async function discardNews(actor: Actor, { id }: NewsIdInput): Promise<void> {
  if (!mayWriteNews(actor)) throw new Forbidden('form.forbidden')
  await transaction(async (tx) => {
    const news = await requireNews(actor, tx, id)
    const { count } = await tx.newsItem.deleteMany({ where: { id, state: 'draft', publishedAt: null } })
    if (count === 0) throw new Conflict('news.refusals.wasPublic')
    await record(tx, actor, 'news.discarded', { type: 'news', id, label: labelOf(news) })
  })
}
