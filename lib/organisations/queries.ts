import type { Actor } from '#lib/accounts/actor.ts'
import { db } from '#lib/platform/db.ts'
import { type Keyset, keysetArguments, keysetPage } from '#lib/platform/keyset.ts'
import { fold } from '#lib/platform/text.ts'
import { visibleTo } from './policy.ts'

const pageSize = 50

/** Organisations in the actor's scope by Kazakh name, whatever their state. */
export async function listOrganisations(actor: Actor, { q, keyset }: { q: string; keyset: Keyset }) {
  const words = fold(q).split(' ').filter(Boolean)
  const rows = await db.organisation.findMany({
    where: { ...visibleTo(actor), AND: words.map((word) => ({ searchKey: { contains: word } })) },
    orderBy: [{ nameKk: 'asc' }, { id: 'asc' }],
    select: {
      id: true,
      slug: true,
      state: true,
      verifiedAt: true,
      nameKk: true,
      nameRu: true,
      nameEn: true,
      unit: { select: { shortKk: true, shortRu: true, shortEn: true } },
      _count: { select: { hosted: true } },
    },
    ...keysetArguments(keyset, pageSize),
  })
  const page = keysetPage(rows, keyset, pageSize)
  const members = await countMembers(page.rows.map(({ id }) => id))
  return { ...page, rows: page.rows.map((row) => ({ ...row, members: members.get(row.id) ?? 0 })) }
}

/** Asked for those of the page alone: as a part of the list everybody's memberships would be added up. */
async function countMembers(ids: string[]): Promise<Map<string | null, number>> {
  const groups = await db.membership.groupBy({
    by: ['organisationId'],
    where: { organisationId: { in: ids }, endedOn: null },
    _count: true,
  })
  return new Map(groups.map(({ organisationId, _count }) => [organisationId, _count]))
}

/** One organisation in the actor's scope with everything its forms show, or null. */
export async function findOrganisation(actor: Actor, organisationId: string) {
  return db.organisation.findFirst({
    where: { AND: [visibleTo(actor), { id: organisationId }] },
    omit: { searchKey: true },
    include: { directions: { select: { directionId: true } } },
  })
}

/** Organisations that can host or be awarded, for choices in forms; public ones for everybody who may fill such a form. */
export async function listOrganisationChoices(actor: Actor) {
  return db.organisation.findMany({
    where: { OR: [{ state: 'published' }, visibleTo(actor)] },
    orderBy: [{ nameKk: 'asc' }, { id: 'asc' }],
    select: { id: true, nameKk: true, nameRu: true, nameEn: true },
  })
}
