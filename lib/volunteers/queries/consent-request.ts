import type { Actor } from '#lib/accounts/actor.ts'
import { dayOf, now } from '#lib/platform/clock.ts'
import { db } from '#lib/platform/db.ts'
import { tokenHash } from '#lib/platform/token.ts'
import type { Prisma } from '#prisma/generated/client.ts'
import { visibleTo } from '../policy.ts'
import { adultAge, askedKinds, latestBirthDate } from '../rules.ts'
import { consentFormOf } from '../rules/consent-form.ts'
import type { ConsentListFilters } from '../schema/consent-list.ts'
import { consentWorkWhere } from './list-consents.ts'
import { secretPattern } from '../schema/consent-answer.ts'

export const askedShiftSelect = {
  startsAt: true,
  endsAt: true,
  roleKk: true,
  roleRu: true,
  roleEn: true,
  event: {
    select: {
      ...{ titleKk: true, titleRu: true, titleEn: true, placeKk: true, placeRu: true, placeEn: true },
      slug: true,
      state: true,
      endsAt: true,
      centre: { select: { nameKk: true, nameRu: true, nameEn: true } },
    },
  },
} satisfies Prisma.ShiftSelect

/** What a guardian is told of the shift they are asked about. */
export type AskedShift = Prisma.ShiftGetPayload<{ select: typeof askedShiftSelect }>

const requestSelect = {
  relation: true,
  locale: true,
  expiresAt: true,
  answeredAt: true,
  hasConsented: true,
  volunteer: {
    select: {
      ...{ givenName: true, birthDate: true, status: true, mergedIntoId: true },
      consents: { where: { withdrawnAt: null, method: 'link' }, select: { givenAt: true, guardianId: true } },
    },
  },
  participation: { select: { shift: { select: askedShiftSelect } } },
} satisfies Prisma.ConsentRequestSelect

/**
 * What the page of a one-time link shows: of the child only the first name. Null for a link nobody sent. `state` says whether it
 * can still be answered.
 */
export async function findConsentRequest(_actor: null, secret: string) {
  if (!secretPattern.test(secret)) return null
  const found = await db.consentRequest.findUnique({
    where: { tokenHash: tokenHash(secret) },
    select: requestSelect,
  })
  if (!found || found.volunteer.status === 'anonymised') return null
  const { volunteer, participation, relation, expiresAt } = found
  const shift = participation?.shift ?? null
  const day = dayOf(shift?.startsAt ?? now())
  return {
    state: stateOf(found),
    childName: volunteer.givenName,
    /** A grown-up asked for themselves, no guardian. */
    isOwn: relation === null,
    /** Something given by this link is still in force. */
    canWithdraw: found.hasConsented === true && hasLive(found),
    relation,
    expiresAt,
    shift,
    kinds: relation === null ? (['personalData'] as const) : askedKinds(volunteer.birthDate, day),
  }
}
export type OpenConsentRequest = NonNullable<Awaited<ReturnType<typeof findConsentRequest>>>

type Answered = Prisma.ConsentRequestGetPayload<{ select: typeof requestSelect }>

function hasLive({ relation, answeredAt, volunteer }: Answered): boolean {
  return volunteer.consents.some(
    ({ givenAt, guardianId }) =>
      answeredAt !== null && givenAt >= answeredAt && (guardianId === null) === (relation === null),
  )
}

type RequestState = 'open' | 'consented' | 'refused' | 'expired'

function stateOf(request: { hasConsented: boolean | null; expiresAt: Date }): RequestState {
  if (request.hasConsented !== null) return request.hasConsented ? 'consented' : 'refused'
  return request.expiresAt > now() ? 'open' : 'expired'
}

/** What was asked of guardians about a card and what they answered, newest first; only for those who see the card. */
export async function listConsentRequests(actor: Actor, volunteerId: string) {
  const rows = await db.consentRequest.findMany({
    where: { volunteerId, volunteer: visibleTo(actor) },
    orderBy: { createdAt: 'desc' },
    take: 20,
    select: {
      id: true,
      guardianName: true,
      email: true,
      createdAt: true,
      answeredAt: true,
      hasConsented: true,
      expiresAt: true,
      tokenHash: true,
    },
  })
  return rows.map(({ tokenHash: hash, ...row }) => ({ ...row, isByLink: hash !== null, state: stateOf(row) }))
}
export type ListedConsentRequest = Awaited<ReturnType<typeof listConsentRequests>>[number]

/** Who a consent form on paper is for, with the event of a minor's; null when the actor does not see the card. */
export async function findConsentForm(
  actor: Actor,
  { volunteerId, shiftId }: { volunteerId: string; shiftId: string | null },
) {
  const card = await db.volunteer.findFirst({
    where: {
      AND: [visibleTo(actor), { id: volunteerId, mergedIntoId: null, status: { not: 'anonymised' } }],
    },
    select: { cardNumber: true, surname: true, givenName: true, patronymic: true, birthDate: true },
  })
  if (!card) return null
  const participation = shiftId
    ? await db.participation.findFirst({
        where: { volunteerId, shiftId, status: { in: ['confirmed', 'offered', 'waiting'] } },
        select: { shift: { select: askedShiftSelect } },
      })
    : null
  if (shiftId && !participation) return null
  const shift = participation?.shift ?? null
  return formToday(card, shift)
}

const formsMax = 100

/** The forms of those on the renewal list who have no mailbox to ask by, ready to print. */
export async function listConsentForms(actor: Actor, filters: ConsentListFilters) {
  const rows = await db.volunteer.findMany({
    where: { AND: [await consentWorkWhere(actor, filters), unreachable()] },
    orderBy: [{ surname: 'asc' }, { givenName: 'asc' }, { id: 'asc' }],
    take: formsMax + 1,
    select: {
      ...{ id: true, cardNumber: true, surname: true, givenName: true, patronymic: true, birthDate: true },
    },
  })
  const forms = rows.slice(0, formsMax).map(({ id, ...card }) => ({ id, ...formToday(card, null) }))
  return { forms, hasMore: rows.length > formsMax }
}

function formToday(card: Parameters<typeof consentFormOf>[0], shift: AskedShift | null) {
  const today = dayOf(now())
  return consentFormOf(card, shift, { today, day: shift ? dayOf(shift.startsAt) : today })
}

function unreachable(): Prisma.VolunteerWhereInput {
  const adultBorn = new Date(latestBirthDate(adultAge, dayOf(now())))
  return {
    OR: [
      { birthDate: { gt: adultBorn }, guardians: { none: { email: { not: null } } } },
      { OR: [{ birthDate: { lte: adultBorn } }, { birthDate: null }], email: null },
    ],
  }
}
