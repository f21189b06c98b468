import { cacheLife, cacheTag } from 'next/cache'
import { pictureColumns, pictureOf } from '#lib/files/rules.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { db } from '#lib/platform/db.ts'
import { type Keyset, keysetArguments, keysetPage } from '#lib/platform/keyset.ts'
import { fold, slugPattern } from '#lib/platform/text.ts'
import type { Prisma } from '#prisma/generated/client.ts'
import { publicOrganisations } from './policy.ts'
import type { OrganisationFilters } from './schema.ts'

export const organisationsPerPage = 24

/** The columns carry their language's collation. */
const byName = { kk: { nameKk: 'asc' }, ru: { nameRu: 'asc' }, en: { nameEn: 'asc' } } as const
const names = { nameKk: true, nameRu: true, nameEn: true }
const listColumns = {
  id: true,
  slug: true,
  ...names,
  verifiedAt: true,
  isDemo: true,
  sourceUrl: true,
  foundedYear: true,
  legalForm: { select: { code: true, ...names } },
  unit: { select: { slug: true, ...names } },
} satisfies Prisma.OrganisationSelect

/** A page of the list, by name in the reader's alphabet. */
export async function listPublishedOrganisations(
  locale: Locale,
  filters: OrganisationFilters,
  keyset: Keyset,
) {
  'use cache'
  cacheTag('organisations')
  cacheLife('hours')
  const rows = await db.organisation.findMany({
    where: { ...publicOrganisations, ...matching(filters) },
    orderBy: [byName[locale], { id: 'asc' }],
    select: listColumns,
    ...keysetArguments(keyset, organisationsPerPage),
  })
  return keysetPage(rows, keyset, organisationsPerPage)
}

export async function countPublishedOrganisations(filters: OrganisationFilters): Promise<number> {
  'use cache'
  cacheTag('organisations')
  cacheLife('hours')
  return db.organisation.count({ where: { ...publicOrganisations, ...matching(filters) } })
}

/** One public organisation by its address, or null. Informal titles are labels others gave it. */
export async function findPublishedOrganisation(slug: string) {
  'use cache'
  cacheTag('organisations', `organisation:${slug.slice(0, 120)}`)
  cacheLife('hours')
  if (!slugPattern.test(slug)) return null
  const found = await db.organisation.findFirst({
    where: { ...publicOrganisations, slug },
    select: {
      ...listColumns,
      aliases: true,
      descriptionKk: true,
      descriptionRu: true,
      descriptionEn: true,
      addressKk: true,
      addressRu: true,
      addressEn: true,
      email: true,
      phone: true,
      website: true,
      updatedAt: true,
      positions: {
        select: {
          titleKk: true,
          titleRu: true,
          titleEn: true,
          person: { select: { slug: true, ...names } },
        },
      },
      titles: { select: { labelKk: true, labelRu: true, labelEn: true } },
      ...{ registrationNumber: true, projectsKk: true, projectsRu: true, projectsEn: true },
      directions: {
        orderBy: { direction: { position: 'asc' } },
        select: { direction: { select: { code: true, ...names } } },
      },
      logo: { select: { ...pictureColumns, isPublic: true, altKk: true, altRu: true, altEn: true } },
    },
  })
  if (!found) return null
  const { logo, directions, ...organisation } = found
  const alt = { altKk: logo?.altKk ?? '', altRu: logo?.altRu ?? '', altEn: logo?.altEn ?? '' }
  return {
    ...organisation,
    directions: directions.map(({ direction }) => direction),
    logo: logo?.isPublic ? { picture: pictureOf(logo), ...alt } : null,
  }
}

export function matching({ q, unit, form }: OrganisationFilters): Prisma.OrganisationWhereInput {
  const words = fold(q).split(' ').filter(Boolean)
  return {
    ...(unit ? { unit: { slug: unit } } : {}),
    ...(form ? { legalForm: { code: form } } : {}),
    AND: words.map((word) => ({ searchKey: { contains: word } })),
  }
}
