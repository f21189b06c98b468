/** The portal's languages. Kazakh is the state language and comes first (Law 151-I, Constitution Art. 9). */
export const locales = ['kk', 'ru', 'en'] as const
export type Locale = (typeof locales)[number]
export const defaultLocale: Locale = 'kk'

export function isLocale(value: unknown): value is Locale {
  return typeof value === 'string' && (locales as readonly string[]).includes(value)
}

/** An address inside the site in the given language: `localePath('kk', '/events')` is `/kk/events`. */
export function localePath(locale: Locale, path: string): string {
  return path === '/' ? `/${locale}` : `/${locale}${path}`
}
