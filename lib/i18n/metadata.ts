import type { Metadata } from 'next'
import { siteUrl } from '#lib/platform/env.ts'
import { defaultLocale, type Locale, localePath, locales } from './routing.ts'

/** A picture for previews, site-relative or absolute. */
export type PageImage = { url: string; width: number; height: number; alt: string }

export type PageFacts = {
  locale: Locale
  /** Address without the language, `/events/…`; or one per language where slugs differ. A language left out has no such page. */
  path: string | Partial<Record<Locale, string>>
  title: string
  description?: string
  image?: PageImage | null
  type?: 'website' | 'article' | 'profile'
  /** When an article came out and was last changed, and what it is about. */
  article?: { publishedAt?: Date | null; changedAt?: Date | null; section?: string; tags?: string[] }
  /** Feeds of what the page lists, without the language. */
  feeds?: { rss: string; atom: string }
  /** Drafts and personal pages stay out of search engines. */
  isHidden?: boolean
}

const regional = { kk: 'kk_KZ', ru: 'ru_KZ', en: 'en_GB' } as const

/** The whole address of a page in a language. */
export function siteAddress(locale: Locale, path: string): string {
  return `${siteUrl}${localePath(locale, path)}`
}

/** The languages a page is written in, as `path` of its metadata: in any other it shows one of these and says so. */
export function writtenPaths(languages: readonly Locale[], path: string): Partial<Record<Locale, string>> {
  return Object.fromEntries(languages.map((locale) => [locale, path]))
}

/**
 * Title, description, canonical address, the other languages (hreflang) and the social preview of a public page. A page shown in a
 * language it is not written in names the one it is written in as its own address.
 */
export function pageMetadata(page: PageFacts): Metadata {
  const paths = typeof page.path === 'string' ? writtenPaths(locales, page.path) : page.path
  const languages = Object.fromEntries(
    locales.flatMap((locale) => (paths[locale] ? [[locale, siteAddress(locale, paths[locale])]] : [])),
  )
  const canonical = languages[page.locale] ?? languages[defaultLocale] ?? Object.values(languages)[0]
  const fallback = languages[defaultLocale] ? { 'x-default': languages[defaultLocale] } : {}
  const { title, description, feeds } = page
  const types = feeds && {
    'application/rss+xml': siteAddress(page.locale, feeds.rss),
    'application/atom+xml': siteAddress(page.locale, feeds.atom),
  }
  const images = [imageOf(page)]
  return {
    title,
    description,
    alternates: { canonical, languages: { ...languages, ...fallback }, types },
    openGraph: {
      ...{ title, description, url: canonical, siteName: 'Birgemiz', images },
      locale: regional[page.locale],
      alternateLocale: locales.filter((each) => each !== page.locale && languages[each]).map(regionalOf),
      ...kindOf(page),
    },
    twitter: { card: 'summary_large_image', title, description, images },
    ...(page.isHidden ? { robots: { index: false, follow: false } } : {}),
  }
}

function regionalOf(locale: Locale): string {
  return regional[locale]
}

function imageOf({ image, title }: PageFacts): PageImage {
  const shown = image ?? { url: '/social-card.png', width: 1200, height: 630, alt: title }
  return { ...shown, url: new URL(shown.url, siteUrl).href }
}

function kindOf({ type = 'website', article }: PageFacts) {
  if (type !== 'article') return { type }
  return {
    type,
    publishedTime: article?.publishedAt?.toISOString(),
    modifiedTime: article?.changedAt?.toISOString(),
    section: article?.section,
    tags: article?.tags,
  }
}
