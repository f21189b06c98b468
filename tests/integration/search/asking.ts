import type { Actor } from '#lib/accounts/actor.ts'
import { addLibraryFile } from '#lib/library/commands/add-file.ts'
import { createLibraryItem } from '#lib/library/commands/edit-item.ts'
import { publishLibraryItem } from '#lib/library/commands/publish-item.ts'
import { newId } from '#lib/platform/new-id.ts'
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

/** A published paper of the library. */
export async function aPaper(
  editor: Actor,
  audience: 'everyone' | 'staff',
  titleKk: string,
): Promise<string> {
  const none = {
    summaryKk: '',
    summaryRu: '',
    summaryEn: '',
    directionId: null,
    sourceUrl: null,
    centreId: null,
  }
  const words = { titleKk, titleRu: `${titleKk} ру`, titleEn: '', kind: 'guide' as const }
  const { id } = await createLibraryItem(editor, { id: newId(), ...words, ...none, audience })
  const file = new File([Buffer.from('%PDF-1.7\n%%EOF')], 'a.pdf', { type: 'application/pdf' })
  const place = { place: 'new', language: 'kk', noteKk: '', noteRu: '', noteEn: '' } as const
  await addLibraryFile(editor, { id, version: 1, ...place, file })
  const { version } = await db.libraryItem.findUniqueOrThrow({ where: { id } })
  await publishLibraryItem(editor, { id, version })
  return id
}
