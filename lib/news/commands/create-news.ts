import type { Actor } from '#lib/accounts/actor.ts'
import { record } from '#lib/audit/record.ts'
import { type Locale, locales } from '#lib/i18n/routing.ts'
import { uniqueViolation } from '#lib/platform/db-errors.ts'
import { transaction, type Tx } from '#lib/platform/db.ts'
import { Conflict, Forbidden } from '#lib/platform/refusal.ts'
import { fold } from '#lib/platform/text.ts'
import { emptyDocument } from '#lib/rich-text/schema.ts'
import { mayWriteNews } from '../policy.ts'
import type { CreateNewsInput } from '../schema.ts'
import { freeSlug } from './slugs.ts'

/** Begins a draft in three languages. The id comes with the form, so sending it twice is a Conflict and not a second draft. */
export async function createNews(actor: Actor, input: CreateNewsInput): Promise<{ id: string }> {
  if (!mayWriteNews(actor)) throw new Forbidden('form.forbidden')
  const { id, kind } = input
  const titles: Record<Locale, string> = { kk: input.titleKk, ru: input.titleRu, en: '' }
  try {
    return await transaction(async (tx) => {
      await tx.newsItem.create({ data: { id, kind, authorName: '', createdById: actor.userId } })
      for (const locale of locales) await createTranslation(tx, id, locale, titles[locale])
      await record(tx, actor, 'news.created', { type: 'news', id, label: input.titleKk })
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
