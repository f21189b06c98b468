import { cacheLife, cacheTag } from 'next/cache'
import { publicCentres } from '#lib/centres/policy.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { translator } from '#lib/i18n/translator.ts'
import { listNewsEntries } from '#lib/news/public/feeds.ts'
import { db } from '#lib/platform/db.ts'
import { siteUrl } from '#lib/platform/env.ts'
import { slugPattern } from '#lib/platform/text.ts'
import { xmlDocument } from '#lib/platform/xml.ts'
import { hasDemoRows, listDirections, listUnits } from '#lib/region/public.ts'
import { listAwardEntries } from './public/awards.ts'
import { listEventEntries } from './public/events.ts'
import { listLibraryEntries } from './public/library.ts'
import { listMemorandumEntries } from './public/memoranda.ts'
import { type FeedChoice, feedPathsOf, type FeedSource, type Narrowing, sourcesOf } from './rules/choice.ts'
import { atomOf, type Feed, type FeedEntry, type FeedFormat, rssOf } from './rules/drawing.ts'
import type { Speaking } from './rules/entry.ts'

const entriesMax = 30
/** So that a day with many events does not push everything else out. */
const togetherMax = 60

/**
 * The newest of a section in a language as a feed; null when there is no such section, unit, direction or public centre. Only
 * what the public pages show is in it, from the moment they do and no longer.
 */
export async function writeFeed(
  locale: Locale,
  choice: FeedChoice,
  format: FeedFormat,
): Promise<string | null> {
  'use cache'
  cacheTag('events', 'news', 'memoranda', 'awards', 'library', 'files', 'centres', 'region')
  cacheLife('minutes')
  const sources = sourcesOf(choice)
  const names = sources.length > 0 ? await namesOf(locale, choice) : null
  if (!names) return null
  const t = await translator(locale)
  const { section } = choice
  const isPart = section === 'all' && names.length > 0
  const demo = (await hasDemoRows()) ? ` ${t('site.demo')}` : ''
  const feed: Feed = {
    ...{ locale, siteUrl, paths: feedPathsOf(choice), page: pageOf(choice) },
    title: `${t('site.name')}: ${[t(`feeds.sections.${section}`), ...names].join(', ')}`,
    description: t(`feeds.ledes.${isPart ? 'part' : section}`) + demo,
    entries: await listEntries({ locale, t }, sources, choice),
  }
  return xmlDocument(format === 'rss' ? rssOf(feed) : atomOf(feed))
}

/** The names of what a choice is narrowed by, in its order; null when one of them is not public or unknown. */
export async function namesOf(
  locale: Locale,
  { unit, direction, centre }: Narrowing,
): Promise<string[] | null> {
  const asked = [
    unit ? (await listUnits()).find(({ slug }) => slug === unit) : null,
    direction ? (await listDirections()).find(({ code }) => code === direction) : null,
    centre ? ((await findCentre(centre)) ?? undefined) : null,
  ]
  if (asked.includes(undefined)) return null
  return asked.flatMap((each) => (each ? [inLocale(each, 'name', locale)] : []))
}

async function findCentre(slug: string) {
  'use cache'
  cacheTag('centres')
  cacheLife('hours')
  if (!slugPattern.test(slug)) return null
  const select = { nameKk: true, nameRu: true, nameEn: true }
  return db.centre.findFirst({ where: { ...publicCentres, slug }, select })
}

type Lister = (speaking: Speaking, narrowing: Narrowing, limit: number) => Promise<FeedEntry[]>

const listers: Record<FeedSource, Lister> = {
  events: listEventEntries,
  news: ({ locale }) => listNewsEntries(locale, { kind: null, tag: null }),
  memoranda: listMemorandumEntries,
  awards: listAwardEntries,
  library: listLibraryEntries,
}

async function listEntries(
  speaking: Speaking,
  sources: FeedSource[],
  narrowing: Narrowing,
): Promise<FeedEntry[]> {
  const lists = await Promise.all(sources.map((source) => listers[source](speaking, narrowing, entriesMax)))
  const [only = []] = lists
  if (lists.length === 1) return only
  const together = lists.flat().sort((a, b) => b.changedAt.getTime() - a.changedAt.getTime())
  return together.slice(0, togetherMax)
}

/** The list of the site that shows the same, without the language. */
function pageOf({ section, unit, direction, centre }: FeedChoice): string {
  if (centre) return `/centres/${centre}`
  if (section === 'all') return '/'
  const query = new URLSearchParams({ ...(unit ? { unit } : {}), ...(direction ? { direction } : {}) })
  return query.size > 0 ? `/${section}?${query}` : `/${section}`
}
