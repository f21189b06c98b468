import type { Actor } from '#lib/accounts/actor.ts'
import { openFiles } from '#lib/files/commands/visibility.ts'
import { type Locale, locales } from '#lib/i18n/routing.ts'
import { now } from '#lib/platform/clock.ts'
import type { Tx } from '#lib/platform/db.ts'
import { Conflict } from '#lib/platform/refusal.ts'
import { fold } from '#lib/platform/text.ts'
import { readDocument } from '#lib/rich-text/schema.ts'
import { isWritten, markAfter, type SourceMark, wordsHash } from '../rules/source-words.ts'
import type { SaveNewsInput } from '../schema.ts'
import { closeUnusedFiles } from './close-unused-files.ts'
import { keepFirstVersion, keepVersion } from './keep-version.ts'
import { pictureIdsShown } from './publish-news.ts'
import { type HeldNews, type HeldTranslation, requireNews } from './require-news.ts'

export type Slugs = Record<Locale, string>
type Save = { input: SaveNewsInput; before: HeldNews; slugs: Slugs; restoredFrom?: number }
const emptyMark: SourceMark = { madeFrom: '', madeFromVersion: null, madeAt: null, staleSince: null }

/**
 * Puts the words of a form into an item, marks the translations that no longer say what the source says, keeps the version, and
 * opens and closes the pictures. The version that was read is in the `where`. Gives the names of the changed fields.
 */
export async function writeWords(actor: Actor, tx: Tx, save: Save): Promise<string[]> {
  const { before, restoredFrom } = save
  await writeItem(tx, save)
  const first = await keepFirstVersion(tx, before)
  const changed = changedFields(save)
  const isNewVersion = changed.some((name) => name !== 'kind' && name !== 'isPinned')
  const at = now()
  await writeTranslations(tx, save, { at, first, next: isNewVersion ? first + 1 : first })
  const after = await requireNews(actor, tx, before.id)
  if (isNewVersion) {
    await keepVersion(tx, after, {
      ...{ savedById: actor.userId, savedAt: at, changed },
      ...(restoredFrom ? { restoredFrom } : {}),
    })
  }
  await settleFiles(actor, tx, before, after)
  return changed
}

async function writeItem(tx: Tx, { input, before }: Save): Promise<void> {
  const { id, kind, isPinned, authorName, sourceName, sourceUrl, coverId } = input
  const sourceLocale = sourceLocaleOf(input, before)
  const { count } = await tx.newsItem.updateMany({
    where: { id, version: before.version },
    data: {
      ...{ kind, isPinned, authorName, sourceName, sourceUrl, coverId, sourceLocale },
      version: { increment: 1 },
    },
  })
  if (count === 0) throw new Conflict('news.refusals.stale')
}

type Moment = { at: Date; first: number; next: number }

async function writeTranslations(tx: Tx, { input, before, slugs }: Save, moment: Moment): Promise<void> {
  const marks = marksAfter(before, input, moment)
  for (const locale of locales) {
    const { title, lead, body, coverAlt, isReady } = input.translations[locale]
    const old = before.translations.find((each) => each.locale === locale)
    const state = old?.state === 'published' ? 'published' : isReady ? 'ready' : 'draft'
    const words = { title, lead, body, coverAlt, slug: slugs[locale] } as const
    const data = {
      ...words,
      ...marks[locale],
      state,
      readySince: state === 'ready' ? (old?.state === 'ready' && old.readySince) || moment.at : null,
      searchKey: fold(`${title} ${lead}`),
      // What readers see as the last change is a change of this language's words.
      ...(old && changedWords(old, words).length === 0 ? { updatedAt: old.updatedAt } : {}),
    } as const
    await tx.newsTranslation.upsert({
      where: { newsId_locale: { newsId: before.id, locale } },
      update: data,
      create: { newsId: before.id, locale, ...data },
    })
  }
}

/** With a new source language every other one counts as made from it: nobody can say otherwise. */
function marksAfter(before: HeldNews, input: SaveNewsInput, { at, first, next }: Moment) {
  const source = sourceLocaleOf(input, before)
  const heldSource = before.translations.find((each) => each.locale === source)
  const fresh = { at, sourceHash: wordsHash(input.translations[source]), sourceVersion: next }
  const old = { at, sourceHash: heldSource ? wordsHash(heldSource) : '', sourceVersion: first }
  const marks = locales.map((locale) => {
    const words = input.translations[locale]
    const held = before.translations.find((each) => each.locale === locale)
    if (locale === source || !held) return [locale, emptyMark] as const
    const isNewSource = source !== before.sourceLocale
    const known = markOf(held)
    // A translation from before marks were kept was made from the source as it stands.
    const start =
      isNewSource || (known.madeFrom === '' && isWritten(held))
        ? markAfter(emptyMark, { isChanged: false, isWritten: isWritten(held) }, old)
        : known
    const isChanged = wordsHash(held) !== wordsHash(words)
    return [locale, markAfter(start, { isChanged, isWritten: isWritten(words) }, fresh)] as const
  })
  return Object.fromEntries(marks) as Record<Locale, SourceMark>
}

function markOf({ madeFrom, madeFromVersion, madeAt, staleSince }: HeldTranslation): SourceMark {
  return { madeFrom, madeFromVersion, madeAt, staleSince }
}

function sourceLocaleOf(input: SaveNewsInput, before: HeldNews): Locale {
  return input.sourceLocale ?? (before.sourceLocale as Locale)
}

/** Pictures of public languages are open to everyone; those no longer shown anywhere are not. */
async function settleFiles(actor: Actor, tx: Tx, before: HeldNews, after: HeldNews): Promise<void> {
  if (before.state !== 'published') return
  const shown = pictureIdsShown(
    after.coverId,
    after.translations.filter((each) => each.state === 'published'),
  )
  await openFiles(actor, tx, shown)
  const gone = pictureIdsShown(before.coverId, before.translations).filter((id) => !shown.includes(id))
  await closeUnusedFiles(actor, tx, before.id, gone)
}

function changedFields({ before, input, slugs }: Save): string[] {
  const plain = (['kind', 'isPinned', 'authorName', 'sourceName', 'sourceUrl', 'coverId'] as const).filter(
    (name) => before[name] !== input[name],
  )
  const source = sourceLocaleOf(input, before) === before.sourceLocale ? [] : ['sourceLocale']
  const texts = locales.flatMap((locale) => {
    const old = before.translations.find((each) => each.locale === locale)
    const fresh = { ...input.translations[locale], slug: slugs[locale] }
    return changedWords(old, fresh).map((name) => `${locale}.${name}`)
  })
  return [...plain, ...source, ...texts]
}

type OneText = Pick<HeldTranslation, 'title' | 'lead' | 'slug' | 'coverAlt'> & { body: unknown }

/** Documents are compared in their one form: the database keeps their keys in another order. */
function changedWords(old: OneText | undefined, fresh: OneText): string[] {
  const names: string[] = (['title', 'lead', 'slug', 'coverAlt'] as const).filter(
    (name) => (old?.[name] ?? '') !== fresh[name],
  )
  const canonical = (body: unknown) => JSON.stringify(readDocument(body))
  return canonical(old?.body) === canonical(fresh.body) ? names : [...names, 'body']
}
