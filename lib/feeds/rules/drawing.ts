import { type Locale, localePath } from '#lib/i18n/routing.ts'
import { type Xml, xml } from '#lib/platform/xml.ts'

export type FeedFormat = 'rss' | 'atom'

export type FeedEntry = {
  id: string
  kind: 'news' | 'event' | 'memorandum' | 'award' | 'library'
  /** Its page, without the language. */
  path: string
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
  /** The page that shows the same to people, without the language. */
  page: string
  paths: { rss: string; atom: string }
  entries: FeedEntry[]
}

/** When anything in a feed last changed; the same for ever while it is empty. */
export function feedChangedAt({ entries }: Pick<Feed, 'entries'>): Date {
  return new Date(Math.max(Date.UTC(2026, 0, 1), ...entries.map((entry) => entry.changedAt.getTime())))
}

/** A feed never says that something changed before it came out. */
export function changeOf(changedAt: Date, publishedAt: Date): Date {
  return changedAt < publishedAt ? publishedAt : changedAt
}

/** RSS 2.0, with the whole text as escaped HTML. */
export function rssOf(feed: Feed): Xml {
  const { locale, siteUrl, title, description, entries } = feed
  const channel = xml('channel', {}, [
    xml('title', {}, title),
    xml('link', {}, siteUrl + localePath(locale, feed.page)),
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
    xml('link', {}, siteUrl + localePath(locale, entry.path)),
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
  const alternate = { rel: 'alternate', type: 'text/html', hreflang: locale, href: link(feed.page) }
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
  const { cover, id, kind, path } = entry
  const address = siteUrl + localePath(locale, path)
  return xml('entry', {}, [
    xml('id', {}, tagUri(siteUrl, `${kind}/${id}/${locale}`)),
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

function tagUri(siteUrl: string, what: string): string {
  return `tag:${new URL(siteUrl).hostname},2026:${what}`
}
