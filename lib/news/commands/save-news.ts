import type { Actor } from '#lib/accounts/actor.ts'
import { record } from '#lib/audit/record.ts'
import { knownPictureIds } from '#lib/files/queries.ts'
import { type Locale, locales } from '#lib/i18n/routing.ts'
import { uniqueViolation } from '#lib/platform/db-errors.ts'
import { transaction, type Tx } from '#lib/platform/db.ts'
import { Conflict, Forbidden, Invalid } from '#lib/platform/refusal.ts'
import { lockRows } from '#lib/platform/row-locks.ts'
import { pictureIdsOf } from '#lib/rich-text/rules/tidy.ts'
import { mayWriteNews } from '../policy.ts'
import { isPlaceholderSlug, type NewsAddress, shortcomingsOf } from '../rules.ts'
import { itemShortcomingsOf } from '../rules/shortcomings.ts'
import type { SaveNewsInput } from '../schema.ts'
import { forgetDraft } from './keep-draft.ts'
import { publishHeld } from './publish-news.ts'
import { type HeldNews, labelOf, requireNews } from './require-news.ts'
import { freeSlug, isSlugTaken } from './slugs.ts'
import { type Slugs, writeWords } from './write-words.ts'

/**
 * Saves all languages of an item at once, and publishes it in the same transaction when `intent` says so. Throws `Conflict` when
 * somebody saved it since the form was made, `Invalid` per field for a taken address, an unknown picture, or a language that is
 * public or called ready and lacks something. `addresses` are the old and the new ones, for the cache.
 */
export async function saveNews(actor: Actor, input: SaveNewsInput): Promise<Saved> {
  if (!mayWriteNews(actor)) throw new Forbidden('form.forbidden')
  return saving(async (tx) => {
    await lockRows(tx, 'NewsItem', [input.id])
    const before = await requireNews(actor, tx, input.id)
    // Who has seen the newer version may write over exactly that one, not over a third.
    if (before.version !== (input.overVersion ?? input.version)) throw new Conflict('news.refusals.stale')
    const saved = await saveHeld(actor, tx, { input, before })
    await forgetDraft(actor, tx, input.id)
    if (input.intent === 'publish' && (before.state !== 'published' || isMoreReady(before, input))) {
      await publishHeld(actor, tx, input.id)
    }
    return saved
  })
}

type Saved = { addresses: NewsAddress[]; isPublic: boolean }
type Save = { input: SaveNewsInput; before: HeldNews; restoredFrom?: number }

/** The same inside a transaction that has read the item: with its refusals, its version and its line in the history. */
export async function saveHeld(actor: Actor, tx: Tx, { input, before, restoredFrom }: Save): Promise<Saved> {
  await refuseUnknownPictures(actor, tx, input)
  const slugs = await settleSlugs(tx, before, input)
  refuseIncomplete(before, input, slugs)
  const changed = await writeWords(actor, tx, {
    ...{ input, before, slugs },
    ...(restoredFrom ? { restoredFrom } : {}),
  })
  await record(tx, actor, restoredFrom ? 'news.restored' : 'news.saved', {
    type: 'news',
    id: input.id,
    label: labelOf(before),
    details: { changed, ...(restoredFrom ? { from: restoredFrom } : {}) },
  })
  const addresses = [...before.translations, ...locales.map((locale) => ({ locale, slug: slugs[locale] }))]
  return {
    addresses: addresses.map(({ locale, slug }) => ({ locale, slug })),
    isPublic: before.state === 'published',
  }
}

/** A transaction that settles addresses. Two editors may take the same one in the same moment: then the index decides. */
export async function saving<Result>(run: (tx: Tx) => Promise<Result>): Promise<Result> {
  try {
    return await transaction(run)
  } catch (error) {
    if (uniqueViolation(error)) throw new Conflict('news.refusals.slugRace')
    throw error
  }
}

async function refuseUnknownPictures(
  actor: Actor,
  tx: Tx,
  { coverId, translations }: SaveNewsInput,
): Promise<void> {
  const wanted = [
    ...(coverId ? [coverId] : []),
    ...locales.flatMap((locale) => pictureIdsOf(translations[locale].body)),
  ]
  const known = await knownPictureIds(actor, tx, wanted)
  const problems = locales
    .filter((locale) => pictureIdsOf(translations[locale].body).some((id) => !known.has(id)))
    .map((locale) => [`translations.${locale}.body`, { code: 'editor.problems.unknownImage' }] as const)
  const cover =
    coverId && !known.has(coverId) ? [['coverId', { code: 'editor.problems.unknownImage' }] as const] : []
  if (problems.length + cover.length > 0) throw new Invalid(Object.fromEntries([...cover, ...problems]))
}

/** An empty address is made from the title; an address that stands is kept when the title changes, so links live on. */
async function settleSlugs(
  tx: Tx,
  { id: newsId }: HeldNews,
  { translations }: SaveNewsInput,
): Promise<Slugs> {
  const slugs: Slugs = { kk: '', ru: '', en: '' }
  for (const locale of locales) {
    const { slug, title } = translations[locale]
    if (slug === '' || isPlaceholderSlug(slug)) {
      slugs[locale] = await freeSlug(tx, { newsId, locale, title })
      continue
    }
    if (await isSlugTaken(tx, newsId, locale, slug)) {
      throw new Invalid({ [`translations.${locale}.slug`]: { code: 'news.problems.slugTaken' } })
    }
    slugs[locale] = slug
  }
  return slugs
}

function refuseIncomplete(before: HeldNews, input: SaveNewsInput, slugs: Slugs): void {
  const problems = locales.flatMap((locale) => {
    const translation = input.translations[locale]
    const isPublic = before.translations.find((each) => each.locale === locale)?.state === 'published'
    if (!isPublic && !translation.isReady) return []
    const lacks = shortcomingsOf({ ...translation, slug: slugs[locale] }, input.coverId !== null)
    return lacks.map(
      (name) =>
        [
          `translations.${locale}.${name}`,
          { code: `news.shortcomings.${name}`, values: { language: locale } },
        ] as const,
    )
  })
  // What is public stays publishable as a whole: it does not become a story about nobody.
  const lacks = before.state === 'published' ? itemShortcomingsOf({ ...before, kind: input.kind }) : []
  const item = lacks.map((name) => ['kind', { code: `reading.shortcomings.${name}` }] as const)
  if (problems.length + item.length > 0)
    throw new Invalid(Object.fromEntries([...problems, ...item]), 'news.refusals.notComplete')
}

function isMoreReady(before: HeldNews, { translations }: SaveNewsInput): boolean {
  return before.translations.some(
    (each) => each.state !== 'published' && translations[each.locale as Locale]?.isReady,
  )
}
