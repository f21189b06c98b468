import { defaultLocale, type Locale, localePath, locales } from '#lib/i18n/routing.ts'
import { siteUrl } from '#lib/platform/env.ts'
import { type Xml, xml } from '#lib/platform/xml.ts'

/** The parts of the map, by what their addresses show. */
export const sitemapKinds = [
  ...(['pages', 'events', 'news', 'centres', 'organisations'] as const),
  ...(['awards', 'memoranda', 'library', 'people'] as const),
]
export type SitemapKind = (typeof sitemapKinds)[number]

/** Rows in a part: each may stand there in every language, and a part has at most 10,000 addresses. */
export const partSize = Math.floor(10_000 / locales.length)

/** A page of the site, in the languages it is written in. */
export type SitemapEntry = {
  id: string
  paths: Partial<Record<Locale, string>>
  changedAt?: Date
  /** Addresses of the pictures the page shows to everybody. */
  pictures?: string[]
}

/** A part of the map and the last change in it, if its rows say when they were changed. */
export type SitemapPart = { kind: SitemapKind; number: number; changedAt: Date | null }

/** The same address in several languages. */
export function pathsIn(languages: readonly Locale[], path: string): SitemapEntry['paths'] {
  return Object.fromEntries(languages.map((locale) => [locale, path]))
}

export function partPath({ kind, number }: Pick<SitemapPart, 'kind' | 'number'>): string {
  return `/sitemaps/${kind}-${number}.xml`
}

const partName = new RegExp(`^(${sitemapKinds.join('|')})-([1-9]\\d{0,4})\\.xml$`)

/** Which part a file name asks for; null when it can be none. */
export function readPartName(name: string): { kind: SitemapKind; number: number } | null {
  const [, kind, number] = partName.exec(name) ?? []
  return kind ? { kind: kind as SitemapKind, number: Number(number) } : null
}

/** The page's address in each of its languages, each naming all of them and the one for everybody else. */
export function urlsOf({ paths, changedAt, pictures = [] }: SitemapEntry): Xml[] {
  const versions = locales.flatMap((locale) => {
    const path = paths[locale]
    return path ? [{ locale, url: siteUrl + localePath(locale, path) }] : []
  })
  const link = (hreflang: string, href: string) => xml('xhtml:link', { rel: 'alternate', hreflang, href })
  const fallback = versions.find(({ locale }) => locale === defaultLocale)
  const links = [
    ...versions.map(({ locale, url }) => link(locale, url)),
    ...(fallback ? [link('x-default', fallback.url)] : []),
  ]
  const changed = changedAt ? xml('lastmod', {}, changedAt.toISOString()) : null
  const images = pictures.map((path) => xml('image:image', {}, [xml('image:loc', {}, siteUrl + path)]))
  return versions.map(({ url }) => xml('url', {}, [xml('loc', {}, url), changed, ...links, ...images]))
}
