import type { Actor } from '#lib/accounts/actor.ts'
import { dayOf, now } from '#lib/platform/clock.ts'
import { db } from '#lib/platform/db.ts'
import type { Prisma } from '#prisma/generated/client.ts'
import { listedTo } from '../policy.ts'
import { adultAge, cardNumberOf, latestBirthDate, searchWords } from '../rules.ts'
import type { VolunteerFilters } from '../schema.ts'

export const pageSize = 30
/** Beyond it the count says "more than": an exact number of a whole country is not worth its time. */
export const countMax = 10_000

export const listSelect = {
  id: true,
  cardNumber: true,
  surname: true,
  givenName: true,
  patronymic: true,
  birthDate: true,
  status: true,
  createdAt: true,
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
  const where = registerWhere(actor, filters)
  const isBackward = filters.before !== undefined
  const start = await findStart(actor, filters.before ?? filters.after)
  const [found, total] = await Promise.all([
    db.volunteer.findMany({
      where: start ? { AND: [where, beyond(start, filters.sort, isBackward)] } : where,
      orderBy: orderOf(filters.sort, isBackward),
      take: pageSize + 1,
      select: listSelect,
    }),
    db.volunteer.count({ where, take: countMax + 1 }),
  ])
  const hasMore = found.length > pageSize
  const rows = found.slice(0, pageSize)
  if (isBackward) rows.reverse()
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
  return { AND: [listedTo(actor), ...conditions(actor, filters)] }
}

/** Each folded word somewhere in the name, or the very card number, also that of a card merged into this one. */
export function nameWhere(q: string): Prisma.VolunteerWhereInput {
  const cardNumber = cardNumberOf(q)
  const inName = { AND: searchWords(q).map((word) => ({ searchKey: { contains: word } })) }
  return cardNumber === null
    ? inName
    : { OR: [{ cardNumber }, { mergedCards: { some: { cardNumber } } }, inName] }
}

function conditions(actor: Actor, filters: VolunteerFilters): Prisma.VolunteerWhereInput[] {
  const all: Prisma.VolunteerWhereInput[] = [
    { status: filters.status ?? { not: 'anonymised' } },
    ...(filters.q ? [nameWhere(filters.q)] : []),
    ...(filters.unit ? [{ unitId: filters.unit }] : []),
    ...(filters.direction ? [{ directions: { some: { directionId: filters.direction } } }] : []),
    ...(filters.age ? [ageWhere(filters.age, dayOf(now()))] : []),
    ...(filters.consent ? [withoutGuardianConsent(dayOf(now()))] : []),
  ]
  if (filters.centre) {
    const isOwn = actor.isAdministrator || actor.centreIds.includes(filters.centre)
    all.push({ memberships: { some: { endedOn: null, centreId: { in: isOwn ? [filters.centre] : [] } } } })
  }
  return all
}

const bands = {
  under14: [0, 14],
  '14-17': [14, 18],
  '18-24': [18, 25],
  '25-34': [25, 35],
  '35-59': [35, 60],
  '60+': [60, null],
} as const

function ageWhere(band: keyof typeof bands | 'unknown', today: string): Prisma.VolunteerWhereInput {
  if (band === 'unknown') return { birthDate: null }
  const [from, below] = bands[band]
  const youngerThan = below === null ? {} : { gt: new Date(latestBirthDate(below, today)) }
  return { birthDate: { lte: new Date(latestBirthDate(from, today)), ...youngerThan } }
}

/** Minors whose guardian has no live consent for personal data on record. */
export function withoutGuardianConsent(today: string): Prisma.VolunteerWhereInput {
  return {
    birthDate: { gt: new Date(latestBirthDate(adultAge, today)) },
    consents: { none: { kind: 'personalData', withdrawnAt: null, guardianId: { not: null } } },
  }
}

type Start = { id: string; surname: string; givenName: string; createdAt: Date }

async function findStart(actor: Actor, id: string | undefined): Promise<Start | null> {
  if (!id) return null
  const select = { id: true, surname: true, givenName: true, createdAt: true }
  return db.volunteer.findFirst({ where: { AND: [listedTo(actor), { id }] }, select })
}

function beyond(
  start: Start,
  sort: VolunteerFilters['sort'],
  isBackward: boolean,
): Prisma.VolunteerWhereInput {
  const { id, surname, givenName, createdAt } = start
  const after = <Value>(value: Value) => (isBackward ? { lt: value } : { gt: value })
  if (sort === 'newest') {
    const older = isBackward ? { gt: createdAt } : { lt: createdAt }
    return { OR: [{ createdAt: older }, { createdAt, id: isBackward ? { gt: id } : { lt: id } }] }
  }
  return {
    OR: [
      { surname: after(surname) },
      { surname, givenName: after(givenName) },
      { surname, givenName, id: after(id) },
    ],
  }
}

function orderOf(
  sort: VolunteerFilters['sort'],
  isBackward: boolean,
): Prisma.VolunteerOrderByWithRelationInput[] {
  const [up, down] = isBackward ? (['desc', 'asc'] as const) : (['asc', 'desc'] as const)
  if (sort === 'newest') return [{ createdAt: down }, { id: down }]
  return [{ surname: up }, { givenName: up }, { id: up }]
}
