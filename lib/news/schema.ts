import { z } from 'zod'
import { type Locale, locales } from '#lib/i18n/routing.ts'
import { checkbox, id, optionalId, optionalLine, optionalUrl, version } from '#lib/platform/fields.ts'
import { isMonth } from './rules/months.ts'
import { idPattern, slugPattern } from '#lib/platform/text.ts'
import { richDocument, richField } from '#lib/rich-text/schema.ts'

export const newsKinds = ['news', 'announcement', 'story'] as const
export type NewsKind = (typeof newsKinds)[number]
export const titleMax = 200
export const leadMax = 600

/** Empty means: make one from the title. */
const optionalSlug = z
  .string()
  .max(200)
  .default('')
  .transform((value) => value.trim().toLowerCase())
  .refine((value) => value === '' || slugPattern.test(value), 'news.problems.slug')

const translation = z.strictObject({
  title: optionalLine(titleMax),
  slug: optionalSlug,
  lead: optionalLine(leadMax),
  body: richField,
  coverAlt: optionalLine(300),
  isReady: checkbox,
})
export type TranslationInput = z.output<typeof translation>

export const createNewsInput = z.strictObject({
  /** Made with the form, so a form sent twice makes one item. */
  id,
  kind: z.enum(newsKinds),
  /** The language the item is written in; without it the author's own. */
  sourceLocale: z.enum(locales).optional(),
  titleKk: optionalLine(titleMax),
  titleRu: optionalLine(titleMax),
  titleEn: optionalLine(titleMax),
})
export type CreateNewsInput = z.input<typeof createNewsInput>

export const saveNewsInput = z.strictObject({
  id,
  version,
  intent: z.enum(['save', 'publish']).default('save'),
  kind: z.enum(newsKinds),
  isPinned: checkbox,
  authorName: optionalLine(120),
  sourceName: optionalLine(200),
  sourceUrl: optionalUrl,
  coverId: optionalId,
  /** Without it the source language stays what it is. */
  sourceLocale: z.enum(locales).optional(),
  /** The version somebody else saved meanwhile, when the author has compared and keeps their own words all the same. */
  overVersion: version.optional(),
  translations: z.strictObject({ kk: translation, ru: translation, en: translation }),
})
export type SaveNewsInput = z.output<typeof saveNewsInput>

/** What is kept while it is being typed: the same fields, but an address may still be half written. */
const typedTranslation = translation.extend({ slug: optionalLine(200) })
export const keepDraftInput = z.strictObject({
  version,
  kind: z.enum(newsKinds),
  isPinned: checkbox,
  authorName: optionalLine(120),
  sourceName: optionalLine(200),
  sourceUrl: optionalLine(500),
  coverId: optionalId,
  sourceLocale: z.enum(locales).optional(),
  translations: z.strictObject({ kk: typedTranslation, ru: typedTranslation, en: typedTranslation }),
})
export type KeepDraftInput = z.output<typeof keepDraftInput>
export type DraftWords = Omit<KeepDraftInput, 'version'>
/** A draft as it is stored; what today's rules do not pass is not offered. */
const storedTranslation = typedTranslation.extend({ body: richDocument, isReady: z.boolean() })
export const draftWords = keepDraftInput.omit({ version: true }).extend({
  isPinned: z.boolean(),
  translations: z.strictObject({ kk: storedTranslation, ru: storedTranslation, en: storedTranslation }),
})

const number = z.coerce.number().int().min(1).max(1_000_000)
export const restoreVersionInput = z.strictObject({ id, number, version })
export type RestoreVersionInput = z.output<typeof restoreVersionInput>

export const confirmTranslationInput = z.strictObject({ id, locale: z.enum(locales), version })
export type ConfirmTranslationInput = z.output<typeof confirmTranslationInput>

export const newsIdInput = z.strictObject({ id })
export type NewsIdInput = z.output<typeof newsIdInput>

export const newsLanguageInput = z.strictObject({ id, locale: z.enum(locales) })
export type NewsLanguageInput = { id: string; locale: Locale }

/** Where a page of a list begins: behind or before the item with this time and id. */
export type NewsCursor = { at: Date; id: string; isBackward: boolean }

const cursorPattern = /^(\d{1,15})_([0-9a-f-]{36})$/

/** Filters of the public list as the address carries them; what cannot be read counts as not set. */
export function readNewsFilters(params: Record<string, string | string[] | undefined>) {
  const kind = z.enum(newsKinds).safeParse(params.kind)
  const { tag, month } = params
  return {
    kind: kind.success ? kind.data : null,
    tag: typeof tag === 'string' && slugPattern.test(tag) ? tag : null,
    month: typeof month === 'string' && isMonth(month) ? month : null,
    cursor: readCursor(params.after, false) ?? readCursor(params.before, true),
  }
}

export function readCursor(value: unknown, isBackward: boolean): NewsCursor | null {
  const [, at, itemId] = (typeof value === 'string' && cursorPattern.exec(value)) || []
  if (!at || !itemId || !idPattern.test(itemId)) return null
  return { at: new Date(Number(at)), id: itemId, isBackward }
}

export function writeCursor(at: Date, itemId: string): string {
  return `${at.getTime()}_${itemId}`
}

/** States of the desk's list; `waiting for its minute` joins them with the column of the schedule. */
export const staffNewsStates = ['draft', 'published', 'withdrawn'] as const
/** How far a language of an item is, as the desk asks for it. */
export const languageStages = ['lacks', 'ready', 'published', 'stale'] as const
export type LanguageStage = (typeof languageStages)[number]

/** Filters of the staff's list; a stage without a language means any language. */
export const staffNewsFilters = z.object({
  state: z.enum(staffNewsStates).nullable().catch(null),
  kind: z.enum(newsKinds).nullable().catch(null),
  language: z.enum(locales).nullable().catch(null),
  stage: z.enum(languageStages).nullable().catch(null),
  q: z.string().max(100).catch(''),
  after: z.string().max(60).nullable().catch(null),
})
export type StaffNewsFilters = z.output<typeof staffNewsFilters>

/** Filters of the list of what is missing in a language. */
export const parityFilters = z.object({
  language: z.enum(locales).nullable().catch(null),
  after: z.string().max(60).nullable().catch(null),
})
export type ParityFilters = z.output<typeof parityFilters>
