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
      _count: { select: { memberships: { where: { endedOn: null } }, hosted: true } },
    },
    ...keysetArguments(keyset, pageSize),
  })
  return keysetPage(rows, keyset, pageSize)
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
