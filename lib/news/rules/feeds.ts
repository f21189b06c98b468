import { type Locale, localePath } from '#lib/i18n/routing.ts'
import { type Xml, xml } from '#lib/platform/xml.ts'
import { slugPattern } from '#lib/platform/text.ts'
import type { NewsKind } from '../schema.ts'

/** A part of the news with feeds of its own, as their addresses say it: a kind, or `tag-` and the tag's address. */
export type FeedSection = { kind: NewsKind | null; tag: string | null }

const kindsByWord = new Map<string, NewsKind>([
  ['news', 'news'],
  ['announcements', 'announcement'],
  ['stories', 'story'],
])

/** The part a word of an address names; null for unknown words. */
export function feedSectionOf(word: string): FeedSection | null {
  const kind = kindsByWord.get(word)
  if (kind) return { kind, tag: null }
  const tag = word.startsWith('tag-') ? word.slice(4) : ''
  return slugPattern.test(tag) ? { kind: null, tag } : null
}

/** Where a part's feeds are, without the language; everything has the short addresses. */
export function feedPaths({ kind, tag }: FeedSection): { rss: string; atom: string } {
  if (!kind && !tag) return { rss: '/feed.xml', atom: '/atom.xml' }
  const word = tag ? `tag-${tag}` : [...kindsByWord].find(([, each]) => each === kind)?.[0]
  return { rss: `/feeds/${word}/rss.xml`, atom: `/feeds/${word}/atom.xml` }
}

export type FeedEntry = {
  id: string
  slug: string
  title: string
  lead: string
  html: string
  authorName: string
  categories: { term: string; label: string }[]
  publishedAt: Date
  changedAt: Date
  cover: { address: string; bytes: number } | null
}
export type Feed = {
  locale: Locale
  siteUrl: string
  title: string
  description: string
  paths: { rss: string; atom: string }
  entries: FeedEntry[]
}

/** When anything in a feed last changed; the same for ever while it is empty. */
export function feedChangedAt({ entries }: Pick<Feed, 'entries'>): Date {
  return new Date(Math.max(Date.UTC(2026, 0, 1), ...entries.map((entry) => entry.changedAt.getTime())))
}

/** RSS 2.0, with the whole text as escaped HTML. */
export function rssOf(feed: Feed): Xml {
  const { locale, siteUrl, title, description, entries } = feed
  const channel = xml('channel', {}, [
    xml('title', {}, title),
    xml('link', {}, siteUrl + localePath(locale, '/news')),
    xml('description', {}, description),
    xml('language', {}, locale),
    xml('lastBuildDate', {}, feedChangedAt(feed).toUTCString()),
    xml('atom:link', {
      ...{ href: siteUrl + localePath(locale, feed.paths.rss), rel: 'self', type: 'application/rss+xml' },
    }),
    ...entries.map((entry) => rssItem(feed, entry)),
  ])
  const namespaces = {
    'xmlns:atom': 'http://www.w3.org/2005/Atom',
    'xmlns:content': 'http://purl.org/rss/1.0/modules/content/',
    'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
  }
  return xml('rss', { version: '2.0', ...namespaces }, channel)
}

function rssItem({ locale, siteUrl }: Feed, entry: FeedEntry): Xml {
  return xml('item', {}, [
    xml('title', {}, entry.title),
    xml('link', {}, addressOf({ locale, siteUrl }, entry)),
    xml('guid', { isPermaLink: 'false' }, `${entry.id}:${locale}`),
    xml('description', {}, entry.lead),
    xml('pubDate', {}, entry.publishedAt.toUTCString()),
    entry.authorName ? xml('dc:creator', {}, entry.authorName) : null,
    ...entry.categories.map(({ label }) => xml('category', {}, label)),
    entry.cover
      ? xml('enclosure', {
          ...{ url: entry.cover.address, length: String(entry.cover.bytes), type: 'image/webp' },
        })
      : null,
    xml('content:encoded', {}, entry.html),
  ])
}

/** Atom (RFC 4287), with the whole text as escaped HTML. Ids are tag URIs (RFC 4151): they outlive addresses. */
export function atomOf(feed: Feed): Xml {
  const { locale, siteUrl, title, description, paths, entries } = feed
  const link = (path: string) => siteUrl + localePath(locale, path)
  const self = { rel: 'self', type: 'application/atom+xml', href: link(paths.atom) }
  const alternate = { rel: 'alternate', type: 'text/html', hreflang: locale, href: link('/news') }
  return xml('feed', { xmlns: 'http://www.w3.org/2005/Atom', 'xml:lang': locale }, [
    xml('id', {}, tagUri(siteUrl, `feeds${localePath(locale, paths.atom)}`)),
    xml('title', {}, title),
    xml('subtitle', {}, description),
    xml('updated', {}, feedChangedAt(feed).toISOString()),
    xml('author', {}, [xml('name', {}, 'Birgemiz')]),
    xml('link', self),
    xml('link', alternate),
    ...entries.map((entry) => atomEntry(feed, entry)),
  ])
}

function atomEntry({ locale, siteUrl }: Feed, entry: FeedEntry): Xml {
  const { cover } = entry
  const address = addressOf({ locale, siteUrl }, entry)
  return xml('entry', {}, [
    xml('id', {}, tagUri(siteUrl, `news/${entry.id}/${locale}`)),
    xml('title', {}, entry.title),
    xml('link', { rel: 'alternate', type: 'text/html', hreflang: locale, href: address }),
    cover
      ? xml('link', {
          ...{ rel: 'enclosure', type: 'image/webp', length: String(cover.bytes), href: cover.address },
        })
      : null,
    xml('published', {}, entry.publishedAt.toISOString()),
    xml('updated', {}, entry.changedAt.toISOString()),
    entry.authorName ? xml('author', {}, [xml('name', {}, entry.authorName)]) : null,
    ...entry.categories.map(({ term, label }) => xml('category', { term, label })),
    xml('summary', {}, entry.lead),
    xml('content', { type: 'html' }, entry.html),
  ])
}

function addressOf({ locale, siteUrl }: Pick<Feed, 'locale' | 'siteUrl'>, { slug }: FeedEntry): string {
  return siteUrl + localePath(locale, `/news/${slug}`)
}

function tagUri(siteUrl: string, what: string): string {
  return `tag:${new URL(siteUrl).hostname},2026:${what}`
}
