import type { Actor } from '#lib/accounts/actor.ts'
import { record } from '#lib/audit/record.ts'
import { type Locale, locales } from '#lib/i18n/routing.ts'
import { uniqueViolation } from '#lib/platform/db-errors.ts'
import { transaction, type Tx } from '#lib/platform/db.ts'
import { Conflict, Forbidden, Invalid } from '#lib/platform/refusal.ts'
import { fold } from '#lib/platform/text.ts'
import { emptyDocument } from '#lib/rich-text/schema.ts'
import { mayWriteNews } from '../policy.ts'
import type { CreateNewsInput } from '../schema.ts'
import { keepVersion } from './keep-version.ts'
import { labelOf, requireNews } from './require-news.ts'
import { freeSlug } from './slugs.ts'

const titleField = { kk: 'titleKk', ru: 'titleRu', en: 'titleEn' } as const

/**
 * Begins a draft in three languages, written in the one chosen, which needs its title at once. The id comes with the form, so
 * sending it twice is a Conflict and not a second draft.
 */
export async function createNews(actor: Actor, input: CreateNewsInput): Promise<{ id: string }> {
  if (!mayWriteNews(actor)) throw new Forbidden('form.forbidden')
  const { id, kind, sourceLocale = actor.locale } = input
  const titles: Record<Locale, string> = {
    kk: input.titleKk ?? '',
    ru: input.titleRu ?? '',
    en: input.titleEn ?? '',
  }
  if (!titles[sourceLocale])
    throw new Invalid({ [titleField[sourceLocale]]: { code: 'newsroom.problems.sourceTitle' } })
  try {
    return await transaction(async (tx) => {
      await tx.newsItem.create({
        data: { id, kind, authorName: '', createdById: actor.userId, sourceLocale },
      })
      for (const locale of locales) await createTranslation(tx, id, locale, titles[locale])
      const news = await requireNews(actor, tx, id)
      await keepVersion(tx, news, { savedById: actor.userId, savedAt: news.updatedAt, changed: [] })
      await record(tx, actor, 'news.created', { type: 'news', id, label: labelOf(news) })
      return { id }
    })
  } catch (error) {
    if (uniqueViolation(error)) throw new Conflict('news.refusals.alreadyCreated')
    throw error
  }
}

async function createTranslation(tx: Tx, newsId: string, locale: Locale, title: string): Promise<void> {
  const slug = await freeSlug(tx, { newsId, locale, title })
  await tx.newsTranslation.create({
    data: { newsId, locale, slug, title, body: emptyDocument, searchKey: fold(title) },
  })
}
