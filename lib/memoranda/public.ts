import { cacheLife, cacheTag } from 'next/cache'
import { mediaPath, documentName } from '#lib/files/rules.ts'
import { inLocale, localeOf } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { dayOf, now } from '#lib/platform/clock.ts'
import { db } from '#lib/platform/db.ts'
import { idPattern, slugPattern } from '#lib/platform/text.ts'
import type { Prisma } from '#prisma/generated/client.ts'
import {
  dayText,
  isPublic,
  lineColumns,
  matching,
  type MemorandumFilters,
  obligationState,
  pageColumns,
  presentLine,
  type PublicMemorandum,
} from './rules.ts'

export type { MemorandumFilters, PublicMemorandum } from './rules.ts'
/** A memorandum's page. */
export type MemorandumPage = NonNullable<Awaited<ReturnType<typeof findPublishedMemorandum>>>

const pageSize = 30
/** Statuses turn at midnight: ten minutes is how late a page may learn of it. */
const untilMidnight = { stale: 300, revalidate: 600, expire: 86_400 }

/** A page of the register, the latest publication first; `next` and `previous` are slugs to go on after or before. */
export async function listPublishedMemoranda(
  filters: MemorandumFilters & { after?: string; before?: string },
  locale: Locale,
) {
  'use cache'
  cacheTag('memoranda')
  cacheLife(untilMidnight)
  const { after, before, ...rest } = filters
  const today = dayOf(now())
  const anchor = await findAnchor(after ?? before)
  const isBackward = anchor !== null && before !== undefined
  const rows = await db.memorandum.findMany({
    where: { AND: [matching(rest, today), anchor ? beyond(anchor, isBackward) : {}] },
    orderBy: [{ publishedAt: isBackward ? 'asc' : 'desc' }, { id: isBackward ? 'asc' : 'desc' }],
    take: pageSize + 1,
    select: lineColumns,
  })
  const hasMore = rows.length > pageSize
  const page = rows.slice(0, pageSize)
  if (isBackward) page.reverse()
  const memoranda = page.map((row) => presentLine(row, locale, today))
  const hasNext = isBackward || hasMore
  const hasPrevious = isBackward ? hasMore : anchor !== null
  return {
    memoranda,
    next: hasNext ? (memoranda.at(-1)?.slug ?? null) : null,
    previous: hasPrevious ? (memoranda[0]?.slug ?? null) : null,
  }
}

export async function countMemoranda(filters: MemorandumFilters = {}): Promise<number> {
  'use cache'
  cacheTag('memoranda')
  cacheLife(untilMidnight)
  return db.memorandum.count({ where: matching(filters, dayOf(now())) })
}

/** One public memorandum; null for drafts, withdrawn ones and unknown addresses. */
export async function findPublishedMemorandum(slug: string, locale: Locale) {
  'use cache'
  cacheLife(untilMidnight)
  cacheTag('memoranda')
  if (!slugPattern.test(slug)) return null
  cacheTag(`memorandum:${slug}`)
  const row = await db.memorandum.findFirst({ where: { ...isPublic, slug }, select: pageColumns })
  if (!row) return null
  const today = dayOf(now())
  const event = row.event?.state !== 'draft' && row.event?.centre.state === 'published' ? row.event : null
  const { file, terminatedOn } = row
  return {
    ...presentLine(row, locale, today),
    ...{ today, terminatedOn: dayText(terminatedOn), updatedOn: dayOf(row.updatedAt) },
    summary: inLocale(row, 'summary', locale),
    summaryLocale: localeOf(row, 'summary', locale),
    terminationReason: inLocale(row, 'terminationReason', locale),
    event: event ? { href: `/events/${event.slug}`, title: inLocale(event, 'title', locale) } : null,
    file: file?.isPublic ? { href: mediaPath(file.storageKey, documentName), bytes: file.bytes } : null,
    obligations: row.obligations.map((obligation) => {
      const days = { dueOn: dayText(obligation.dueOn), doneOn: dayText(obligation.doneOn) }
      return {
        text: inLocale(obligation, 'text', locale),
        locale: localeOf(obligation, 'text', locale),
        ...days,
        state: obligationState(days, today),
      }
    }),
  }
}

/** Subjects that have something in the register, for its filter. */
export async function listMemorandumSubjects(locale: Locale) {
  'use cache'
  cacheTag('memoranda')
  cacheLife(untilMidnight)
  const subjects = await db.memorandumSubject.findMany({
    where: { memoranda: { some: isPublic } },
    orderBy: { position: 'asc' },
  })
  return subjects.map((subject) => ({ code: subject.code, name: inLocale(subject, 'name', locale) }))
}

export async function listMemorandaOfEvent(eventId: string, locale: Locale): Promise<PublicMemorandum[]> {
  'use cache'
  cacheTag('memoranda')
  cacheLife(untilMidnight)
  return idPattern.test(eventId) ? listOf({ eventId }, locale) : []
}

export async function listMemorandaOfOrganisation(
  organisationId: string,
  locale: Locale,
): Promise<PublicMemorandum[]> {
  'use cache'
  cacheTag('memoranda')
  cacheLife(untilMidnight)
  return idPattern.test(organisationId) ? listOf({ parties: { some: { organisationId } } }, locale) : []
}

/** For the sitemap. */
export async function listPublishedMemorandumSlugs(): Promise<{ slug: string; updatedAt: Date }[]> {
  'use cache'
  cacheTag('memoranda')
  cacheLife('hours')
  return db.memorandum.findMany({
    where: isPublic,
    orderBy: { id: 'asc' },
    take: 45_000,
    select: { slug: true, updatedAt: true },
  })
}

async function listOf(where: Prisma.MemorandumWhereInput, locale: Locale): Promise<PublicMemorandum[]> {
  const rows = await db.memorandum.findMany({
    where: { AND: [isPublic, where] },
    orderBy: [{ publishedAt: 'desc' }, { id: 'desc' }],
    take: 100,
    select: lineColumns,
  })
  const today = dayOf(now())
  return rows.map((row) => presentLine(row, locale, today))
}

type Anchor = { id: string; publishedAt: Date }

async function findAnchor(slug: string | undefined): Promise<Anchor | null> {
  if (!slug || !slugPattern.test(slug)) return null
  const row = await db.memorandum.findFirst({
    where: { ...isPublic, slug },
    select: { id: true, publishedAt: true },
  })
  return row?.publishedAt ? { id: row.id, publishedAt: row.publishedAt } : null
}

function beyond({ id, publishedAt }: Anchor, isBackward: boolean): Prisma.MemorandumWhereInput {
  return isBackward
    ? { OR: [{ publishedAt: { gt: publishedAt } }, { publishedAt, id: { gt: id } }] }
    : { OR: [{ publishedAt: { lt: publishedAt } }, { publishedAt, id: { lt: id } }] }
}
