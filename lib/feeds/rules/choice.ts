import { slugPattern } from '#lib/platform/text.ts'
import type { Prisma } from '#prisma/generated/client.ts'

/** What can be followed by itself; `all` is everything together. */
export const feedSections = ['all', 'events', 'news', 'memoranda', 'awards', 'library'] as const
export type FeedSectionName = (typeof feedSections)[number]
export type FeedSource = Exclude<FeedSectionName, 'all'>

/** By what a feed can be narrowed, in the order its address names them. */
export const narrowings = ['unit', 'direction', 'centre'] as const
/** Slugs and codes as addresses carry them; empty means any. */
export type Narrowing = Record<(typeof narrowings)[number], string>
export type FeedChoice = Narrowing & { section: FeedSectionName }

export const anywhere: Narrowing = { unit: '', direction: '', centre: '' }

/** A section is narrowed only by what its records are tied to. */
const tiedTo: Record<FeedSource, readonly (keyof Narrowing)[]> = {
  events: ['unit', 'direction', 'centre'],
  news: [],
  memoranda: ['unit'],
  awards: ['unit'],
  library: ['direction'],
}

/** Whose records a choice is made of: those that know everything it is narrowed by. Empty for a feed that does not exist. */
export function sourcesOf({ section, ...narrowing }: FeedChoice): FeedSource[] {
  const asked = narrowings.filter((each) => narrowing[each] !== '')
  const sources = section === 'all' ? feedSections.filter((each) => each !== 'all') : [section]
  return sources.filter((source) => asked.every((each) => tiedTo[source].includes(each)))
}

/** The choice without what its section knows nothing of, and what was left out. */
export function fitting(choice: FeedChoice): { choice: FeedChoice; leftOut: (keyof Narrowing)[] } {
  const { section } = choice
  if (section === 'all') return { choice, leftOut: [] }
  const leftOut = narrowings.filter((each) => choice[each] !== '' && !tiedTo[section].includes(each))
  return { choice: { ...choice, ...Object.fromEntries(leftOut.map((each) => [each, ''])) }, leftOut }
}

const files = { 'rss.xml': 'rss', 'atom.xml': 'atom', 'calendar.ics': 'calendar' } as const
type FileName = keyof typeof files
export type FeedFile = (typeof files)[FileName]

/** What follows `/feeds/`: a section, pairs like `unit`, `kokshetau` in their one order, and a file; null for anything else. */
export function readFeedPath(
  path: readonly string[],
): { word: string; narrowing: Narrowing; file: FeedFile } | null {
  const [word = '', ...rest] = path
  const name = rest.pop() ?? ''
  if (!Object.hasOwn(files, name) || rest.length % 2 !== 0) return null
  const narrowing = { ...anywhere }
  let from = 0
  for (let at = 0; at < rest.length; at += 2) {
    const [key = '', value = ''] = rest.slice(at, at + 2)
    const place = narrowings.findIndex((each) => each === key)
    const narrowed = narrowings[place]
    if (narrowed === undefined || place < from || !slugPattern.test(value)) return null
    narrowing[narrowed] = value
    from = place + 1
  }
  return { word, narrowing, file: files[name as FileName] }
}

/** Where the feeds of a choice are, without the language. News as a whole keep their short addresses, and so does the calendar of everything. */
export function feedPathsOf({ section, ...narrowing }: FeedChoice): { rss: string; atom: string } {
  if (section === 'news') return { rss: '/feed.xml', atom: '/atom.xml' }
  const folder = `/feeds/${section}${narrowed(narrowing)}`
  return { rss: `${folder}/rss.xml`, atom: `${folder}/atom.xml` }
}

export function calendarPathOf(narrowing: Narrowing): string {
  const parts = narrowed(narrowing)
  return parts === '' ? '/events.ics' : `/feeds/events${parts}/calendar.ics`
}

/** The address that opens a calendar program's own dialog. */
export function webcalOf(address: string): string {
  return address.replace(/^https?:/, 'webcal:')
}

function narrowed(narrowing: Narrowing): string {
  return narrowings.map((each) => (narrowing[each] === '' ? '' : `/${each}/${narrowing[each]}`)).join('')
}

/** Events under a narrowing, as a condition beside `publicEvents`. */
export function eventsUnder({ unit, direction, centre }: Narrowing): Prisma.EventWhereInput {
  return {
    ...(unit ? { unit: { slug: unit } } : {}),
    ...(direction ? { direction: { code: direction } } : {}),
    ...(centre ? { centre: { slug: centre, state: 'published' } } : {}),
  }
}
