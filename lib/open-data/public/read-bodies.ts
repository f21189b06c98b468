import { publicCentres } from '#lib/centres/policy.ts'
import { publicOrganisations } from '#lib/organisations/policy.ts'
import { slugPattern } from '#lib/platform/text.ts'
import type { Prisma } from '#prisma/generated/client.ts'
import { instantText, namesOf, pageOf, wordsOf } from '../rules/spelling.ts'
import type { CentreRecord, OrganisationRecord } from '../schema/records.ts'
import { behindId, type Reader } from './reader.ts'

const names = { nameKk: true, nameRu: true, nameEn: true } as const
const texts = {
  ...{ descriptionKk: true, descriptionRu: true, descriptionEn: true },
  ...{ addressKk: true, addressRu: true, addressEn: true, email: true, phone: true, website: true },
} as const

const centreColumns = {
  ...{ id: true, slug: true, host: true, verifiedAt: true, updatedAt: true, isDemo: true },
  ...{ openingHoursKk: true, openingHoursRu: true, openingHoursEn: true },
  ...names,
  ...texts,
  unit: { select: { slug: true, ...names } },
} satisfies Prisma.CentreSelect
type CentreRow = Prisma.CentreGetPayload<{ select: typeof centreColumns }>

export const centreReader: Reader<Prisma.CentreWhereInput, CentreRecord> = {
  async list(client, { where, after, take }) {
    const rows = await client.centre.findMany({
      where: { AND: [publicCentres, where, behindId(after)] },
      orderBy: { id: 'asc' },
      take,
      select: centreColumns,
    })
    return rows.map((row) => ({ record: centreOf(row), place: { value: '', id: row.id } }))
  },
  count: (client, where) => client.centre.count({ where: { AND: [publicCentres, where] } }),
  async find(client, slug) {
    if (!slugPattern.test(slug)) return null
    const row = await client.centre.findFirst({ where: { ...publicCentres, slug }, select: centreColumns })
    return row && centreOf(row)
  },
}

function centreOf(row: CentreRow): CentreRecord {
  const { id, slug, host, unit, isDemo } = row
  return {
    ...{ id, slug, page: pageOf(`/centres/${slug}`), name: namesOf(row, 'name'), host },
    unit: { slug: unit.slug, name: namesOf(unit, 'name') },
    description: wordsOf(row, 'description'),
    openingHours: wordsOf(row, 'openingHours'),
    ...contactsOf(row),
    isVerified: row.verifiedAt !== null,
    updatedAt: instantText(row.updatedAt),
    isDemo,
  }
}

const organisationColumns = {
  ...{ id: true, slug: true, verifiedAt: true, updatedAt: true, isDemo: true, sourceUrl: true },
  ...{ aliases: true, foundedYear: true, registrationNumber: true },
  ...{ projectsKk: true, projectsRu: true, projectsEn: true },
  ...names,
  ...texts,
  unit: { select: { slug: true, ...names } },
  legalForm: { select: { code: true, ...names } },
  directions: { orderBy: { direction: { position: 'asc' } }, select: { direction: { select: { code: true } } } },
} satisfies Prisma.OrganisationSelect
type OrganisationRow = Prisma.OrganisationGetPayload<{ select: typeof organisationColumns }>

export const organisationReader: Reader<Prisma.OrganisationWhereInput, OrganisationRecord> = {
  async list(client, { where, after, take }) {
    const rows = await client.organisation.findMany({
      where: { AND: [publicOrganisations, where, behindId(after)] },
      orderBy: { id: 'asc' },
      take,
      select: organisationColumns,
    })
    return rows.map((row) => ({ record: organisationOf(row), place: { value: '', id: row.id } }))
  },
  count: (client, where) => client.organisation.count({ where: { AND: [publicOrganisations, where] } }),
  async find(client, slug) {
    if (!slugPattern.test(slug)) return null
    const where = { ...publicOrganisations, slug }
    const row = await client.organisation.findFirst({ where, select: organisationColumns })
    return row && organisationOf(row)
  },
}

function organisationOf(row: OrganisationRow): OrganisationRecord {
  const { id, slug, aliases, legalForm, unit, registrationNumber, foundedYear, isDemo } = row
  return {
    ...{ id, slug, page: pageOf(`/organisations/${slug}`), name: namesOf(row, 'name'), aliases },
    legalForm: legalForm && { code: legalForm.code, name: namesOf(legalForm, 'name') },
    registrationNumber,
    unit: unit && { slug: unit.slug, name: namesOf(unit, 'name') },
    foundedYear,
    directions: row.directions.map(({ direction }) => direction.code),
    description: wordsOf(row, 'description'),
    projects: wordsOf(row, 'projects'),
    ...contactsOf(row),
    isVerified: row.verifiedAt !== null,
    sourceUrl: row.sourceUrl || null,
    updatedAt: instantText(row.updatedAt),
    isDemo,
  }
}

function contactsOf(row: CentreRow | OrganisationRow) {
  const { email, phone, website } = row
  return {
    address: wordsOf(row, 'address'),
    email: email || null,
    phone: phone || null,
    website: website || null,
  }
}
