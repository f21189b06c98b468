import { z } from 'zod'
import { isLocale, type Locale } from '#lib/i18n/routing.ts'
import { type SearchFilters, searchKinds } from './rules.ts'
import { queryLine } from './rules/readings.ts'

export const searchWhens = ['ahead', 'past'] as const

/** What an address of the search asks for. */
export type AskedSearch = {
  filters: SearchFilters
  /** The words exactly as typed, no other reading of them. */
  isLiteral: boolean
  /** Where the page of one kind goes on. */
  cursor: string | null
}

type Parameters = Record<string, string | string[] | undefined>

const code = z
  .string()
  .regex(/^[a-z0-9][a-z0-9_-]{0,79}$/)
  .catch('')
const fields = z.object({
  q: z.string().transform(queryLine).catch(''),
  kind: z.enum(searchKinds).or(z.literal('')).catch(''),
  ...{ unit: code, direction: code },
  when: z.enum(searchWhens).or(z.literal('')).catch(''),
  as: z.literal('typed').or(z.literal('')).catch(''),
  after: z
    .string()
    .regex(/^[\w.~:+=/-]{1,200}$/)
    .nullable()
    .catch(null),
})

/** Reads a search out of an address. What is not understood is left out: a spoilt link still finds something. */
export function readSearch(search: Parameters, locale: Locale): AskedSearch {
  const { as, after, ...filters } = fields.parse({ ...search, after: search.after ?? null })
  return { filters: { ...filters, locale }, isLiteral: as === 'typed', cursor: filters.kind ? after : null }
}

/** The address of a search without the language; what says nothing is left out. */
export function searchAddress(
  asked: Partial<SearchFilters>,
  more: { as?: 'typed'; after?: string } = {},
): string {
  const { q, kind, unit, direction, when } = asked
  const all = Object.entries({ q, kind, unit, direction, when, ...more })
  const set = all.filter((entry): entry is [string, string] => Boolean(entry[1]))
  const query = new URLSearchParams(set).toString()
  return query ? `/search?${query}` : '/search'
}

/** What the suggestions are asked for, or null when it is no question: other parameters, another language, no words. */
export function readSuggest(search: URLSearchParams): { q: string; locale: Locale } | null {
  const names = [...search.keys()]
  const [given, locale] = [search.get('q') ?? '', search.get('locale')]
  if (names.length !== 2 || given.length > 400 || !isLocale(locale)) return null
  const q = queryLine(given)
  return q === '' ? null : { q, locale }
}
