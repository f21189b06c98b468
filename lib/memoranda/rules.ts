import { inLocale, localeOf } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { dayMs } from '#lib/platform/clock.ts'
import { fold } from '#lib/platform/text.ts'
import type { Prisma } from '#prisma/generated/client.ts'

/** `signed`: signed, but nobody stated from when or till when it holds, or its day is still ahead. */
export const memorandumStatuses = [
  'project',
  'signed',
  'inForce',
  'expiring',
  'expired',
  'terminated',
] as const
export type MemorandumStatus = (typeof memorandumStatuses)[number]

/** Dates of a memorandum as calendar days, `YYYY-MM-DD`. */
export type MemorandumDates = {
  isSigned: boolean
  signedOn: string | null
  validUntil: string | null
  terminatedOn: string | null
}

/** How many days before its end a memorandum counts as expiring. */
export const expiringDays = 30

/** The status on a day of the region's calendar (R12). The last day still counts as in force. */
export function memorandumStatus(memorandum: MemorandumDates, today: string): MemorandumStatus {
  const { isSigned, signedOn, validUntil, terminatedOn } = memorandum
  if (terminatedOn !== null && terminatedOn <= today) return 'terminated'
  if (!isSigned) return 'project'
  if (signedOn !== null && signedOn > today) return 'signed'
  if (validUntil !== null && validUntil < today) return 'expired'
  if (validUntil !== null && validUntil <= addDays(today, expiringDays)) return 'expiring'
  return signedOn === null && validUntil === null ? 'signed' : 'inForce'
}

/** The same rule as a filter of the database. */
export function whereStatus(status: MemorandumStatus, today: string): Prisma.MemorandumWhereInput {
  const at = new Date(today)
  const soon = new Date(addDays(today, expiringDays))
  const isGoingOn: Prisma.MemorandumWhereInput = {
    OR: [{ terminatedOn: null }, { terminatedOn: { gt: at } }],
  }
  const hasBegun: Prisma.MemorandumWhereInput = {
    isSigned: true,
    OR: [{ signedOn: null }, { signedOn: { lte: at } }],
  }
  switch (status) {
    case 'terminated':
      return { terminatedOn: { lte: at } }
    case 'project':
      return { AND: [isGoingOn, { isSigned: false }] }
    case 'signed':
      return {
        AND: [
          isGoingOn,
          { isSigned: true },
          { OR: [{ signedOn: { gt: at } }, { signedOn: null, validUntil: null }] },
        ],
      }
    case 'expired':
      return { AND: [isGoingOn, hasBegun, { validUntil: { lt: at } }] }
    case 'expiring':
      return { AND: [isGoingOn, hasBegun, { validUntil: { gte: at, lte: soon } }] }
    case 'inForce':
      return {
        AND: [
          isGoingOn,
          hasBegun,
          { OR: [{ validUntil: { gt: soon } }, { validUntil: null, signedOn: { not: null } }] },
        ],
      }
  }
}

export type ObligationState = 'done' | 'open' | 'late'

/** An obligation is late from the day after its due day. */
export function obligationState(
  { dueOn, doneOn }: { dueOn: string | null; doneOn: string | null },
  today: string,
): ObligationState {
  if (doneOn !== null) return 'done'
  return dueOn !== null && dueOn < today ? 'late' : 'open'
}

/** Days from one calendar day to another; negative when the second is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / dayMs)
}

export function addDays(day: string, count: number): string {
  return new Date(Date.parse(day) + count * dayMs).toISOString().slice(0, 10)
}

/** A date column as the calendar day it holds. */
export function dayText(date: Date | null): string | null {
  return date ? date.toISOString().slice(0, 10) : null
}

type Names = { nameKk: string; nameRu: string }
type Publishable = { titleKk: string; titleRu: string; parties: Names[] }

/** What a memorandum still lacks to be public, as the field of its form; null when nothing. */
export function missingToPublish({
  titleKk,
  titleRu,
  parties,
}: Publishable): 'titleKk' | 'titleRu' | 'parties' | null {
  if (titleKk === '') return 'titleKk'
  if (titleRu === '') return 'titleRu'
  return parties.length < 2 || parties.some(({ nameKk, nameRu }) => nameKk === '' || nameRu === '')
    ? 'parties'
    : null
}

