import type { Actor } from '#lib/accounts/actor.ts'
import { type Locale, locales } from '#lib/i18n/routing.ts'
import { dayMs, now } from '#lib/platform/clock.ts'
import { db } from '#lib/platform/db.ts'
import { Prisma } from '#prisma/generated/client.ts'
import { mayWriteNews } from '../policy.ts'
import type { ParityFilters } from '../schema.ts'

export const parityPerPage = 40

/** What a language of an item waits for: to be written, to follow its source, to be called ready, to be published. */
export const parityReasons = ['missing', 'stale', 'unmarked', 'ready'] as const
export type ParityReason = (typeof parityReasons)[number]
export type ParityRow = {
  id: string
  locale: Locale
  reason: ParityReason
  since: Date
  days: number
  title: string
  titleLocale: Locale
  isPublic: boolean
}

/**
 * Each language of each item that is not withdrawn and what it waits for. Missing counts from when readers got the item, or from
 * its beginning; a public language that is complete and right waits for nothing.
 */
const waiting = Prisma.sql`
  SELECT n.id, l.locale, n.state = 'published' AS "isPublic", w.reason,
    date_trunc('milliseconds', CASE w.reason
      WHEN 'missing' THEN coalesce(n."publishedAt", n."createdAt")
      WHEN 'stale' THEN t."staleSince"
      WHEN 'ready' THEN coalesce(t."readySince", t."updatedAt")
      ELSE t."updatedAt" END) AS since,
    s.title AS "sourceTitle", n."sourceLocale", k.title AS "anyTitle", k.locale AS "anyLocale"
  FROM "NewsItem" n
  CROSS JOIN (VALUES ('kk'), ('ru'), ('en')) AS l(locale)
  LEFT JOIN "NewsTranslation" t ON t."newsId" = n.id AND t.locale = l.locale
  LEFT JOIN "NewsTranslation" s ON s."newsId" = n.id AND s.locale = n."sourceLocale"
  LEFT JOIN LATERAL (
    SELECT title, locale FROM "NewsTranslation" WHERE "newsId" = n.id AND title <> '' ORDER BY locale DESC LIMIT 1
  ) k ON true
  CROSS JOIN LATERAL (SELECT CASE
    WHEN t.id IS NULL OR t.title = '' OR t.lead = '' OR t.body -> 'content' = '[]'
      OR (n."coverId" IS NOT NULL AND t."coverAlt" = '') THEN 'missing'
    WHEN t."staleSince" IS NOT NULL THEN 'stale'
    WHEN t.state = 'ready' THEN 'ready'
    WHEN t.state = 'draft' THEN 'unmarked' END AS reason) w
  WHERE n.state <> 'withdrawn' AND w.reason IS NOT NULL`

type Raw = Omit<ParityRow, 'days' | 'title' | 'titleLocale'> & {
  sourceTitle: string | null
  sourceLocale: Locale
  anyTitle: string | null
  anyLocale: Locale | null
}

/** A page of the translations that are missing, stale or only ready, the oldest first; `next` is a cursor for the address. */
export async function listParity(
  actor: Actor,
  filters: ParityFilters,
  at = now(),
): Promise<{ rows: ParityRow[]; next: string | null }> {
  if (!mayWriteNews(actor)) return { rows: [], next: null }
  const cursor = readPlace(filters.after)
  const language = filters.language ? Prisma.sql`AND locale = ${filters.language}` : Prisma.empty
  const beyond = cursor
    ? Prisma.sql`AND (since, id, locale) > (${cursor.at}::timestamptz, ${cursor.id}::uuid, ${cursor.locale})`
    : Prisma.empty
  const found = await db.$queryRaw<Raw[]>`
    SELECT * FROM (${waiting}) w WHERE true ${language} ${beyond}
    ORDER BY since, id, locale LIMIT ${parityPerPage + 1}`
  const rows = found.slice(0, parityPerPage).map((row) => toRow(row, at))
  const last = found.length > parityPerPage ? rows.at(-1) : undefined
  return { rows, next: last ? `${last.since.getTime()}_${last.id}_${last.locale}` : null }
}

/** How much waits in each language, and for what. */
export async function countParity(actor: Actor): Promise<Record<Locale, Record<ParityReason, number>>> {
  const counts = Object.fromEntries(
    locales.map((locale) => [locale, { missing: 0, stale: 0, unmarked: 0, ready: 0 }]),
  ) as Record<Locale, Record<ParityReason, number>>
  if (!mayWriteNews(actor)) return counts
  const groups = await db.$queryRaw<{ locale: Locale; reason: ParityReason; count: number }[]>`
    SELECT locale, reason, count(*)::int AS count FROM (${waiting}) w GROUP BY locale, reason`
  for (const { locale, reason, count } of groups) counts[locale][reason] = count
  return counts
}

function toRow({ sourceTitle, sourceLocale, anyTitle, anyLocale, ...row }: Raw, at: Date): ParityRow {
  const days = Math.max(0, Math.floor((at.getTime() - row.since.getTime()) / dayMs))
  const title = sourceTitle || anyTitle || ''
  const { id, locale, reason, since, isPublic } = row
  return {
    ...{ id, locale, reason, since, isPublic, days, title },
    titleLocale: sourceTitle ? sourceLocale : (anyLocale ?? sourceLocale),
  }
}

function readPlace(after: string | null): { at: Date; id: string; locale: Locale } | null {
  const [, at, id, locale] = /^(\d{1,15})_([0-9a-f-]{36})_(kk|ru|en)$/.exec(after ?? '') ?? []
  return at && id && locale ? { at: new Date(Number(at)), id, locale: locale as Locale } : null
}
