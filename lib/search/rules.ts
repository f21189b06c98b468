import type { Locale } from '#lib/i18n/routing.ts'
import { fold } from '#lib/platform/text.ts'

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
  /** The kinds of which there are more than were counted. */
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

/** Of common words no more of a kind are counted. */
export const countMost = 200
export const hitsPerPage = 20

const snippetLength = 220

/** A text in parts, the words that answer marked; `forms` are folded words and stems. */
export function mark(text: string, forms: ReadonlySet<string>): TextPart[] {
  const parts: TextPart[] = []
  for (const [piece] of text.matchAll(/[\p{L}\p{N}\p{M}]+|[^\p{L}\p{N}\p{M}]+/gu)) {
    const isHit = answers(piece, forms)
    const last = parts.at(-1)
    if (last && last.isHit === isHit) last.text += piece
    else parts.push({ text: piece, isHit })
  }
  return parts
}

/** What was found out about words, for each query as long as it is looked at: the hits of a page say the same words again and again. */
const answered = new WeakMap<ReadonlySet<string>, Map<string, boolean>>()

function answers(word: string, forms: ReadonlySet<string>): boolean {
  let known = answered.get(forms)
  if (!known) answered.set(forms, (known = new Map()))
  let isHit = known.get(word)
  if (isHit === undefined) known.set(word, (isHit = isAnswer(word, forms)))
  return isHit
}

/** A stem begins its words; at most as much follows as endings are long. */
function isAnswer(word: string, forms: ReadonlySet<string>): boolean {
  const folded = fold(word)
  if (!folded || folded.includes(' ')) return false
  if (forms.has(folded)) return true
  for (const form of forms)
    if (
      form.length >= 3 &&
      folded.startsWith(form.length > 4 ? form.slice(0, -1) : form) &&
      folded.length <= form.length + 8
    )
      return true
  return false
}

/** A piece of the first text that says one of the words, around it; else the beginning of the first. */
export function snippetOf(texts: readonly string[], forms: ReadonlySet<string>): TextPart[] {
  for (const text of texts) {
    const line = text.replace(/\s+/gu, ' ').trim()
    const at = firstHit(line, forms)
    if (at !== null) return mark(cut(line, at), forms)
  }
  const [first = ''] = texts.filter((text) => text.trim() !== '')
  return mark(cut(first.replace(/\s+/gu, ' ').trim(), 0), forms)
}

function firstHit(line: string, forms: ReadonlySet<string>): number | null {
  for (const match of line.matchAll(/[\p{L}\p{N}\p{M}]+/gu)) if (answers(match[0], forms)) return match.index
  return null
}

function cut(line: string, at: number): string {
  if (line.length <= snippetLength) return line
  const wanted = Math.max(0, at - 70)
  const from = wanted === 0 ? 0 : line.indexOf(' ', wanted) + 1
  const rest = line.slice(from, from + snippetLength)
  const isWhole = from + snippetLength >= line.length
  const shown = isWhole ? rest : rest.slice(0, Math.max(rest.lastIndexOf(' '), 1))
  return `${from > 0 ? '… ' : ''}${shown}${isWhole ? '' : ' …'}`
}
