import { cacheLife, cacheTag } from 'next/cache'
import { mediaPath, documentName } from '#lib/files/rules.ts'
import { inLocale, languagesOf, localeOf } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { dayOf, now } from '#lib/platform/clock.ts'
import { db } from '#lib/platform/db.ts'
import { idPattern, slugPattern } from '#lib/platform/text.ts'
import type { Prisma } from '#prisma/generated/client.ts'
import { countDelivered } from './public/delivered.ts'
import { pageColumns, presentLogos, presentObligations, presentPast } from './public/page-columns.ts'
import {
  isPublic,
  lineColumns,
  matching,
  type MemorandumFilters,
  type MemorandumSort,
  presentLine,
  type PublicMemorandum,
} from './rules/register.ts'
import { textIn } from './rules/wording.ts'

export type { MemorandumFilters, PublicMemorandum } from './rules/register.ts'
/** A memorandum's page. */
export type MemorandumPage = NonNullable<Awaited<ReturnType<typeof findPublishedMemorandum>>>

const pageSize = 30
/** Statuses turn at midnight: ten minutes is how late a page may learn of it. */
const untilMidnight = { stale: 300, revalidate: 600, expire: 86_400 }

type Paging = { sort?: MemorandumSort; after?: string; before?: string }

/** A page of the register in its order; `next` and `previous` are slugs to go on after or before. */
export async function listPublishedMemoranda(filters: MemorandumFilters & Paging, locale: Locale) {
  'use cache'
  cacheTag('memoranda')
  cacheLife(untilMidnight)
  const { sort = 'new', after, before, ...rest } = filters
  const today = dayOf(now())
  const anchor = await findAnchor(sort, after ?? before)
  const isBackward = anchor !== null && before !== undefined
  const rows = await db.memorandum.findMany({
    where: { AND: [matching(rest, today), anchor ? beyond(anchor, sort, isBackward) : {}] },
    orderBy: orderOf(sort, isBackward),
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
  const { file, id } = row
  const delivered = await countDelivered([id])
  return {
    ...presentLine(row, locale, today),
    ...{ today, updatedOn: dayOf(row.updatedAt) },
    languages: languagesOf(row, 'title'),
    summary: inLocale(row, 'summary', locale),
    summaryLocale: localeOf(row, 'summary', locale),
    ...{ text: textIn(row, locale), logos: presentLogos(row) },
    terminationReason: inLocale(row, 'terminationReason', locale),
    event: event ? { href: `/events/${event.slug}`, title: inLocale(event, 'title', locale) } : null,
    file: file?.isPublic ? { href: mediaPath(file.storageKey, documentName), bytes: file.bytes } : null,
    obligations: presentObligations(row, { locale, today, delivered }),
    delivered: delivered.get(id) ?? null,
    past: presentPast(row, locale),
  }
}

/** The memoranda an event belongs to: signed there, or held under one of their obligations. */
export async function listMemorandaOfEvent(eventId: string, locale: Locale): Promise<PublicMemorandum[]> {
  'use cache'
  cacheTag('memoranda')
  cacheLife(untilMidnight)
  if (!idPattern.test(eventId)) return []
  const isUnder = { obligations: { some: { events: { some: { eventId } } } } }
  return listOf({ OR: [{ eventId }, isUnder] }, locale)
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

const orders = {
  new: { field: 'publishedAt', isRising: false },
  ending: { field: 'validUntil', isRising: true },
  signed: { field: 'signedOn', isRising: false },
} as const

type Anchor = { id: string; value: Date | null }

async function findAnchor(sort: MemorandumSort, slug: string | undefined): Promise<Anchor | null> {
  if (!slug || !slugPattern.test(slug)) return null
  const select = { id: true, publishedAt: true, validUntil: true, signedOn: true }
  const row = await db.memorandum.findFirst({ where: { ...isPublic, slug }, select })
  return row ? { id: row.id, value: row[orders[sort].field] } : null
}

/** Rows without a date stand at the end of every order. */
function orderOf(sort: MemorandumSort, isBackward: boolean): Prisma.MemorandumOrderByWithRelationInput[] {
  const { field, isRising } = orders[sort]
  const direction = isRising !== isBackward ? 'asc' : 'desc'
  return [{ [field]: { sort: direction, nulls: isBackward ? 'first' : 'last' } }, { id: direction }]
}

function beyond(
  { id, value }: Anchor,
  sort: MemorandumSort,
  isBackward: boolean,
): Prisma.MemorandumWhereInput {
  const { field, isRising } = orders[sort]
  const on = isRising !== isBackward ? 'gt' : 'lt'
  const beside = { [field]: value, id: { [on]: id } }
  if (value === null) return isBackward ? { OR: [beside, { [field]: { not: null } }] } : beside
  return { OR: [{ [field]: { [on]: value } }, beside, ...(isBackward ? [] : [{ [field]: null }])] }
}
