import { type Locale, locales } from '#lib/i18n/routing.ts'
import { readDocument } from '#lib/rich-text/schema.ts'

/** The languages without which nothing is published (R13); English may follow or not come at all. */
export const requiredLocales: readonly Locale[] = ['kk', 'ru']

export type TranslationFacts = { title: string; lead: string; slug: string; body: unknown; coverAlt: string }
export type Shortcoming = 'title' | 'lead' | 'body' | 'slug' | 'coverAlt'

/** What a language still lacks to be published; nothing when it is complete. */
export function shortcomingsOf(translation: TranslationFacts, hasCover: boolean): Shortcoming[] {
  const lacks: Record<Shortcoming, boolean> = {
    title: translation.title === '',
    slug: translation.slug === '' || isPlaceholderSlug(translation.slug),
    lead: translation.lead === '',
    body: readDocument(translation.body).content.length === 0,
    coverAlt: hasCover && translation.coverAlt === '',
  }
  return (Object.keys(lacks) as Shortcoming[]).filter((name) => lacks[name])
}

/** An address for a language that has no title yet; it never becomes public. */
export function placeholderSlug(newsId: string): string {
  return `draft-${newsId}`
}

export function isPlaceholderSlug(slug: string): boolean {
  return /^draft-[0-9a-f-]{36}$/.test(slug)
}

export type Counters = { views: number; comments: number; reactions: number }

export type NewsAddress = { locale: string; slug: string }

/** The cache tags a change of these addresses touches; old addresses belong in the list as well. */
export function newsTags(addresses: readonly NewsAddress[]): string[] {
  return ['news', 'files', ...new Set(addresses.map(({ locale, slug }) => `news:${locale}:${slug}`))]
}

/** Addresses in the other languages, for the switch and hreflang. */
export function slugsByLocale(
  translations: readonly { locale: string; slug: string }[],
): Partial<Record<Locale, string>> {
  const found = locales.flatMap((locale) => {
    const translation = translations.find((each) => each.locale === locale)
    return translation ? [[locale, translation.slug] as const] : []
  })
  return Object.fromEntries(found)
}

/** Emoji at the start of a title are shown but neither read aloud nor put into previews of other sites' link lists. */
export function titleParts(title: string): { sign: string; words: string } {
  const sign =
    /^(?:(?:\p{Extended_Pictographic}|\p{Regional_Indicator})(?:\u200D|\uFE0F|\p{Emoji_Modifier})*\s*)+/u.exec(
      title,
    )?.[0] ?? ''
  const words = title.slice(sign.length).trim()
  return words === '' ? { sign: '', words: title } : { sign: sign.trim(), words }
}
