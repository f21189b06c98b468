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
