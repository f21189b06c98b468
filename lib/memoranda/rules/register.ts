import { inLocale, localeOf } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { fold } from '#lib/platform/text.ts'
import type { Prisma } from '#prisma/generated/client.ts'
import { datesOf, type MemorandumStatus, memorandumStatus, statusColumns, whereStatus } from '../rules.ts'

export const isPublic = { state: 'published' } satisfies Prisma.MemorandumWhereInput

/** `new`: the latest publication first; `ending`: what ends soonest first, endless last; `signed`: the latest signing first. */
export const memorandumSorts = ['new', 'ending', 'signed'] as const
export type MemorandumSort = (typeof memorandumSorts)[number]

export type MemorandumFilters = {
  status?: MemorandumStatus
  subject?: string
  /** The year of signing. */
  year?: number
  /** Slug of an organisation that is a side. */
  organisation?: string
  /** Slug of the territory of an organisation that is a side. */
  unit?: string
  q?: string
}

/** The public register under its filters. */
export function matching(filters: MemorandumFilters, today: string): Prisma.MemorandumWhereInput {
  const { status, subject, year, organisation, unit, q } = filters
  const words = q ? q.split(/\s+/).filter(Boolean).slice(0, 6) : []
  const side = (is: Prisma.OrganisationWhereInput) => ({
    parties: { some: { organisation: { state: 'published' as const, ...is } } },
  })
  return {
    AND: [
      isPublic,
      status ? whereStatus(status, today) : {},
      subject ? { subject: { code: subject } } : {},
      year ? { signedOn: { gte: new Date(`${year}-01-01`), lte: new Date(`${year}-12-31`) } } : {},
      organisation ? side({ slug: organisation }) : {},
      unit ? side({ unit: { slug: unit } }) : {},
      ...words.map(named),
    ],
  }
}

/** A word of the title or of a party, by the folded key (R16); what a hidden organisation is called otherwise finds nothing. */
function named(word: string): Prisma.MemorandumWhereInput {
  const searchKey = { contains: fold(word) || word }
  const party = { OR: [{ searchKey }, { organisation: { state: 'published' as const, searchKey } }] }
  return { OR: [{ searchKey }, { parties: { some: party } }] }
}

/** The folded titles of a memorandum. */
export function titleKey(titles: { titleKk: string; titleRu: string; titleEn: string }): string {
  return fold([titles.titleKk, titles.titleRu, titles.titleEn].join(' '))
}

/** The folded names of a side. */
export function partyKey(names: { nameKk: string; nameRu: string; nameEn: string }): string {
  return fold([names.nameKk, names.nameRu, names.nameEn].join(' '))
}

/** A line of the public register. */
export type PublicMemorandum = ReturnType<typeof presentLine>

const names = { nameKk: true, nameRu: true, nameEn: true } as const

/** What the register reads of a memorandum. */
export const lineColumns = {
  ...statusColumns,
  ...{ id: true, slug: true, sourceUrl: true, publishedAt: true },
  ...{ titleKk: true, titleRu: true, titleEn: true },
  subject: { select: { code: true, ...names } },
  parties: {
    orderBy: { position: 'asc' },
    select: { id: true, ...names, organisation: { select: { slug: true, state: true } } },
  },
} satisfies Prisma.MemorandumSelect

/** A line of the register as anyone may see it, on a day, in a language. */
export function presentLine(
  row: Prisma.MemorandumGetPayload<{ select: typeof lineColumns }>,
  locale: Locale,
  today: string,
) {
  const { slug, isSigned, sourceUrl } = row
  const dates = datesOf(row)
  const { signedOn, validUntil, terminatedOn } = dates
  return {
    ...{ slug, href: `/memoranda/${slug}`, sourceUrl, isSigned, signedOn, validUntil, terminatedOn },
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
