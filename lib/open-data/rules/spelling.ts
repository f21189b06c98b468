import { type Locale, localePath, locales } from '#lib/i18n/routing.ts'
import { hourMs, wallTimeOf } from '#lib/platform/clock.ts'
import { siteUrl } from '#lib/platform/env.ts'

type Base<Row> = { [Key in keyof Row]-?: Key extends `${infer Name}Kk` ? Name : never }[keyof Row] & string
type Words = Record<Locale, string | null>
const suffixes = { kk: 'Kk', ru: 'Ru', en: 'En' } as const

/** `nameKk`, `nameRu`, `nameEn` of a row as one value; what is empty is null. */
export function wordsOf<Row extends object>(row: Row, name: Base<Row>): Words {
  const texts = row as Record<string, unknown>
  const one = (locale: Locale) => {
    const given = texts[`${name}${suffixes[locale]}`]
    return typeof given === 'string' && given !== '' ? given : null
  }
  return { kk: one('kk'), ru: one('ru'), en: one('en') }
}

/** The same for names, which stand in every language: where one is missing the state language answers, then Russian. */
export function namesOf<Row extends object>(row: Row, name: Base<Row>): Record<Locale, string> {
  const { kk, ru, en } = wordsOf(row, name)
  const any = kk ?? ru ?? en ?? ''
  return { kk: any, ru: ru ?? any, en: en ?? any }
}

/** The page of a record in each language, absolute. */
export function pageOf(path: string): Record<Locale, string> {
  const [kk, ru, en] = locales.map((locale) => siteUrl + localePath(locale, path)) as [string, string, string]
  return { kk, ru, en }
}

/** An instant in the region's time with its offset, to the second: `2026-11-26T10:00:00+05:00`. */
export function instantText(instant: Date): string {
  const seconds = instant.toISOString().slice(17, 19)
  const wall = `${wallTimeOf(instant)}:${seconds}`
  const offset = Math.round((Date.parse(`${wall}Z`) - instant.getTime()) / hourMs)
  return `${wall}+${String(offset).padStart(2, '0')}:00`
}
