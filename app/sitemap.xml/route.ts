import { connection } from 'next/server'
import { listPublicAwardIds } from '#lib/awards/public.ts'
import { listPublishedCentreSlugs } from '#lib/centres/public.ts'
import { listPublishedEventSlugs } from '#lib/events/public.ts'
import { type Locale, localePath, locales } from '#lib/i18n/routing.ts'
import { listPublishedLibrarySlugs } from '#lib/library/public.ts'
import { listPublishedMemorandumSlugs } from '#lib/memoranda/public.ts'
import { listPublishedNewsSlugs } from '#lib/news/public.ts'
import { listPublishedOrganisationSlugs } from '#lib/organisations/public.ts'
import { listPublicPersonSlugs } from '#lib/people/public.ts'
import { siteUrl } from '#lib/platform/env.ts'
import { type Xml, xml, xmlResponse } from '#lib/platform/xml.ts'

type Entry = { paths: Partial<Record<Locale, string>>; changedAt?: Date }

const sections = [
  '/',
  '/events',
  '/events/calendar',
  '/centres',
  '/organisations',
  '/news',
  '/news/archive',
  '/awards',
  '/memoranda',
  '/library',
]
const pages = [
  ...sections,
  '/verify',
  '/front-office',
  '/front-office/faq',
  '/consultation',
  '/about/privacy',
  '/about/accessibility',
  '/about/open-data',
]

/** Every public page in every language it exists in, each naming the others (hreflang). Drafts and withdrawn items are not in it. */
export async function GET(): Promise<Response> {
  await connection()
  const [centres, organisations, events, news, awards, memoranda, people, library] = await Promise.all([
    listPublishedCentreSlugs(),
    listPublishedOrganisationSlugs(),
    listPublishedEventSlugs(),
    listPublishedNewsSlugs(),
    listPublicAwardIds(),
    listPublishedMemorandumSlugs(),
    listPublicPersonSlugs(),
    listPublishedLibrarySlugs(),
  ])
  const entries: Entry[] = [
    ...pages.map((path) => ({ paths: everywhere(path) })),
    ...rows('/centres', centres),
    ...rows('/organisations', organisations),
    ...rows('/events', events),
    ...news.map(({ alternates, changedAt }) => ({ paths: newsPaths(alternates), changedAt })),
    ...awards.map(({ id, updatedAt }) => ({ paths: everywhere(`/awards/${id}`), changedAt: updatedAt })),
    ...rows('/memoranda', memoranda),
    ...rows('/library', library),
    ...people.map(({ slug }) => ({ paths: everywhere(`/people/${slug}`) })),
  ]
  const namespaces = {
    xmlns: 'http://www.sitemaps.org/schemas/sitemap/0.9',
    'xmlns:xhtml': 'http://www.w3.org/1999/xhtml',
  }
  return xmlResponse(xml('urlset', namespaces, entries.flatMap(urlsOf)), 'application/xml')
}

function rows(section: string, list: { slug: string; updatedAt: Date }[]): Entry[] {
  return list.map(({ slug, updatedAt }) => ({
    paths: everywhere(`${section}/${slug}`),
    changedAt: updatedAt,
  }))
}

function newsPaths(slugs: Partial<Record<Locale, string>>): Entry['paths'] {
  return Object.fromEntries(Object.entries(slugs).map(([locale, slug]) => [locale, `/news/${slug}`]))
}

function everywhere(path: string): Record<Locale, string> {
  return { kk: path, ru: path, en: path }
}

function urlsOf({ paths, changedAt }: Entry): Xml[] {
  const versions = locales.flatMap((locale) => {
    const path = paths[locale]
    return path ? [{ locale, url: siteUrl + localePath(locale, path) }] : []
  })
  const links = versions.map(({ locale, url }) =>
    xml('xhtml:link', { rel: 'alternate', hreflang: locale, href: url }),
  )
  const changed = changedAt ? xml('lastmod', {}, changedAt.toISOString()) : null
  return versions.map(({ url }) => xml('url', {}, [xml('loc', {}, url), changed, ...links]))
}
