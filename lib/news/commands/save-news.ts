import type { Actor } from '#lib/accounts/actor.ts'
import { record } from '#lib/audit/record.ts'
import { openFiles } from '#lib/files/commands/visibility.ts'
import { knownPictureIds } from '#lib/files/queries.ts'
import { type Locale, locales } from '#lib/i18n/routing.ts'
import { uniqueViolation } from '#lib/platform/db-errors.ts'
import { transaction, type Tx } from '#lib/platform/db.ts'
import { Conflict, Forbidden, Invalid } from '#lib/platform/refusal.ts'
import { fold } from '#lib/platform/text.ts'
import { pictureIdsOf } from '#lib/rich-text/rules/tidy.ts'
import { mayWriteNews } from '../policy.ts'
import { isPlaceholderSlug, type NewsAddress, shortcomingsOf } from '../rules.ts'
import type { SaveNewsInput, TranslationInput } from '../schema.ts'
import { closeUnusedFiles } from './close-unused-files.ts'
import { pictureIdsShown, publishHeld } from './publish-news.ts'
import { type HeldNews, labelOf, requireNews } from './require-news.ts'
import { freeSlug, isSlugTaken } from './slugs.ts'

/**
 * Saves all languages of an item at once, and publishes it in the same transaction when `intent` says so. Throws `Conflict` when
 * somebody saved it since the form was made, `Invalid` per field for a taken address, an unknown picture, or a language that is
 * public or called ready and lacks something. `addresses` are the old and the new ones, for the cache.
 */
export async function saveNews(
  actor: Actor,
  input: SaveNewsInput,
): Promise<{ addresses: NewsAddress[]; isPublic: boolean }> {
  if (!mayWriteNews(actor)) throw new Forbidden('form.forbidden')
  try {
    return await transaction(async (tx) => {
      const before = await requireNews(actor, tx, input.id)
      if (before.version !== input.version) throw new Conflict('news.refusals.stale')
      await refuseUnknownPictures(actor, tx, input)
      const slugs = await settleSlugs(tx, before, input)
      refuseIncomplete(before, input, slugs)
      await write(tx, input, before, slugs)
      await settleFiles(actor, tx, before)
      await record(tx, actor, 'news.saved', {
        type: 'news',
        id: input.id,
        label: labelOf(before),
        details: { changed: changedFields(before, input, slugs) },
      })
      const addresses = [
        ...before.translations,
        ...locales.map((locale) => ({ locale, slug: slugs[locale] })),
      ]
      if (input.intent === 'publish' && (before.state !== 'published' || isMoreReady(before, input))) {
        await publishHeld(actor, tx, input.id)
      }
      return {
        addresses: addresses.map(({ locale, slug }) => ({ locale, slug })),
        isPublic: before.state === 'published',
      }
    })
  } catch (error) {
    // Two editors took the same address in the same moment: the index decided.
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

type Slugs = Record<Locale, string>

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
  if (problems.length > 0) throw new Invalid(Object.fromEntries(problems), 'news.refusals.notComplete')
}

async function write(tx: Tx, input: SaveNewsInput, before: HeldNews, slugs: Slugs): Promise<void> {
  const { id, version, kind, isPinned, authorName, sourceName, sourceUrl, coverId } = input
  const { count } = await tx.newsItem.updateMany({
    where: { id, version },
    data: { kind, isPinned, authorName, sourceName, sourceUrl, coverId, version: { increment: 1 } },
  })
  if (count === 0) throw new Conflict('news.refusals.stale')
  for (const locale of locales) {
    const { title, lead, body, coverAlt, isReady } = input.translations[locale]
    const isPublic = before.translations.find((each) => each.locale === locale)?.state === 'published'
    const state = isPublic ? 'published' : isReady ? 'ready' : 'draft'
    const data = {
      state,
      slug: slugs[locale],
      title,
      lead,
      body,
      coverAlt,
      searchKey: fold(`${title} ${lead}`),
    } as const
    await tx.newsTranslation.upsert({
      where: { newsId_locale: { newsId: id, locale } },
      update: data,
      create: { newsId: id, locale, ...data },
    })
  }
}

function isMoreReady(before: HeldNews, { translations }: SaveNewsInput): boolean {
  return before.translations.some(
    (each) => each.state !== 'published' && translations[each.locale as Locale]?.isReady,
  )
}

/** Pictures of public languages are open to everyone; those no longer shown anywhere are not. */
async function settleFiles(actor: Actor, tx: Tx, before: HeldNews): Promise<void> {
  if (before.state !== 'published') return
  const after = await requireNews(actor, tx, before.id)
  const shown = pictureIdsShown(
    after.coverId,
    after.translations.filter((each) => each.state === 'published'),
  )
  await openFiles(actor, tx, shown)
  const gone = pictureIdsShown(before.coverId, before.translations).filter((id) => !shown.includes(id))
  await closeUnusedFiles(actor, tx, before.id, gone)
}

function changedFields(before: HeldNews, input: SaveNewsInput, slugs: Slugs): string[] {
  const plain = (['kind', 'isPinned', 'authorName', 'sourceName', 'sourceUrl', 'coverId'] as const).filter(
    (name) => before[name] !== input[name],
  )
  const texts = locales.flatMap((locale) => {
    const old = before.translations.find((each) => each.locale === locale)
    const fresh: Pick<TranslationInput, 'title' | 'lead' | 'body' | 'coverAlt'> & { slug: string } = {
      ...input.translations[locale],
      slug: slugs[locale],
    }
    const names = (['title', 'lead', 'slug', 'coverAlt'] as const).filter(
      (name) => old?.[name] !== fresh[name],
    )
    const isBodyChanged = JSON.stringify(old?.body) !== JSON.stringify(fresh.body)
    return [...names, ...(isBodyChanged ? ['body'] : [])].map((name) => `${locale}.${name}`)
  })
  return [...plain, ...texts]
}
