import type { Actor } from '#lib/accounts/actor.ts'
import { db } from '#lib/platform/db.ts'
import { type Keyset, keysetArguments, keysetPage } from '#lib/platform/keyset.ts'
import { fold } from '#lib/platform/text.ts'
import type { Prisma } from '#prisma/generated/client.ts'
import { visibleTo } from './policy.ts'

const pageSize = 50

/** Centres in the actor's scope by Kazakh name, whatever their state. */
export async function listCentres(actor: Actor, { q, keyset }: { q: string; keyset: Keyset }) {
  const words = fold(q).split(' ').filter(Boolean)
  const rows = await db.centre.findMany({
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
      _count: { select: { events: true } },
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
    by: ['centreId'],
    where: { centreId: { in: ids }, endedOn: null },
    _count: true,
  })
  return new Map(groups.map(({ centreId, _count }) => [centreId, _count]))
}

/** One centre in the actor's scope with everything its forms show, or null. */
export async function findCentre(actor: Actor, centreId: string) {
  return db.centre.findFirst({
    where: { AND: [visibleTo(actor), { id: centreId }] },
    omit: { searchKey: true },
    include: { unit: { select: { slug: true, shortKk: true, shortRu: true, shortEn: true } } },
  } satisfies Prisma.CentreFindFirstArgs)
}

/** Centres the actor may run, for choices in forms. */
export async function listOwnCentres(actor: Actor) {
  const where = actor.isAdministrator ? {} : { id: { in: [...actor.centreIds] } }
  return db.centre.findMany({
    where,
    orderBy: [{ nameKk: 'asc' }, { id: 'asc' }],
    select: { id: true, nameKk: true, nameRu: true, nameEn: true, unitId: true },
  })
}
