import type { Actor } from '#lib/accounts/actor.ts'
import { db } from '#lib/platform/db.ts'
import type { Prisma } from '#prisma/generated/client.ts'
import { listedTo } from '../policy.ts'
import { readSearch } from '../rules/search.ts'
import type { VolunteerFilters } from '../schema.ts'
import { findPage } from './register-sql.ts'
import { registerConditions } from './register-where.ts'

export const listSelect = {
  id: true,
  cardNumber: true,
  surname: true,
  givenName: true,
  patronymic: true,
  birthDate: true,
  status: true,
  createdAt: true,
  phone: true,
  email: true,
  userId: true,
  languages: true,
  lastWorkedOn: true,
  unit: { select: { nameKk: true, nameRu: true, nameEn: true } },
  memberships: {
    where: { endedOn: null },
    orderBy: { isPrimary: 'desc' },
    select: {
      centreId: true,
      centre: { select: { nameKk: true, nameRu: true, nameEn: true } },
      organisation: { select: { nameKk: true, nameRu: true, nameEn: true } },
    },
  },
  consents: {
    where: { withdrawnAt: null },
    select: { kind: true, guardianId: true, withdrawnAt: true },
  },
} satisfies Prisma.VolunteerSelect

export type ListedVolunteer = Prisma.VolunteerGetPayload<{ select: typeof listSelect }>

/**
 * A page of the actor's register with the ways forward and back. The cursor is the id of a row the actor can see, so an
 * address carries no names.
 */
export async function listVolunteers(actor: Actor, filters: VolunteerFilters) {
  const isBackward = filters.before !== undefined
  const start = await findStart(actor, filters)
  const { ids, total, hasMore } = await findPage(actor, filters, start)
  const found = await db.volunteer.findMany({ where: { id: { in: ids } }, select: listSelect })
  const byId = new Map(found.map((row) => [row.id, row]))
  const rows = ids.flatMap((id) => byId.get(id) ?? [])
  const hasNext = isBackward ? start !== null : hasMore
  const hasPrevious = isBackward ? hasMore : start !== null
  return {
    rows,
    total,
    next: hasNext ? (rows.at(-1)?.id ?? null) : null,
    previous: hasPrevious ? (rows[0]?.id ?? null) : null,
  }
}

/** The people of the actor's register the filters find; paging and sorting apart. */
export function registerWhere(actor: Actor, filters: VolunteerFilters): Prisma.VolunteerWhereInput {
  return { AND: [listedTo(actor), ...registerConditions(actor, filters)] }
}

const startSelect = {
  ...{ id: true, surname: true, givenName: true, createdAt: true, cardNumber: true },
  ...{ lastWorkedOn: true, searchKey: true },
} satisfies Prisma.VolunteerSelect
export type Start = Prisma.VolunteerGetPayload<{ select: typeof startSelect }> & { isExact: boolean }

async function findStart(actor: Actor, { before, after, q }: VolunteerFilters): Promise<Start | null> {
  const id = before ?? after
  if (!id) return null
  const row = await db.volunteer.findFirst({
    where: { AND: [listedTo(actor), { id }] },
    select: startSelect,
  })
  const words = row?.searchKey.split(' ') ?? []
  return row && { ...row, isExact: readSearch(q).words.every((word) => words.includes(word)) }
}
