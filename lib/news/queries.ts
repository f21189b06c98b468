import type { Actor } from '#lib/accounts/actor.ts'
import { findPictures, type LibraryPicture } from '#lib/files/queries.ts'
import { type Locale, locales } from '#lib/i18n/routing.ts'
import { db } from '#lib/platform/db.ts'
import { fold } from '#lib/platform/text.ts'
import { pictureIdsOf } from '#lib/rich-text/rules/tidy.ts'
import { emptyDocument, type RichDocument, readDocument } from '#lib/rich-text/schema.ts'
import type { Prisma } from '#prisma/generated/client.ts'
import { visibleTo } from './policy.ts'
import { isPlaceholderSlug, type Shortcoming, shortcomingsOf } from './rules.ts'
import {
  type LanguageStage,
  readCursor,
  type StaffNewsFilters,
  type StaffNewsState,
  staffNewsStates,
  writeCursor,
} from './schema.ts'

export const staffNewsPerPage = 30

const rowColumns = {
  id: true,
  state: true,
  kind: true,
  isPinned: true,
  coverId: true,
  publishedAt: true,
  publishAt: true,
  updatedAt: true,
  sourceLocale: true,
  translations: {
    select: {
      ...{ locale: true, state: true, slug: true, title: true, lead: true, body: true, coverAlt: true },
      ...{ staleSince: true, madeFromVersion: true },
    },
  },
} satisfies Prisma.NewsItemSelect
type NewsRow = Prisma.NewsItemGetPayload<{ select: typeof rowColumns }>

/** A page of the desk's list, last changed first; `next` is a cursor for the address. */
export async function listNews(actor: Actor, filters: StaffNewsFilters) {
  const key = fold(filters.q)
  const cursor = readCursor(filters.after, false)
  const rows = await db.newsItem.findMany({
    where: {
      AND: [
        visibleTo(actor),
        filters.state ? inState[filters.state] : {},
        filters.kind ? { kind: filters.kind } : {},
        inStage(filters),
        key ? { translations: { some: { searchKey: { contains: key } } } } : {},
        cursor
          ? { OR: [{ updatedAt: { lt: cursor.at } }, { updatedAt: cursor.at, id: { lt: cursor.id } }] }
          : {},
      ],
    },
    orderBy: [{ updatedAt: 'desc' }, { id: 'desc' }],
    take: staffNewsPerPage + 1,
    select: rowColumns,
  })
  const shown = rows.slice(0, staffNewsPerPage)
  const last = rows.length > staffNewsPerPage ? shown.at(-1) : undefined
  return { items: shown.map(toStaffRow), next: last ? writeCursor(last.updatedAt, last.id) : null }
}

const inState: Record<StaffNewsState, Prisma.NewsItemWhereInput> = {
  draft: { state: 'draft', publishAt: null },
  scheduled: { state: { not: 'published' }, publishAt: { not: null } },
  published: { state: 'published' },
  withdrawn: { state: 'withdrawn', publishAt: null },
}

/** Items with a language, the chosen one or any, that is so far. */
function inStage({ language, stage }: StaffNewsFilters): Prisma.NewsItemWhereInput {
  if (!language && !stage) return {}
  const chosen = language ? { locale: language } : {}
  if (!stage) return { translations: { some: { ...chosen, title: { not: '' } } } }
  return { translations: { some: { AND: [chosen, stages[stage]] } } }
}

const stages: Record<LanguageStage, Prisma.NewsTranslationWhereInput> = {
  lacks: {
    OR: [
      { title: '' },
      { lead: '' },
      { body: { equals: emptyDocument } },
      { coverAlt: '', news: { coverId: { not: null } } },
    ],
  },
  ready: { state: 'ready' },
  published: { state: 'published' },
  stale: { staleSince: { not: null } },
}

/** How many items there are in each state. */
export async function countNews(actor: Actor): Promise<Record<StaffNewsState, number>> {
  const [draft, scheduled, published, withdrawn] = await Promise.all(
    staffNewsStates.map((state) => db.newsItem.count({ where: { AND: [visibleTo(actor), inState[state]] } })),
  )
  return {
    draft: draft ?? 0,
    scheduled: scheduled ?? 0,
    published: published ?? 0,
    withdrawn: withdrawn ?? 0,
  }
}

/** What waits at the desk: drafts, and public items with a language that is ready but not public. Last changed first. */
export async function listWaitingNews(actor: Actor, limit: number) {
  const rows = await db.newsItem.findMany({
    where: {
      AND: [
        visibleTo(actor),
        { OR: [{ state: 'draft' }, { state: 'published', translations: { some: { state: 'ready' } } }] },
      ],
    },
    orderBy: [{ updatedAt: 'desc' }, { id: 'desc' }],
    take: limit,
    select: rowColumns,
  })
  return rows.map(toStaffRow)
}

export type StaffTranslation = {
  state: 'draft' | 'ready' | 'published'
  slug: string
  title: string
  lead: string
  body: RichDocument
  coverAlt: string
  shortcomings: Shortcoming[]
  /** Since when the source says something else than this translation; null when it is right. */
  staleSince: Date | null
  /** The version whose source this translation was made from. */
  madeFromVersion: number | null
}
const columns = {
  ...rowColumns,
  authorName: true,
  sourceName: true,
  sourceUrl: true,
  personId: true,
  organisationId: true,
  version: true,
  createdAt: true,
} satisfies Prisma.NewsItemSelect

/** One item with all its languages and the pictures it shows, for the editor and the preview; null when it does not exist for the actor. */
export async function findNews(actor: Actor, id: string) {
  const row = await db.newsItem.findFirst({ where: { AND: [{ id }, visibleTo(actor)] }, select: columns })
  if (!row) return null
  const translations = Object.fromEntries(
    locales.map((locale) => [locale, toTranslation(row, locale)]),
  ) as Record<Locale, StaffTranslation>
  const inside = locales.flatMap((locale) => pictureIdsOf(translations[locale].body))
  const pictures: LibraryPicture[] = await findPictures(actor, [
    ...(row.coverId ? [row.coverId] : []),
    ...inside,
  ])
  return { ...row, sourceLocale: row.sourceLocale as Locale, translations, pictures }
}
export type StaffNews = NonNullable<Awaited<ReturnType<typeof findNews>>>

const nothing = {
  state: 'draft',
  slug: '',
  title: '',
  lead: '',
  body: null,
  coverAlt: '',
  staleSince: null,
  madeFromVersion: null,
} as const

function toTranslation(row: NewsRow, locale: Locale): StaffTranslation {
  const found = row.translations.find((each) => each.locale === locale) ?? nothing
  const { state, slug, title, lead, coverAlt, staleSince, madeFromVersion } = found
  return {
    state,
    slug: isPlaceholderSlug(slug) ? '' : slug,
    title,
    lead,
    coverAlt,
    staleSince,
    madeFromVersion,
    body: readDocument(found.body),
    shortcomings: shortcomingsOf(found, row.coverId !== null),
  }
}

function toStaffRow(row: NewsRow) {
  const languages = locales.map((locale) => {
    const { state, title, shortcomings, staleSince } = toTranslation(row, locale)
    return { locale, state, title, isComplete: shortcomings.length === 0, isStale: staleSince !== null }
  })
  const { id, state, kind, isPinned, publishedAt, updatedAt } = row
  const publishAt = state === 'published' ? null : row.publishAt
  return {
    id,
    state,
    kind,
    isPinned,
    publishedAt,
    publishAt,
    updatedAt,
    sourceLocale: row.sourceLocale,
    languages,
  }
}
export type StaffNewsRow = ReturnType<typeof toStaffRow>