/** Rows of a form: what there is, then empty ones (null) to fill, never more than `max`. */
export function spareRows<Row>(
  rows: readonly Row[],
  { least, spare, max }: { least: number; spare: number; max: number },
): (Row | null)[] {
  const wanted = Math.min(max, Math.max(least, rows.length + spare))
  return Array.from({ length: Math.max(wanted, rows.length) }, (_, index) => rows[index] ?? null)
}

export const isPublic = { state: 'published' } satisfies Prisma.MemorandumWhereInput

export type MemorandumFilters = { status?: MemorandumStatus; subject?: string; q?: string }

/** The public register under its filters. */
export function matching(
  { status, subject, q }: MemorandumFilters,
  today: string,
): Prisma.MemorandumWhereInput {
  const words = q ? q.split(/\s+/).filter(Boolean).slice(0, 6) : []
  return {
    AND: [
      isPublic,
      status ? whereStatus(status, today) : {},
      subject ? { subject: { code: subject } } : {},
      ...words.map(named),
    ],
  }
}

/** A word of the title or of a party, as typed; parties of the register also by their folded names (R16). */
function named(word: string): Prisma.MemorandumWhereInput {
  const contains = { contains: word, mode: 'insensitive' } as const
  const party = {
    OR: [
      { nameKk: contains },
      { nameRu: contains },
      { nameEn: contains },
      { organisation: { searchKey: { contains: fold(word) || word } } },
    ],
  }
  return {
    OR: [{ titleKk: contains }, { titleRu: contains }, { titleEn: contains }, { parties: { some: party } }],
  }
}

/** A line of the public register. */
export type PublicMemorandum = ReturnType<typeof presentLine>

const names = { nameKk: true, nameRu: true, nameEn: true } as const

/** What the register reads of a memorandum. */
export const lineColumns = {
  ...{
    id: true,
    slug: true,
    titleKk: true,
    titleRu: true,
    titleEn: true,
    sourceUrl: true,
    publishedAt: true,
  },
  ...{ isSigned: true, signedOn: true, validUntil: true, terminatedOn: true },
  subject: { select: { code: true, ...names } },
  parties: {
    orderBy: { position: 'asc' },
    select: { ...names, organisation: { select: { slug: true, state: true } } },
  },
} satisfies Prisma.MemorandumSelect

/** What a memorandum's page reads. */
export const pageColumns = {
  ...lineColumns,
  ...{ summaryKk: true, summaryRu: true, summaryEn: true, updatedAt: true },
  ...{ terminationReasonKk: true, terminationReasonRu: true, terminationReasonEn: true },
  event: {
    select: {
      slug: true,
      state: true,
      centre: { select: { state: true } },
      titleKk: true,
      titleRu: true,
      titleEn: true,
    },
  },
  file: { select: { storageKey: true, bytes: true, isPublic: true } },
  obligations: {
    orderBy: { position: 'asc' },
    select: { textKk: true, textRu: true, textEn: true, dueOn: true, doneOn: true },
  },
} satisfies Prisma.MemorandumSelect

/** A line of the register as anyone may see it, on a day, in a language. */
export function presentLine(
  row: Prisma.MemorandumGetPayload<{ select: typeof lineColumns }>,
  locale: Locale,
  today: string,
) {
  const { slug, isSigned, sourceUrl } = row
  const dates = {
    isSigned,
    signedOn: dayText(row.signedOn),
    validUntil: dayText(row.validUntil),
    terminatedOn: dayText(row.terminatedOn),
  }
  return {
    ...{
      slug,
      href: `/memoranda/${slug}`,
      sourceUrl,
      isSigned,
      signedOn: dates.signedOn,
      validUntil: dates.validUntil,
    },
    status: memorandumStatus(dates, today),
    title: inLocale(row, 'title', locale),
    titleLocale: localeOf(row, 'title', locale),
    subject: { code: row.subject.code, name: inLocale(row.subject, 'name', locale) },
    parties: row.parties.map((party) => ({
      name: inLocale(party, 'name', locale),
      locale: localeOf(party, 'name', locale),
      href: party.organisation?.state === 'published' ? `/organisations/${party.organisation.slug}` : null,
    })),
  }
}
