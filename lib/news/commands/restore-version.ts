import type { Actor } from '#lib/accounts/actor.ts'
import { type Locale, locales } from '#lib/i18n/routing.ts'
import type { Tx } from '#lib/platform/db.ts'
import { Conflict, Forbidden, Invalid, NotFound } from '#lib/platform/refusal.ts'
import { readDocument } from '#lib/rich-text/schema.ts'
import { mayWriteNews } from '../policy.ts'
import { isPlaceholderSlug, shortcomingsOf, type NewsAddress } from '../rules.ts'
import type { RestoreVersionInput, SaveNewsInput, TranslationInput } from '../schema.ts'
import type { VersionTexts } from './keep-version.ts'
import { type HeldNews, requireNews } from './require-news.ts'
import { saveHeld, saving } from './save-news.ts'
import { isSlugTaken } from './slugs.ts'

const columns = {
  number: true,
  texts: true,
  authorName: true,
  sourceName: true,
  sourceUrl: true,
  coverId: true,
} as const

/**
 * Puts the words of an earlier version back as a new one; the address of a public language stays, so no link breaks. Refused like
 * a save: `Conflict` for a form made before somebody saved, for a picture that is gone, and when a public language would be left
 * incomplete. Restoring the words that stand is a Conflict, so a second press changes nothing.
 */
export async function restoreVersion(
  actor: Actor,
  { id, number, version }: RestoreVersionInput,
): Promise<{ addresses: NewsAddress[]; isPublic: boolean }> {
  if (!mayWriteNews(actor)) throw new Forbidden('form.forbidden')
  return saving(async (tx) => {
    const before = await requireNews(actor, tx, id)
    if (before.version !== version) throw new Conflict('newsroom.refusals.staleHistory')
    const kept = await tx.newsVersion.findUnique({
      where: { newsId_number: { newsId: id, number } },
      select: columns,
    })
    if (!kept) throw new NotFound('newsroom.refusals.noVersion')
    const latest = await tx.newsVersion.aggregate({ where: { newsId: id }, _max: { number: true } })
    if (latest._max.number === number) throw new Conflict('newsroom.refusals.isLatest')
    const { texts, authorName, sourceName, sourceUrl, coverId } = kept
    const input: SaveNewsInput = {
      ...{ id, version, intent: 'save', kind: before.kind, isPinned: before.isPinned },
      ...{ authorName, sourceName, sourceUrl, coverId },
      translations: await translationsOf(tx, before, texts as VersionTexts, coverId !== null),
    }
    return saveHeld(actor, tx, { input, before, restoredFrom: number }).catch(asConflict)
  })
}

async function translationsOf(tx: Tx, before: HeldNews, texts: VersionTexts, hasCover: boolean) {
  const all: Partial<Record<Locale, TranslationInput>> = {}
  for (const locale of locales) {
    const { title, lead, coverAlt, slug } = texts[locale]
    const body = readDocument(texts[locale].body)
    const held = before.translations.find((each) => each.locale === locale)
    const words = { title, lead, body, coverAlt, slug: await slugFor(tx, before, { locale, slug }) }
    const isReady = held?.state === 'ready' && shortcomingsOf(words, hasCover).length === 0
    all[locale] = { ...words, isReady }
  }
  return all as Record<Locale, TranslationInput>
}

/** A public address is not moved by going back; another language gets its old one when nobody has it now. */
async function slugFor(
  tx: Tx,
  before: HeldNews,
  { locale, slug }: { locale: Locale; slug: string },
): Promise<string> {
  const held = before.translations.find((each) => each.locale === locale)
  const current = held && !isPlaceholderSlug(held.slug) ? held.slug : ''
  if (before.publishedAt && current) return current
  const isFree = slug !== '' && !isPlaceholderSlug(slug) && !(await isSlugTaken(tx, before.id, locale, slug))
  return isFree ? slug : current
}

/** The form of a restore has no fields to mark: the sentence says it all. */
function asConflict(error: unknown): never {
  if (!(error instanceof Invalid)) throw error
  const isPicture = Object.values(error.fields).some(({ code }) => code === 'editor.problems.unknownImage')
  throw new Conflict(isPicture ? 'newsroom.refusals.pictureGone' : 'newsroom.refusals.wouldLack')
}
