import { atPlatform } from '#lib/events/rules/programme.ts'
import { dayOf, now } from '#lib/platform/clock.ts'
import { db } from '#lib/platform/db.ts'
import { checkInCodeOf, signLink } from '#lib/platform/signed-link.ts'
import type { Prisma } from '#prisma/generated/client.ts'
import { activeStatuses, type Doer } from '../policy.ts'
import { mayAccompany } from '../rules.ts'
import { isAdultOn } from '../rules/host-view.ts'
import { leaveDeadline, promotionWay } from '../rules/holds.ts'
import { findShiftWithin, shiftColumns } from './facts.ts'
import { requireOwnGroup, requireOwnPlace } from './link.ts'

const placeColumns = {
  ...{
    id: true,
    status: true,
    joinedAt: true,
    heldFor: true,
    heldUntil: true,
    shiftId: true,
    linkVersion: true,
    sharesPhone: true,
  },
  ...{ companionId: true, volunteerId: true, groupId: true },
  shift: { select: shiftColumns },
  volunteer: {
    select: {
      ...{ givenName: true, surname: true, birthDate: true, email: true, locale: true, userId: true },
      phone: true,
      guardians: { select: { name: true, email: true } },
    },
  },
  companion: { select: { givenName: true } },
  attendance: { select: { mark: true } },
  consentRequests: {
    orderBy: { createdAt: 'desc' },
    take: 1,
    select: { guardianName: true, tokenHash: true, answeredAt: true, hasConsented: true, expiresAt: true },
  },
  changes: {
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    take: 1,
    select: { reason: true, at: true, toStatus: true },
  },
} satisfies Prisma.ParticipationSelect

/**
 * Everything the page behind a personal link shows of one sign-up: where it stands and what can be done about it now. Throws
 * NotFound for a link that was never made.
 */
export async function findOwnPlace(doer: Doer, token: string) {
  const { id } = await requireOwnPlace(doer, token)
  const place = await db.participation.findUniqueOrThrow({ where: { id }, select: placeColumns })
  const at = now()
  const shift = atPlatform(place.shift)
  const { status, volunteer } = place
  const isActive = activeStatuses.some((each) => each === status)
  const isAhead = shift.startsAt > at
  const isPlaced = isActive && status !== 'waiting'
  const mayGo = isActive && isAhead && (status === 'waiting' || at < leaveDeadline(shift))
  return {
    ...place,
    shift,
    token,
    checkInCode: checkInCodeOf(id),
    position: status === 'waiting' ? await positionOf(doer, place) : null,
    /** What a free place will do when it comes to this person. */
    promotion: promotionWay(shift, at),
    leaveUntil: leaveDeadline(shift),
    may: {
      leave: mayGo,
      keep: status === 'offered' && place.heldFor !== 'consent' && (place.heldUntil ?? at) > at,
      rejoin: !isActive && isAhead && shift.event.state === 'published' && !shift.cancelledAt,
      move: mayGo && place.groupId === null,
      bringChild: isPlaced && isAhead && mayAccompany(volunteer.birthDate, shift),
      /** Only an adult's phone is ever shown to a host. */
      sharePhone: isActive && volunteer.phone !== null && isAdultOn(volunteer.birthDate, dayOf(at)),
      makeAccount: volunteer.userId === null && place.groupId === null,
    },
    children: isPlaced ? await listChildren(place) : [],
    siblings: isActive && isAhead ? await listSiblings(place.shift) : [],
  }
}
export type OwnPlace = Awaited<ReturnType<typeof findOwnPlace>>

/** The turn of somebody who waits, from 1. */
export async function positionOf(
  _doer: Doer,
  row: { id: string; shiftId: string; joinedAt: Date },
): Promise<number> {
  const ahead = await db.participation.count({
    where: {
      ...{ shiftId: row.shiftId, status: 'waiting' },
      OR: [{ joinedAt: { lt: row.joinedAt } }, { joinedAt: row.joinedAt, id: { lt: row.id } }],
    },
  })
  return ahead + 1
}

/**
 * The children who are on the shift with this adult. Only those the adult brought come with their link: for somebody else's
 * child, whom the coordinator put in this adult's company, the adult answers on the day and sees no more than a name.
 */
async function listChildren({ shiftId, volunteerId }: { shiftId: string; volunteerId: string }) {
  const rows = await db.participation.findMany({
    where: { shiftId, companionId: volunteerId, status: { in: [...activeStatuses] } },
    orderBy: { joinedAt: 'asc' },
    select: {
      ...{ id: true, status: true, linkVersion: true, source: true },
      volunteer: { select: { givenName: true } },
    },
  })
  return rows.map(({ id, linkVersion, source, ...row }) => ({
    ...row,
    token: source === 'guest' ? signLink('sign-up', id, linkVersion) : null,
  }))
}

/** The event's other shifts with a free place nobody waits for. */
async function listSiblings({ id, event }: { id: string; event: { id: string } }) {
  const rows = await db.shift.findMany({
    where: { eventId: event.id, id: { not: id }, cancelledAt: null, startsAt: { gt: now() }, waiting: 0 },
    orderBy: [{ startsAt: 'asc' }, { position: 'asc' }],
    select: {
      ...{ id: true, startsAt: true, endsAt: true, places: true, taken: true },
      ...{ roleKk: true, roleRu: true, roleEn: true },
    },
  })
  return rows.filter(({ taken, places }) => taken < places)
}

/** A group as its leader sees it: each member with where they stand. Throws NotFound for a link that was never made. */
export async function findOwnGroup(doer: Doer, token: string) {
  const group = await requireOwnGroup(doer, token)
  const shift = await findShiftWithin(doer, db, group.shiftId, {})
  const members = await db.participation.findMany({
    where: { groupId: group.id },
    orderBy: [{ joinedAt: 'asc' }, { id: 'asc' }],
    select: {
      ...{ id: true, status: true, heldFor: true, heldUntil: true, joinedAt: true, shiftId: true },
      volunteer: { select: { surname: true, givenName: true } },
      changes: { orderBy: [{ at: 'desc' }, { id: 'desc' }], take: 1, select: { reason: true } },
    },
  })
  const active = members.filter(({ status }) => activeStatuses.some((each) => each === status))
  const first = active.find(({ status }) => status === 'waiting')
  const at = now()
  const isAhead = shift !== null && shift.startsAt > at
  const isAllWaiting = active.every(({ status }) => status === 'waiting')
  const offered = active.filter(({ status, heldFor }) => status === 'offered' && heldFor !== 'consent')
  return {
    ...{ group, shift, members, token, heads: active.length },
    position: first ? await positionOf(doer, first) : null,
    offeredUntil: offered[0]?.heldUntil ?? null,
    awaitingConsent: active.filter(({ heldFor }) => heldFor === 'consent').length,
    may: {
      leave: isAhead && active.length > 0 && (isAllWaiting || at < leaveDeadline(shift)),
      keep: isAhead && offered.length > 0,
    },
  }
}
export type OwnGroup = Awaited<ReturnType<typeof findOwnGroup>>
