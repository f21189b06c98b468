import { type Locale, locales } from './routing.ts'

const suffixes = { kk: 'Kk', ru: 'Ru', en: 'En' } as const

type Base<Row> = {
  [Key in keyof Row]-?: Key extends `${infer Name}Kk` ? Name : never
}[keyof Row] &
  string

/**
 * The text of a row in the reader's language: `inLocale(unit, 'name', 'ru')` reads `nameRu`. Where it is empty the state
 * language answers, then Russian, so a label is never blank.
 */
export function inLocale<Row extends object>(row: Row, name: Base<Row>, locale: Locale): string {
  const texts = row as Record<string, unknown>
  for (const suffix of [suffixes[locale], 'Kk', 'Ru', 'En']) {
    const text = texts[`${name}${suffix}`]
    if (typeof text === 'string' && text !== '') return text
  }
  return ''
}

/** The language `inLocale` answered in, for a `lang` attribute when it is not the page's own. */
export function localeOf<Row extends object>(row: Row, name: Base<Row>, locale: Locale): Locale {
  const texts = row as Record<string, unknown>
  const order: Locale[] = [locale, 'kk', 'ru', 'en']
  return order.find((each) => Boolean(texts[`${name}${suffixes[each]}`])) ?? locale
}

/** The languages a text is really written in; a page in another shows one of these in its place. All of them while there is no text. */
export function languagesOf<Row extends object>(row: Row, name: Base<Row>): Locale[] {
  const texts = row as Record<string, unknown>
  const written = locales.filter((locale) => Boolean(texts[`${name}${suffixes[locale]}`]))
  return written.length > 0 ? written : [...locales]
}

/** The order of names in a language's own alphabet; Kazakh letters stand where Kazakh readers look for them. */
export function compareIn(locale: Locale): (a: string, b: string) => number {
  return new Intl.Collator(locale, { numeric: true }).compare
}

/** Values for a message: of a text given in three languages (`titleKk`, `titleRu`, `titleEn`) the reader's is added as `title`. */
export function spoken<Value>(values: Record<string, Value>, locale: Locale): Record<string, Value | string> {
  const bases = Object.keys(values).flatMap((key) => (key.endsWith('Kk') ? [key.slice(0, -2)] : []))
  const texts = bases.map((base) => [base, inLocale(values as Record<`${string}Kk`, Value>, base, locale)])
  return { ...values, ...Object.fromEntries(texts) }
}
