import type { Locale } from '#lib/i18n/routing.ts'
import type { Translate } from '#lib/i18n/translator.ts'
import { xml } from '#lib/platform/xml.ts'

export type Speaking = { locale: Locale; t: Translate }

/** Paragraphs as HTML, escaped; empty ones are left out. */
export function paragraphsOf(lines: readonly (string | null)[]): string {
  return lines
    .flatMap((line) => (line ?? '').split(/\n{2,}/))
    .filter((line) => line.trim() !== '')
    .map((line) => xml('p', {}, line).markup)
    .join('')
}

const titleColumns = { kk: 'titleKk', ru: 'titleRu', en: 'titleEn' } as const

/** A feed has one language: a record without a title in it is not there, rather than there in another. */
export function titledIn(locale: Locale) {
  return { [titleColumns[locale]]: { not: '' } } as Record<'titleKk', { not: '' }>
}
