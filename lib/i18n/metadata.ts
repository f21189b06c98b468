import type { Metadata } from 'next'
import { siteUrl } from '#lib/platform/env.ts'
import { defaultLocale, type Locale, localePath, locales } from './routing.ts'

export type PageFacts = {
  locale: Locale
  /** Address without the language, `/events/…`; or one per language where slugs differ. A language left out has no such page. */
  path: string | Partial<Record<Locale, string>>
  title: string
  description?: string
  /** Absolute or site-relative address of a picture for previews. */
  image?: string
  type?: 'website' | 'article'
  /** Feeds of what the page lists, without the language. */
  feeds?: { rss: string; atom: string }
  /** Drafts and personal pages stay out of search engines. */
  isHidden?: boolean
}

/** Title, description, canonical address, the other languages (hreflang) and the social preview of a public page. */
export function pageMetadata(page: PageFacts): Metadata {
  const paths = typeof page.path === 'string' ? allLocales(page.path) : page.path
  const absolute = (locale: Locale, path: string) => `${siteUrl}${localePath(locale, path)}`
  const languages = Object.fromEntries(
    locales.flatMap((locale) => (paths[locale] ? [[locale, absolute(locale, paths[locale])]] : [])),
  )
  const canonical = paths[page.locale] ? absolute(page.locale, paths[page.locale] as string) : undefined
  const fallback = paths[defaultLocale] ? { 'x-default': absolute(defaultLocale, paths[defaultLocale]) } : {}
  const { title, description, feeds } = page
  const types = feeds && {
    'application/rss+xml': absolute(page.locale, feeds.rss),
    'application/atom+xml': absolute(page.locale, feeds.atom),
  }
  return {
    title,
    description,
    alternates: { canonical, languages: { ...languages, ...fallback }, types },
    openGraph: {
      title,
      description,
      url: canonical,
      type: page.type ?? 'website',
      siteName: 'Birgemiz',
      locale: { kk: 'kk_KZ', ru: 'ru_KZ', en: 'en_GB' }[page.locale],
      images: [new URL(page.image ?? '/social-card.png', siteUrl).href],
    },
    twitter: { card: 'summary_large_image' },
    ...(page.isHidden ? { robots: { index: false, follow: false } } : {}),
  }
}

function allLocales(path: string): Record<Locale, string> {
  return { kk: path, ru: path, en: path }
}
