import { type Locale, locales } from '#lib/i18n/routing.ts'
import { mixedScriptFix } from '#lib/platform/text.ts'
import { wordsOf } from '#lib/rich-text/rules/tidy.ts'
import { type Inline, readDocument, type RichDocument } from '#lib/rich-text/schema.ts'
import { requiredLocales, type Shortcoming, shortcomingsOf, type TranslationFacts } from '../rules.ts'

export const titleAdvised = 110
export const leadAdvised = 300

type Facts = {
  coverId: string | null
  sourceName: string
  sourceUrl: string | null
  translations: Record<Locale, TranslationFacts>
}
/** Something to look at again that stops nobody. `field` is where it can be mended. */
export type Warning = { field: string; code: string; values?: Record<string, string | number> }
export type LanguageCheck = {
  locale: Locale
  isRequired: boolean
  isEmpty: boolean
  points: { name: Shortcoming; isThere: boolean }[]
  warnings: Warning[]
}

/** What each language has and lacks before it can be public, and what a careful editor would look at again. */
export function checklistOf(facts: Facts): { languages: LanguageCheck[]; warnings: Warning[] } {
  const languages = locales.map((locale) => languageCheck(locale, facts))
  return { languages, warnings: itemWarnings(facts) }
}

function languageCheck(locale: Locale, { coverId, translations }: Facts): LanguageCheck {
  const texts = translations[locale]
  const lacks = shortcomingsOf(texts, coverId !== null)
  const names: Shortcoming[] = ['title', 'lead', 'body', 'slug', ...(coverId ? ['coverAlt' as const] : [])]
  const isEmpty = texts.title === '' && texts.lead === '' && lacks.includes('body')
  return {
    locale,
    isRequired: requiredLocales.includes(locale),
    isEmpty,
    points: names.map((name) => ({ name, isThere: !lacks.includes(name) })),
    warnings: isEmpty ? [] : textWarnings(locale, texts),
  }
}

function textWarnings(locale: Locale, texts: TranslationFacts): Warning[] {
  const field = (name: string) => `translations.${locale}.${name}`
  const body = readDocument(texts.body)
  const warnings: Warning[] = []
  const long = (name: 'title' | 'lead', max: number) => {
    const signs = [...texts[name]].length
    if (signs > max) warnings.push({ field: field(name), code: `long.${name}`, values: { signs, max } })
  }
  long('title', titleAdvised)
  long('lead', leadAdvised)
  for (const [name, text] of [
    ['title', texts.title],
    ['lead', texts.lead],
    ['body', wordsOf(body)],
    ['coverAlt', texts.coverAlt],
  ] as const) {
    for (const { word, fix } of mixedWords(text))
      warnings.push({ field: field(name), code: 'mixedScript', values: { word, fix } })
  }
  for (const address of bareLinks(body))
    warnings.push({ field: field('body'), code: 'bareLink', values: { address } })
  return warnings
}

/** Words that mix Cyrillic and Latin letters, each once, with what was meant (R16). */
export function mixedWords(text: string): { word: string; fix: string }[] {
  const words = [...new Set(text.match(/[\p{L}\p{M}]+/gu) ?? [])]
  return words.flatMap((word) => {
    const fix = mixedScriptFix(word)
    return fix ? [{ word, fix }] : []
  })
}

/** Links whose text is an address: read aloud, it says nothing. */
export function bareLinks(document: RichDocument): string[] {
  const inline = document.content.flatMap((block): Inline[] => {
    if (block.type === 'image') return []
    if (block.type === 'paragraph' || block.type === 'heading') return block.content ?? []
    const inner = block.type === 'blockquote' ? block.content : block.content.flatMap((item) => item.content)
    return inner.flatMap((paragraph) => paragraph.content ?? [])
  })
  const bare = inline.flatMap((node) => {
    if (node.type !== 'text' || !node.marks?.some((mark) => mark.type === 'link')) return []
    return /^(?:https?:\/\/|www\.)\S+$/i.test(node.text.trim()) ? [node.text.trim()] : []
  })
  return [...new Set(bare)]
}

function itemWarnings({ coverId, sourceName, sourceUrl, translations }: Facts): Warning[] {
  const warnings: Warning[] = []
  if (!coverId) warnings.push({ field: 'coverId', code: 'noCover' })
  if (sourceUrl && !sourceName) warnings.push({ field: 'sourceName', code: 'sourceWithoutName' })
  if (sourceName && !sourceUrl) warnings.push({ field: 'sourceUrl', code: 'sourceWithoutAddress' })
  const english = translations.en
  if (shortcomingsOf(english, coverId !== null).length > 0)
    warnings.push({ field: 'translations.en.title', code: 'noEnglish' })
  return warnings
}
