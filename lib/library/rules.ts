import { type Locale, locales } from '#lib/i18n/routing.ts'
import { fold } from '#lib/platform/text.ts'
import type { Prisma } from '#prisma/generated/client.ts'
import type { LibraryFilters } from './schema.ts'

export const fileColumns = {
  number: true,
  createdAt: true,
  noteKk: true,
  noteRu: true,
  noteEn: true,
  files: {
    select: {
      id: true,
      locale: true,
      downloads: true,
      file: { select: { id: true, storageKey: true, mediaType: true, bytes: true, isPublic: true } },
    },
  },
} satisfies Prisma.LibraryReleaseSelect
export type ReleaseRow = Prisma.LibraryReleaseGetPayload<{ select: typeof fileColumns }>

/** The file of a language as a reader gets it: of the newest version that has one. */
export type CurrentFile = {
  id: string
  locale: Locale
  number: number
  bytes: number
  mediaType: string
  addedAt: Date
  /** A newer version exists in another language only. */
  isBehind: boolean
}

/** The newest file of each language, in the order of the site's languages. */
export function currentFiles(releases: readonly ReleaseRow[]): CurrentFile[] {
  const newestFirst = releases.toSorted((a, b) => b.number - a.number)
  const newest = newestFirst[0]?.number ?? 0
  return locales.flatMap((locale) => {
    const release = newestFirst.find(({ files }) => files.some((each) => each.locale === locale))
    const found = release?.files.find((each) => each.locale === locale)
    if (!release || !found) return []
    return {
      id: found.id,
      locale,
      number: release.number,
      bytes: found.file.bytes,
      mediaType: found.file.mediaType,
      addedAt: release.createdAt,
      isBehind: release.number < newest,
    }
  })
}

/** How often files of an item were taken, in all languages and versions. */
export function downloadsOf(releases: readonly ReleaseRow[]): number {
  return releases.reduce(
    (sum, { files }) => sum + files.reduce((inner, { downloads }) => inner + downloads, 0),
    0,
  )
}

/** The one language to offer first: the reader's, else any there is; null while there is no file. */
export function offeredFile(files: readonly CurrentFile[], locale: Locale): CurrentFile | null {
  return files.find((each) => each.locale === locale) ?? files[0] ?? null
}

/** What a search goes through: the titles and summaries of all languages, folded (R16). */
export function searchKeyOf(item: Record<`${'title' | 'summary'}${'Kk' | 'Ru' | 'En'}`, string>): string {
  const { titleKk, titleRu, titleEn, summaryKk, summaryRu, summaryEn } = item
  return fold([titleKk, titleRu, titleEn, summaryKk, summaryRu, summaryEn].join(' '))
}

export const isPublic = { state: 'published', audience: 'everyone' } satisfies Prisma.LibraryItemWhereInput

/** Every word has to be somewhere in the titles or summaries. */
export function naming(q: string | undefined): Prisma.LibraryItemWhereInput {
  const words = fold(q ?? '')
    .split(' ')
    .filter(Boolean)
    .slice(0, 6)
  return { AND: words.map((word) => ({ searchKey: { contains: word } })) }
}

/** The public library under its filters. */
export function matching({ kind, language, direction, q }: LibraryFilters): Prisma.LibraryItemWhereInput {
  return {
    AND: [
      isPublic,
      kind ? { kind } : {},
      language ? { releases: { some: { files: { some: { locale: language } } } } } : {},
      direction ? { direction: { code: direction } } : {},
      naming(q),
    ],
  }
}
