import type { Actor } from '#lib/accounts/actor.ts'
import { mayCoordinate, mayCoordinateCentre } from '#lib/accounts/policy.ts'
import { listHistoryOf } from '#lib/audit/queries.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { db } from '#lib/platform/db.ts'
import { NotFound } from '#lib/platform/refusal.ts'
import { idPattern } from '#lib/platform/text.ts'
import type { Prisma } from '#prisma/generated/client.ts'
import { visibleTo } from './policy.ts'
import { readConsentText } from './queries/consent-text.ts'
import { listSelect } from './queries/list-volunteers.ts'
import { searchWhere } from './rules/search.ts'
import type { consentKinds } from './schema.ts'

const names = { nameKk: true, nameRu: true, nameEn: true }

const editSelect = {
  id: true,
  cardNumber: true,
  status: true,
  surname: true,
  givenName: true,
  patronymic: true,
  birthDate: true,
  sex: true,
  locale: true,
  languages: true,
  email: true,
  phone: true,
  iinLast4: true,
  unitId: true,
  notes: true,
  suspendReason: true,
  version: true,
  isGuest: true,
  mergedIntoId: true,
  directions: { select: { directionId: true } },
  skills: { select: { skillId: true } },
  memberships: { select: { centreId: true, endedOn: true } },
} satisfies Prisma.VolunteerSelect

const cardSelect = {
  ...editSelect,
  userId: true,
  createdAt: true,
  updatedAt: true,
  unit: { select: names },
  directions: {
    select: { directionId: true, direction: { select: names } },
    orderBy: { direction: { position: 'asc' } },
  },
  skills: { select: { skillId: true, skill: { select: names } }, orderBy: { skill: { position: 'asc' } } },
  memberships: {
    orderBy: [{ endedOn: { sort: 'desc', nulls: 'first' } }, { isPrimary: 'desc' }, { startedOn: 'desc' }],
    select: {
      ...{ id: true, centreId: true, organisationId: true, isPrimary: true },
      ...{ startedOn: true, endedOn: true, endReason: true },
      centre: { select: names },
      organisation: { select: names },
    },
  },
  guardians: {
    orderBy: { id: 'asc' },
    select: { id: true, name: true, relation: true, phone: true, email: true },
  },
  consents: {
    orderBy: { givenAt: 'desc' },
    select: {
      id: true,
      kind: true,
      method: true,
      guardianId: true,
      textVersion: true,
      textHash: true,
      locale: true,
      givenAt: true,
      withdrawnAt: true,
      guardian: { select: { name: true } },
    },
  },
} satisfies Prisma.VolunteerSelect

export type VolunteerCard = NonNullable<Awaited<ReturnType<typeof findVolunteerCard>>>
export type EditableVolunteer = NonNullable<Awaited<ReturnType<typeof findEditableVolunteer>>>

/** Everything a card shows. Reading it is an event of its own: pages go through `viewVolunteer`, which writes it down. */
export async function findVolunteerCard(actor: Actor, id: string) {
  if (!idPattern.test(id)) return null
  return db.volunteer.findFirst({ where: { AND: [visibleTo(actor), { id }] }, select: cardSelect })
}

/** The card a guest's closed one turned out to be, for those who see that; old addresses lead there. */
export async function findMergedInto(actor: Actor, id: string): Promise<string | null> {
  if (!idPattern.test(id)) return null
  const closed = await db.volunteer.findFirst({
    where: { id, mergedInto: { is: visibleTo(actor) } },
    select: { mergedIntoId: true },
  })
  return closed?.mergedIntoId ?? null
}

/** The values of the edit form. */
export async function findEditableVolunteer(actor: Actor, id: string) {
  if (!idPattern.test(id)) return null
  return db.volunteer.findFirst({ where: { AND: [visibleTo(actor), { id }] }, select: editSelect })
}

