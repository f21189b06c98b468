import type { Locale } from '#lib/i18n/routing.ts'
import { findPublished } from '#lib/search/public.ts'
import { rebuildSearch } from '#lib/search/commands/rebuild-search.ts'
import type { SearchFilters, SearchHit } from '#lib/search/rules.ts'
import { asOwner, db } from '#tests/support/database.ts'

export function ask(q: string, locale: Locale = 'kk', more: Partial<SearchFilters> = {}) {
  return findPublished({ q, locale, kind: '', unit: '', direction: '', when: '', ...more })
}

export async function hitsOf(
  q: string,
  locale: Locale = 'kk',
  more: Partial<SearchFilters> = {},
): Promise<SearchHit[]> {
  const { groups, hits } = await ask(q, locale, more)
  return more.kind ? hits : groups.flatMap((group) => group.hits)
}

export async function titlesOf(
  q: string,
  locale: Locale = 'kk',
  more: Partial<SearchFilters> = {},
): Promise<string[]> {
  return (await hitsOf(q, locale, more)).map(({ title }) => title)
}

/** Languages in which a record can be found. */
export async function localesOf(recordId: string): Promise<string[]> {
  const rows = await db.searchEntry.findMany({
    where: { recordId },
    orderBy: { locale: 'asc' },
    select: { locale: true },
  })
  return rows.map(({ locale }) => locale)
}

/** Everything the table says, as text; for comparing. */
export async function wholeTable(): Promise<string[]> {
  const rows = await asOwner<{ said: string }>(
    'SELECT e::text AS said FROM "SearchEntry" e ORDER BY "kind", "recordId", "locale"',
  )
  return rows.map(({ said }) => said)
}

export async function rebuild(): Promise<void> {
  await rebuildSearch(null, db, () => undefined)
}
