import type { Actor } from '#lib/accounts/actor.ts'
import { db } from '#lib/platform/db.ts'
import { cleanLine, fold } from '#lib/platform/text.ts'
import type { AwardState, Prisma } from '#prisma/generated/client.ts'
import { canPrepareAwards } from './policy.ts'

const kindNames = { id: true, prefix: true, nameKk: true, nameRu: true, nameEn: true } as const
const pageSize = 50

/** One award with everything staff see of it; null for others and for an unknown id. */
export async function findAward(actor: Actor, id: string) {
  if (!canPrepareAwards(actor)) return null
  return db.award.findUnique({
    where: { id },
    include: {
      kind: { select: kindNames },
      event: { select: { id: true, titleKk: true, titleRu: true, titleEn: true } },
      organisation: { select: { slug: true } },
      person: { select: { slug: true } },
    },
  })
}
export type StaffAward = NonNullable<Awaited<ReturnType<typeof findAward>>>

type Filters = { state?: AwardState; q?: string; after?: string }

/** Staff's list, the newest entry first; `next` is the id to go on after. */
export async function listAwards(actor: Actor, { state, q, after }: Filters) {
  if (!canPrepareAwards(actor)) return { awards: [], next: null }
  const rows = await db.award.findMany({
    where: {
      ...(state ? { state } : {}),
      ...(after ? { id: { lt: after } } : {}),
      ...(q ? { OR: named(q) } : {}),
    },
    orderBy: { id: 'desc' },
    take: pageSize + 1,
    select: {
      ...{
        id: true,
        state: true,
        year: true,
        number: true,
        issuedOn: true,
        isHidden: true,
        organisationId: true,
      },
      ...{ recipientKk: true, recipientRu: true, recipientEn: true, kind: { select: kindNames } },
    },
  })
  const awards = rows.slice(0, pageSize)
  return { awards, next: rows.length > pageSize ? (awards.at(-1)?.id ?? null) : null }
}

/** How many awards stand in each state. */
export async function countAwardsByState(actor: Actor): Promise<Record<AwardState, number>> {
  const counts = { draft: 0, issued: 0, revoked: 0 }
  if (!canPrepareAwards(actor)) return counts
  const groups = await db.award.groupBy({ by: ['state'], _count: true })
  for (const { state, _count } of groups) counts[state] = _count
  return counts
}

export async function listAwardKindChoices(actor: Actor) {
  if (!canPrepareAwards(actor)) return []
  return db.awardKind.findMany({ orderBy: { position: 'asc' }, select: kindNames })
}

/** Published events, the latest first, for a choice of where an award was given. */
export async function listEventChoices(actor: Actor) {
  if (!canPrepareAwards(actor)) return []
  return db.event.findMany({
    where: { state: 'published' },
    orderBy: [{ startsAt: 'desc' }, { id: 'desc' }],
    take: 200,
    select: { id: true, titleKk: true, titleRu: true, titleEn: true, startsAt: true, isDateStated: true },
  })
}

const foundMax = 20

/** Whom an award can go to, by name: no contacts and no birth date leave the database here. */
export async function findRecipientChoices(actor: Actor, q: string) {
  const words = fold(q).split(' ').filter(Boolean)
  if (!canPrepareAwards(actor) || words.join('').length < 2)
    return { volunteers: [], people: [], organisations: [] }
  const names = { id: true, nameKk: true, nameRu: true, nameEn: true } as const
  const has = words.map((word) => ({ searchKey: { contains: word } }))
  const [volunteers, people, organisations] = await Promise.all([
    db.volunteer.findMany({
      where: { AND: has, status: { in: ['new', 'confirmed'] } },
      orderBy: [{ surname: 'asc' }, { givenName: 'asc' }, { id: 'asc' }],
      take: foundMax,
      select: {
        ...{ id: true, cardNumber: true, surname: true, givenName: true, patronymic: true },
        unit: { select: names },
      },
    }),
    db.person.findMany({
      where: { OR: nameContains(q) },
      take: foundMax,
      orderBy: { nameKk: 'asc' },
      select: names,
    }),
    db.organisation.findMany({
      where: { AND: has, state: { not: 'withdrawn' } },
      take: foundMax,
      orderBy: { nameKk: 'asc' },
      select: names,
    }),
  ])
  return { volunteers, people, organisations }
}

/** An event with those who can be thanked for it: confirmed participants who were not absent, speakers, organisations with the host first. */
export async function findEventForAwards(actor: Actor, eventId: string) {
  if (!canPrepareAwards(actor)) return null
  const titles = { titleKk: true, titleRu: true, titleEn: true } as const
  const names = { id: true, nameKk: true, nameRu: true, nameEn: true } as const
  const event = await db.event.findFirst({
    where: { id: eventId, state: 'published' },
    select: { id: true, ...titles, startsAt: true, isDateStated: true, hostOrganisationId: true },
  })
  if (!event) return null
  const [volunteers, speakers, organisations, given] = await Promise.all([
    db.volunteer.findMany({
      where: { participations: { some: wasPresent(eventId) }, status: { not: 'anonymised' } },
      orderBy: [{ surname: 'asc' }, { givenName: 'asc' }, { id: 'asc' }],
      take: 1000,
      select: { id: true, cardNumber: true, surname: true, givenName: true },
    }),
    db.person.findMany({
      where: { speaking: { some: { agendaItem: { eventId } } } },
      orderBy: { nameKk: 'asc' },
      select: names,
    }),
    db.organisation.findMany({
      where: { state: { not: 'withdrawn' } },
      orderBy: { nameKk: 'asc' },
      take: 300,
      select: names,
    }),
    db.award.findMany({
      where: { eventId, state: 'issued' },
      select: { volunteerId: true, personId: true, organisationId: true, kind: { select: kindNames } },
    }),
  ])
  const isHost = ({ id }: { id: string }) => id === event.hostOrganisationId
  const hostFirst = [
    ...organisations.filter(isHost),
    ...organisations.filter((organisation) => !isHost(organisation)),
  ]
  return { event, volunteers, speakers, organisations: hostFirst, given }
}
export type EventForAwards = NonNullable<Awaited<ReturnType<typeof findEventForAwards>>>

function wasPresent(eventId: string): Prisma.ParticipationWhereInput {
  return {
    status: 'confirmed',
    shift: { eventId },
    OR: [{ attendance: null }, { attendance: { mark: { not: 'absent' } } }],
  }
}

function named(q: string): Prisma.AwardWhereInput[] {
  const contains = { contains: q, mode: 'insensitive' } as const
  return [{ recipientKk: contains }, { recipientRu: contains }, { recipientEn: contains }]
}

function nameContains(q: string): Prisma.PersonWhereInput[] {
  const contains = { contains: cleanLine(q), mode: 'insensitive' } as const
  return [{ nameKk: contains }, { nameRu: contains }, { nameEn: contains }]
}
