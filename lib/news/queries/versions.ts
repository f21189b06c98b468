import type { Actor } from '#lib/accounts/actor.ts'
import { type Locale, locales } from '#lib/i18n/routing.ts'
import { db } from '#lib/platform/db.ts'
import { type RichDocument, readDocument } from '#lib/rich-text/schema.ts'
import type { Prisma } from '#prisma/generated/client.ts'
import { visibleTo } from '../policy.ts'
import type { StaffNews } from '../queries.ts'

export const versionsPerPage = 30

const rowColumns = {
  number: true,
  savedAt: true,
  restoredFrom: true,
  changed: true,
  savedBy: { select: { name: true } },
} satisfies Prisma.NewsVersionSelect

export type VersionRow = Prisma.NewsVersionGetPayload<{ select: typeof rowColumns }>

/** A page of an item's versions, newest first, those before number `before`; `next` is the number the next page begins before. */
export async function listVersions(
  actor: Actor,
  newsId: string,
  before: number | null,
): Promise<{ versions: VersionRow[]; next: number | null }> {
  const rows = await db.newsVersion.findMany({
    where: { newsId, news: visibleTo(actor), ...(before ? { number: { lt: before } } : {}) },
    orderBy: { number: 'desc' },
    take: versionsPerPage + 1,
    select: rowColumns,
  })
  const versions = rows.slice(0, versionsPerPage)
  return { versions, next: rows.length > versionsPerPage ? (versions.at(-1)?.number ?? null) : null }
}

const columns = {
  ...rowColumns,
  texts: true,
  authorName: true,
  sourceName: true,
  sourceUrl: true,
  sourceLocale: true,
  coverId: true,
} satisfies Prisma.NewsVersionSelect

export type VersionText = { title: string; lead: string; slug: string; body: RichDocument; coverAlt: string }

/** One version of an item with its words; null when it does not exist for the actor. */
export async function findVersion(actor: Actor, newsId: string, number: number) {
  const row = await db.newsVersion.findFirst({
    where: { newsId, number, news: visibleTo(actor) },
    select: columns,
  })
  return row ? { ...row, texts: readTexts(row.texts) } : null
}
export type StaffVersion = NonNullable<Awaited<ReturnType<typeof findVersion>>>

/** The number of the newest version; 0 for an item from before versions were kept. */
export async function latestVersionNumber(actor: Actor, newsId: string): Promise<number> {
  const { _max } = await db.newsVersion.aggregate({
    where: { newsId, news: visibleTo(actor) },
    _max: { number: true },
  })
  return _max.number ?? 0
}

/** Stored texts are read like everything else from outside: what is no document any more is empty. */
function readTexts(value: unknown): Record<Locale, VersionText> {
  const stored = (value ?? {}) as Partial<Record<Locale, Partial<VersionText>>>
  const entries = locales.map((locale) => {
    const { title = '', lead = '', slug = '', coverAlt = '', body } = stored[locale] ?? {}
    return [locale, { title, lead, slug, coverAlt, body: readDocument(body) }] as const
  })
  return Object.fromEntries(entries) as Record<Locale, VersionText>
}

/** The source as it was when each stale translation was made; without an entry where nobody kept it. */
export async function findSources(
  actor: Actor,
  news: Pick<StaffNews, 'id' | 'sourceLocale' | 'translations'>,
): Promise<Partial<Record<Locale, VersionText>>> {
  const sources: Partial<Record<Locale, VersionText>> = {}
  for (const locale of locales) {
    const { staleSince, madeFromVersion } = news.translations[locale]
    const version = staleSince && madeFromVersion ? await findVersion(actor, news.id, madeFromVersion) : null
    if (version) sources[locale] = version.texts[news.sourceLocale]
  }
  return sources
}
