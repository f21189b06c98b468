import { cacheLife, cacheTag } from 'next/cache'
import { type Locale, locales } from '#lib/i18n/routing.ts'
import { inLocale, languagesOf, localeOf } from '#lib/i18n/localised.ts'
import { documentAddress } from '#lib/files/rules.ts'
import { db } from '#lib/platform/db.ts'
import { slugPattern } from '#lib/platform/text.ts'
import type { Prisma } from '#prisma/generated/client.ts'
import { currentFiles, downloadsOf, fileColumns, isPublic, matching } from './rules.ts'
import type { LibraryFilters } from './schema.ts'

const pageSize = 30

const columns = {
  id: true,
  slug: true,
  kind: true,
  ...{ titleKk: true, titleRu: true, titleEn: true, summaryKk: true, summaryRu: true, summaryEn: true },
  ...{ sourceUrl: true, publishedAt: true, renewedAt: true, isDemo: true },
  direction: { select: { code: true, nameKk: true, nameRu: true, nameEn: true } },
  releases: { orderBy: { number: 'desc' }, select: fileColumns },
} satisfies Prisma.LibraryItemSelect
type Row = Prisma.LibraryItemGetPayload<{ select: typeof columns }>

/** A line of the public library. */
export type PublicLibraryItem = ReturnType<typeof present>

/** A page of the library, the latest renewed first; `next` and `previous` are slugs to go on after or before. */
export async function listPublishedLibrary(
  filters: LibraryFilters & { after?: string; before?: string },
  locale: Locale,
) {
  'use cache'
  cacheTag('library', 'files')
  cacheLife('hours')
  const { after, before, ...rest } = filters
  const anchor = await findAnchor(after ?? before)
  const isBackward = anchor !== null && before !== undefined
  const order = isBackward ? 'asc' : 'desc'
  const rows = await db.libraryItem.findMany({
    where: { AND: [matching(rest), anchor ? beyond(anchor, isBackward) : {}] },
    orderBy: [{ renewedAt: order }, { id: order }],
    take: pageSize + 1,
    select: columns,
  })
  const hasMore = rows.length > pageSize
  const page = rows.slice(0, pageSize)
  if (isBackward) page.reverse()
  return {
    items: page.map((row) => present(row, locale)),
    next: isBackward || hasMore ? (page.at(-1)?.slug ?? null) : null,
    previous: (isBackward ? hasMore : anchor !== null) ? (page[0]?.slug ?? null) : null,
  }
}

export async function countPublishedLibrary(filters: LibraryFilters = {}): Promise<number> {
  'use cache'
  cacheTag('library')
  cacheLife('hours')
  return db.libraryItem.count({ where: matching(filters) })
}

/** One item with all its versions; null for drafts, withdrawn ones, papers of staff and unknown addresses. */
export async function findPublishedLibraryItem(slug: string, locale: Locale) {
  'use cache'
  cacheTag('library', 'files')
  cacheLife('hours')
  if (!slugPattern.test(slug)) return null
  cacheTag(`library:${slug}`)
  const row = await db.libraryItem.findFirst({ where: { ...isPublic, slug }, select: columns })
  if (!row) return null
  const releases = row.releases.map((release) => ({
    number: release.number,
    addedAt: release.createdAt,
    note: inLocale(release, 'note', locale),
    noteLocale: localeOf(release, 'note', locale),
    files: locales.flatMap((each) => {
      const found = release.files.find((file) => file.locale === each)
      return found
        ? [{ id: found.id, locale: each, bytes: found.file.bytes, mediaType: found.file.mediaType }]
        : []
    }),
  }))
  const languages = languagesOf(row, 'title')
  return { ...present(row, locale), languages, sourceUrl: row.sourceUrl, releases }
}
export type LibraryPage = NonNullable<Awaited<ReturnType<typeof findPublishedLibraryItem>>>

/** The directions the public library has something about. */
export async function listLibraryDirections(locale: Locale): Promise<{ code: string; name: string }[]> {
  'use cache'
  cacheTag('library', 'region')
  cacheLife('hours')
  const rows = await db.direction.findMany({
    where: { libraryItems: { some: isPublic } },
    orderBy: { position: 'asc' },
    select: { code: true, nameKk: true, nameRu: true, nameEn: true },
  })
  return rows.map((row) => ({ code: row.code, name: inLocale(row, 'name', locale) }))
}

/**
 * Where a public file lies, and one download more on its count unless `isCounted` is false; null when it is not public. The count
 * is a number and nothing else: nobody can be found behind it.
 */
export async function takePublicFile(id: string, isCounted: boolean): Promise<string | null> {
  const where = { id, release: { item: isPublic }, file: { isPublic: true } }
  const found = await db.libraryFile.findFirst({
    where,
    select: { file: { select: { storageKey: true, mediaType: true } } },
  })
  if (!found) return null
  if (isCounted) await db.libraryFile.updateMany({ where: { id }, data: { downloads: { increment: 1 } } })
  return documentAddress(found.file)
}

async function findAnchor(slug: string | undefined) {
  if (!slug) return null
  return db.libraryItem.findFirst({ where: { ...isPublic, slug }, select: { renewedAt: true, id: true } })
}

function beyond(
  { renewedAt, id }: { renewedAt: Date; id: string },
  isBackward: boolean,
): Prisma.LibraryItemWhereInput {
  const side = isBackward ? 'gt' : 'lt'
  return { OR: [{ renewedAt: { [side]: renewedAt } }, { renewedAt, id: { [side]: id } }] }
}

/** Allowed by name: a new column never becomes public by itself. */
function present(row: Row, locale: Locale) {
  return {
    slug: row.slug,
    href: `/library/${row.slug}`,
    kind: row.kind,
    title: inLocale(row, 'title', locale),
    titleLocale: localeOf(row, 'title', locale),
    summary: inLocale(row, 'summary', locale),
    summaryLocale: localeOf(row, 'summary', locale),
    direction: row.direction
      ? { code: row.direction.code, name: inLocale(row.direction, 'name', locale) }
      : null,
    publishedAt: row.publishedAt,
    renewedAt: row.renewedAt,
    isDemo: row.isDemo,
    number: row.releases[0]?.number ?? 0,
    files: currentFiles(row.releases),
    downloads: downloadsOf(row.releases),
  }
}
