import type { Locale } from '#lib/i18n/routing.ts'

/** What can be found, one kind a section of the site. `library` holds its papers and the answers of the FAQ. */
export const searchKinds = [
  'centre',
  'organisation',
  'event',
  'news',
  'award',
  'memorandum',
  'person',
  'library',
] as const
export type SearchKind = (typeof searchKinds)[number]

export type SearchFilters = {
  /** As it was typed; `readings` may say it in other ways. */
  q: string
  locale: Locale
  kind: SearchKind | ''
  /** The slug of a unit. */
  unit: string
  /** The code of a direction. */
  direction: string
  /** Of events alone: anything else has no time to come. */
  when: '' | 'ahead' | 'past'
}

export type TextPart = { text: string; isHit: boolean }

export type SearchHit = {
  kind: SearchKind
  recordId: string
  /** Without the language in front; of a news item only right under the hit's own `locale`. */
  path: string
  title: string
  /** Of the text: the reader's language where that matches, else the one that does. */
  locale: Locale
  titleParts: TextPart[]
  snippet: TextPart[]
  unitId: string | null
  at: Date | null
  isDemo: boolean
}

export type SearchResult = {
  total: number
  counts: Record<SearchKind, number>
  /** The kinds counted to the end of what is counted: there are more. */
  capped: SearchKind[]
  isCapped: boolean
  /** Without a chosen kind: the best of each, the kind with the best hit first. */
  groups: { kind: SearchKind; count: number; hits: SearchHit[] }[]
  /** Of the chosen kind: a page. */
  hits: SearchHit[]
  /** The cursor of the next page. */
  next: string | null
  /** `near`: words were mended or left out. */
  matched: 'words' | 'near' | 'none'
  /** The reading that answered. */
  reading: string
  /** What a mended word was read as, where one was. */
  mended: { from: string; to: string }[]
}

export type Suggestion = { kind: SearchKind; title: string; path: string; locale: Locale }

/** More of a kind are not counted. */
export const countMost = 1000
export const hitsPerPage = 20