/** The latest shifts of a person with their events, newest first. */
export async function listShiftsOfVolunteer(actor: Actor, id: string, limit = 30) {
  return db.participation.findMany({
    where: { volunteerId: id, volunteer: visibleTo(actor) },
    orderBy: [{ shift: { startsAt: 'desc' } }, { id: 'desc' }],
    take: limit,
    select: {
      id: true,
      status: true,
      attendance: { select: { mark: true } },
      shift: {
        select: {
          startsAt: true,
          roleKk: true,
          roleRu: true,
          roleEn: true,
          event: { select: { titleKk: true, titleRu: true, titleEn: true, slug: true, state: true } },
        },
      },
    },
  })
}

/** Minutes that count: everything but what a person reported and nobody confirmed (R8). */
export async function sumMinutesOfVolunteer(actor: Actor, id: string): Promise<number> {
  const { _sum } = await db.hourEntry.aggregate({
    where: {
      volunteerId: id,
      volunteer: visibleTo(actor),
      NOT: { source: 'selfReported', confirmedAt: null },
    },
    _sum: { minutes: true },
  })
  return _sum.minutes ?? 0
}

/** What was done with a card, by whom; only for those who see the card. */
export async function listHistoryOfVolunteer(actor: Actor, id: string) {
  const seen = await db.volunteer.count({ where: { AND: [visibleTo(actor), { id }] } })
  return seen ? listHistoryOf(actor, { type: 'volunteer', id }) : []
}

const placingSelect = {
  ...listSelect,
  sex: true,
  locale: true,
  skills: { select: { skillId: true } },
} satisfies Prisma.VolunteerSelect

/** What a decision about a shift needs to know of a person; null when the actor does not see them. */
export async function findVolunteerForShift(actor: Actor, id: string) {
  if (!idPattern.test(id)) return null
  return db.volunteer.findFirst({
    where: { AND: [visibleTo(actor), { id, status: { not: 'anonymised' } }] },
    select: placingSelect,
  })
}

const searchSize = 20

/** The first people of the actor's register whose name, card number or phone fits; `centreIds` can only narrow. */
export async function searchVolunteers(
  actor: Actor,
  q: string,
  { centreIds }: { centreIds?: readonly string[] } = {},
) {
  const inCentres = centreIds
    ? [{ memberships: { some: { endedOn: null, centreId: { in: [...centreIds] } } } }]
    : []
  return db.volunteer.findMany({
    where: { AND: [visibleTo(actor), { status: { not: 'anonymised' } }, searchWhere(q), ...inCentres] },
    orderBy: [{ surname: 'asc' }, { givenName: 'asc' }, { id: 'asc' }],
    take: searchSize,
    select: placingSelect,
  })
}

/** People who can be offered a place of an event the actor runs; without words, the first members of its centre. */
export async function listVolunteersForPlacing(actor: Actor, { q, eventId }: { q: string; eventId: string }) {
  const event = await db.event.findUnique({ where: { id: eventId }, select: { centreId: true } })
  if (!event || !mayCoordinateCentre(actor, event.centreId)) return []
  return searchVolunteers(actor, q, q.trim() ? {} : { centreIds: [event.centreId] })
}

/** The choices of the register's forms and filters; centres are the actor's own. */
export async function listVolunteerChoices(actor: Actor, locale: Locale) {
  const byName = { orderBy: { [`name${locale[0]?.toUpperCase()}${locale.slice(1)}`]: 'asc' as const } }
  const ownCentres = actor.isAdministrator ? {} : { id: { in: [...actor.centreIds] } }
  const centres = await db.centre.findMany({ where: ownCentres, ...byName, select: { id: true, ...names } })
  const units = await db.unit.findMany({ ...byName, select: { id: true, ...names } })
  const directions = await db.direction.findMany({
    orderBy: { position: 'asc' },
    select: { id: true, ...names },
  })
  const skills = await db.skill.findMany({ orderBy: { position: 'asc' }, select: { id: true, ...names } })
  return { centres, units, directions, skills }
}

/** The words of a consent for the forms of a coordinator. */
export async function findConsentText(actor: Actor, kind: (typeof consentKinds)[number], locale: Locale) {
  if (!mayCoordinate(actor)) throw new NotFound('volunteers.refusals.unknown')
  return readConsentText(actor, kind, locale)
}
