import type { Locale } from '#lib/i18n/routing.ts'
import { now } from '#lib/platform/clock.ts'
import { db } from '#lib/platform/db.ts'
import { slugPattern } from '#lib/platform/text.ts'
import { Prisma } from '#prisma/generated/client.ts'
import { attempts, type Attempt } from './public/attempts.ts'
import { type EntryRow, listEntries, listTitles } from './public/entries.ts'
import {
  countMost,
  hitsPerPage,
  mark,
  type SearchFilters,
  type SearchHit,
  type SearchKind,
  searchKinds,
  type SearchResult,
  snippetOf,
  type Suggestion,
} from './rules.ts'

const hitsPerGroup = 4
const suggestionsMost = 8
const readingsMost = 6
const enough = 8
/** What is reached page by page: the best. Who looks further narrows the search. */
const reachMost = 400

type Ranked = {
  kind: SearchKind
  recordId: string
  locale: Locale
  score: number
  count: number
  place: number
  /** More of the kind answer than were looked at. */
  isMore: boolean
}

/**
 * What the site has for a query, best first; nothing is cached, so that anything may be typed. `readings` are ways to read it, the
 * first as typed: the first that answers with all its words wins, then one with mended words, then one with some of its words.
 */
export async function findPublished(
  filters: SearchFilters,
  readings: string[] = [filters.q],
  cursor: string | null = null,
): Promise<SearchResult> {
  const skip = readCursor(cursor)
  const narrowed = await filterOf(filters)
  if (narrowed === null) return nothing(readings[0] ?? '')
  const shape = {
    ...{ kinds: filters.when ? (['event'] as const) : searchKinds, narrowed, most: countMost },
    ...(filters.kind ? { chosen: filters.kind, skip, take: hitsPerPage } : { take: hitsPerGroup }),
  }
  let found: { rows: Ranked[]; attempt: Attempt } | null = null
  for await (const attempt of attempts(readings.slice(0, readingsMost))) {
    // Few answers: words that only begin so join in, behind them.
    if (found && attempt.matched !== 'words') break
    if (found && found.attempt.reading !== attempt.reading) continue
    const rows = await rank(attempt, filters, shape)
    if (totalOf(rows) > totalOf(found?.rows ?? [])) found = { rows, attempt }
    if (totalOf(rows) >= enough) break
  }
  return found ? resultOf(found.rows, found.attempt, filters, skip) : nothing(readings[0] ?? '')
}

/** At most eight titles for what is being typed: its last word is taken for the beginning of one. */
export async function suggestPublished(
  words: string,
  locale: Locale,
  readings: string[] = [words],
): Promise<Suggestion[]> {
  const found = new Map<string, Suggestion>()
  const shape = { kinds: searchKinds, narrowed: '', take: 4, most: 0 }
  const filters = { locale, when: '' } as const
  for await (const attempt of attempts(readings.slice(0, 4), true)) {
    const rows = await rank(attempt, filters, shape)
    const entries = await listTitles(rows.slice(0, suggestionsMost * 2))
    for (const { kind, title, path, locale: of } of entries) {
      const key = `${kind} ${title}`
      if (found.size < suggestionsMost && !found.has(key)) found.set(key, { kind, title, path, locale: of })
    }
    if (found.size > 0) break
  }
  return [...found.values()]
}

type Shape = {
  kinds: readonly SearchKind[]
  narrowed: string
  /** How many of a kind are counted; 0 looks for titles alone. */
  most: number
  take: number
  chosen?: SearchKind
  skip?: number
}

async function rank(
  attempt: Attempt,
  { locale, when }: Pick<SearchFilters, 'locale' | 'when'>,
  { kinds, narrowed, most, take, chosen, skip = 0 }: Shape,
): Promise<Ranked[]> {
  return db.$queryRaw<Ranked[]>(Prisma.sql`
    SELECT * FROM search_rank(${JSON.stringify(attempt.words)}::jsonb, ${attempt.title}, ${locale}, ${[...kinds]}::text[],
      ${narrowed || null}::tsquery, ${when}, ${now()}, ${most}::int, ${chosen ?? ''}, ${skip}::int, ${take}::int)`)
}

async function resultOf(
  rows: Ranked[],
  attempt: Attempt,
  filters: SearchFilters,
  skip: number,
): Promise<SearchResult> {
  const counts = { ...noCounts() }
  for (const { kind, count, isMore } of rows) counts[kind] = isMore ? countMost : count
  const capped = [...new Set(rows.filter(({ isMore }) => isMore).map(({ kind }) => kind))]
  const shown = filters.kind ? rows.filter(({ kind }) => kind === filters.kind) : rows
  const entries = await listEntries(shown)
  const forms = new Set(attempt.words.flatMap(({ folded, forms: all, wide }) => [folded, ...all, ...wide]))
  const hits = entries.map((entry) => toHit(entry, forms))
  const reach = filters.kind ? Math.min(reachMost, counts[filters.kind]) : 0
  const order = [...new Set(rows.map(({ kind }) => kind))]
  const groups = order.map((kind) => ({
    ...{ kind, count: counts[kind] },
    hits: hits.filter((hit) => hit.kind === kind),
  }))
  const total = searchKinds.reduce((sum, kind) => sum + counts[kind], 0)
  const next = skip + hitsPerPage < reach ? String(skip + hitsPerPage) : null
  return {
    ...{ total, counts, capped, isCapped: capped.length > 0, next },
    ...(filters.kind ? { groups: [], hits } : { groups, hits: [] }),
    ...{ matched: attempt.matched, reading: attempt.reading, mended: attempt.mended },
  }
}

function toHit(entry: EntryRow, forms: ReadonlySet<string>): SearchHit {
  const { kind, recordId, path, title, locale, unitId, at, isDemo } = entry
  return {
    ...{ kind, recordId, path, title, locale, unitId, at, isDemo },
    titleParts: mark(title, forms),
    snippet: snippetOf([entry.lead, entry.body, entry.names], forms),
  }
}

function totalOf(rows: readonly Ranked[]): number {
  return [...new Map(rows.map(({ kind, count }) => [kind, count])).values()].reduce(
    (sum, each) => sum + each,
    0,
  )
}

/** Unit and direction as marks of the index; null where there is no such one, so that nothing answers. */
async function filterOf({ unit, direction }: SearchFilters): Promise<string | null> {
  const marks: string[] = []
  if (unit) {
    const found = slugPattern.test(unit)
      ? await db.unit.findUnique({ where: { slug: unit }, select: { id: true } })
      : null
    if (!found) return null
    marks.push(`'.u.${found.id}'`)
  }
  if (direction) {
    const found = await db.direction.findUnique({ where: { code: direction }, select: { id: true } })
    if (!found) return null
    marks.push(`'.d.${found.id}'`)
  }
  return marks.join(' & ')
}

function readCursor(cursor: string | null): number {
  if (!cursor || !/^\d{1,3}$/.test(cursor)) return 0
  return Math.min(Number(cursor), reachMost - hitsPerPage)
}

function nothing(reading: string): SearchResult {
  return {
    ...{ total: 0, counts: noCounts(), capped: [], isCapped: false, groups: [], hits: [], next: null },
    ...{ matched: 'none', reading, mended: [] },
  }
}

function noCounts(): Record<SearchKind, number> {
  return Object.fromEntries(searchKinds.map((kind) => [kind, 0])) as Record<SearchKind, number>
}
