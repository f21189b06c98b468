import { cacheLife, cacheTag } from 'next/cache'
import type { Locale } from '#lib/i18n/routing.ts'
import { db } from '#lib/platform/db.ts'
import { type Keyset, keysetArguments, keysetPage } from '#lib/platform/keyset.ts'
import { fold, slugPattern } from '#lib/platform/text.ts'
import type { Prisma } from '#prisma/generated/client.ts'
import { publicCentres } from './policy.ts'
import type { CentreFilters } from './schema.ts'

export const centresPerPage = 24

/** The columns carry their language's collation. */
const byName = { kk: { nameKk: 'asc' }, ru: { nameRu: 'asc' }, en: { nameEn: 'asc' } } as const
const unitColumns = {
  slug: true,
  nameKk: true,
  nameRu: true,
  nameEn: true,
  shortKk: true,
  shortRu: true,
  shortEn: true,
}
const listColumns = {
  id: true,
  slug: true,
  host: true,
  nameKk: true,
  nameRu: true,
  nameEn: true,
  verifiedAt: true,
  unit: { select: unitColumns },
} satisfies Prisma.CentreSelect

/** A page of the list, by name in the reader's alphabet. */
export async function listPublishedCentres(locale: Locale, filters: CentreFilters, keyset: Keyset) {
  'use cache'
  cacheTag('centres')
  cacheLife('hours')
  const rows = await db.centre.findMany({
    where: { ...publicCentres, ...matching(filters) },
    orderBy: [byName[locale], { id: 'asc' }],
    select: listColumns,
    ...keysetArguments(keyset, centresPerPage),
  })
  return keysetPage(rows, keyset, centresPerPage)
}

export async function countPublishedCentres(filters: CentreFilters): Promise<number> {
  'use cache'
  cacheTag('centres')
  cacheLife('hours')
  return db.centre.count({ where: { ...publicCentres, ...matching(filters) } })
}

/** How many public centres a district has, by its slug; for the tile map. */
export async function countCentresByUnit(): Promise<Record<string, number>> {
  'use cache'
  cacheTag('centres')
  cacheLife('hours')
  const units = await db.unit.findMany({
    select: { slug: true, _count: { select: { centres: { where: publicCentres } } } },
  })
  return Object.fromEntries(units.map((unit) => [unit.slug, unit._count.centres]))
}

/** One public centre by its address, or null. */
export async function findPublishedCentre(slug: string) {
  'use cache'
  cacheTag('centres', `centre:${slug.slice(0, 120)}`)
  cacheLife('hours')
  if (!slugPattern.test(slug)) return null
  return db.centre.findFirst({
    where: { ...publicCentres, slug },
    select: {
      ...listColumns,
      descriptionKk: true,
      descriptionRu: true,
      descriptionEn: true,
      addressKk: true,
      addressRu: true,
      addressEn: true,
      openingHoursKk: true,
      openingHoursRu: true,
      openingHoursEn: true,
      email: true,
      phone: true,
      website: true,
      photoId: true,
      ...{ latitude: true, longitude: true },
      isDemo: true,
      updatedAt: true,
    },
  })
}

export function matching({ q, unit, host }: CentreFilters): Prisma.CentreWhereInput {
  const words = fold(q).split(' ').filter(Boolean)
  return {
    ...(unit ? { unit: { slug: unit } } : {}),
    ...(host ? { host } : {}),
    AND: words.map((word) => ({ searchKey: { contains: word } })),
  }
}
