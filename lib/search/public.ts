import type { Locale } from '#lib/i18n/routing.ts'
import {
  type SearchFilters,
  type SearchKind,
  searchKinds,
  type SearchResult,
  type Suggestion,
} from './rules.ts'

/** What the site has for a query, best first. `readings` are ways to read it, the first as typed; `cursor` goes on in one kind. */
export async function findPublished(
  filters: SearchFilters,
  readings: string[] = [filters.q],
  cursor: string | null = null,
): Promise<SearchResult> {
  void cursor
  return Promise.resolve({ ...nothing(), reading: readings[0] ?? '' })
}

/** At most eight titles for what is being typed. */
export async function suggestPublished(
  words: string,
  locale: Locale,
  readings: string[] = [words],
): Promise<Suggestion[]> {
  void [words, locale, readings]
  return Promise.resolve([])
}

function nothing(): SearchResult {
  const counts = Object.fromEntries(searchKinds.map((kind) => [kind, 0])) as Record<SearchKind, number>
  return {
    ...{ total: 0, counts, capped: [], isCapped: false, groups: [], hits: [], next: null },
    ...{ matched: 'none', reading: '', mended: [] },
  }
}
