import type { Locale } from '#lib/i18n/routing.ts'
import { db } from '#lib/platform/db.ts'
import { Prisma } from '#prisma/generated/client.ts'
import type { SearchKind, Suggestion } from '../rules.ts'

export type EntryRow = {
  kind: SearchKind
  recordId: string
  locale: Locale
  path: string
  title: string
  names: string
  lead: string
  body: string
  unitId: string | null
  at: Date | null
  isDemo: boolean
}
type Key = Pick<EntryRow, 'kind' | 'recordId' | 'locale'>

/** The texts of hits, in the order given; of a long body as much as a snippet may be cut from. */
export async function listEntries(keys: readonly Key[]): Promise<EntryRow[]> {
  if (keys.length === 0) return []
  return db.$queryRaw<EntryRow[]>(Prisma.sql`
    SELECT e."kind", e."recordId", e."locale", e."path", e."title", e."names", e."lead", left(e."body", 20000) AS "body",
      e."unitId", e."at", e."isDemo"
    FROM ${entriesOf(keys)} ORDER BY wanted.place`)
}

/** Their titles alone. */
export async function listTitles(keys: readonly Key[]): Promise<Suggestion[]> {
  if (keys.length === 0) return []
  return db.$queryRaw<Suggestion[]>(Prisma.sql`
    SELECT e."kind", e."title", e."path", e."locale" FROM ${entriesOf(keys)} ORDER BY wanted.place`)
}

function entriesOf(keys: readonly Key[]): Prisma.Sql {
  const wanted = Prisma.join(
    keys.map(
      ({ kind, recordId, locale }, index) =>
        Prisma.sql`(${index}::int, ${kind}, ${recordId}::uuid, ${locale})`,
    ),
  )
  return Prisma.sql`(VALUES ${wanted}) AS wanted(place, kind, record, locale)
    JOIN "SearchEntry" e ON e."kind" = wanted.kind AND e."recordId" = wanted.record AND e."locale" = wanted.locale`
}
