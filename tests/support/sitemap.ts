import { type Locale, localePath, locales } from '#lib/i18n/routing.ts'
import { readSitemapPart } from '#lib/sitemaps/public.ts'
import type { SitemapKind } from '#lib/sitemaps/rules.ts'

/** Every address the map names of a kind, with its language in front. */
export async function sitemapOf(kind: SitemapKind): Promise<string[]> {
  const addresses: string[] = []
  for (let number = 1; ; number++) {
    const before = addresses.length
    for await (const entries of readSitemapPart(kind, number)) {
      const written = (paths: Partial<Record<Locale, string>>) =>
        locales.flatMap((locale) => (paths[locale] ? [localePath(locale, paths[locale])] : []))
      addresses.push(...entries.flatMap(({ paths }) => written(paths)))
    }
    if (addresses.length === before) return addresses
  }
}
