import type { Actor } from '#lib/accounts/actor.ts'
import { dayOf, dayMs, now } from '#lib/platform/clock.ts'
import { db } from '#lib/platform/db.ts'
import { ageOn } from '#lib/volunteers/rules.ts'
import type { Prisma } from '#prisma/generated/client.ts'
import { canWithdraw, toDecideBy, transfersOf } from '../policy.ts'
import { isPending, shownState } from '../rules.ts'

const names = { nameKk: true, nameRu: true, nameEn: true }
const columns = {
  ...{ id: true, kind: true, state: true, cardNumber: true, volunteerId: true, note: true, answer: true },
  ...{ createdAt: true, expiresAt: true, decidedAt: true, fromCentreId: true, toCentreId: true },
  fromCentre: { select: names },
  toCentre: { select: names },
  volunteer: {
    select: {
      ...{ id: true, cardNumber: true, surname: true, givenName: true, patronymic: true, birthDate: true },
      memberships: { where: { endedOn: null }, select: { centreId: true } },
    },
  },
} satisfies Prisma.TransferRequestSelect
type Row = Prisma.TransferRequestGetPayload<{ select: typeof columns }>

const listMax = 100
const closedMax = 30
const closedForMs = 90 * dayMs

/**
 * The requests at the actor's desk: to answer, waiting for the other side, and those that ended in the last ninety days. A centre
 * that asked with a number sees the number only, until the person is theirs.
 */
export async function listTransfers(actor: Actor) {
  const at = now()
  const newest = { orderBy: [{ createdAt: 'desc' as const }, { id: 'desc' as const }] }
  const mine = transfersOf(actor)
  const [toDecide, rest] = await Promise.all([
    db.transferRequest.findMany({
      where: toDecideBy(actor, at),
      orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
      take: listMax,
      select: columns,
    }),
    db.transferRequest.findMany({
      where: { AND: [mine, { createdAt: { gt: new Date(at.getTime() - closedForMs) } }] },
      ...newest,
      take: listMax,
      select: columns,
    }),
  ])
  const shown = rest
    .filter(({ id }) => !toDecide.some((one) => one.id === id))
    .map((row) => shownTo(actor, row, at))
  return {
    toDecide: toDecide.map((row) => shownTo(actor, row, at)),
    sent: shown.filter(({ state }) => state === 'pending'),
    closed: shown.filter(({ state }) => state !== 'pending').slice(0, closedMax),
  }
}
export type ShownTransfer = ReturnType<typeof shownTo>

/** What waits for the actor's answer, for the day's tasks. */
export async function countTransfersToDecide(actor: Actor): Promise<number> {
  return db.transferRequest.count({ where: toDecideBy(actor, now()) })
}

/** The actor's own wishes, newest first; a coordinator's requests about them are shown too, without their notes. */
export async function listOwnTransfers(actor: Actor) {
  if (!actor.volunteerId) return []
  const at = now()
  const rows = await db.transferRequest.findMany({
    where: {
      volunteerId: actor.volunteerId,
      NOT: { kind: 'asked', state: { in: ['withdrawn', 'expired'] } },
    },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: 20,
    select: {
      ...{ id: true, kind: true, state: true, answer: true, createdAt: true, expiresAt: true },
      ...{ decidedAt: true, fromCentre: { select: names }, toCentre: { select: names } },
    },
  })
  return rows.map((row) => ({
    ...row,
    state: shownState(row, false, at),
    answer: row.kind === 'own' ? row.answer : '',
    canWithdraw: row.kind === 'own' && isPending(row, at),
  }))
}
export type OwnTransfer = Awaited<ReturnType<typeof listOwnTransfers>>[number]

function shownTo(actor: Actor, row: Row, at: Date) {
  const { volunteer, volunteerId, fromCentreId, toCentreId, ...request } = row
  const isReceiver = actor.centreIds.includes(toCentreId)
  const isKeeper = fromCentreId !== null && actor.centreIds.includes(fromCentreId)
  const isAsker = row.kind === 'asked' && isReceiver && !isKeeper && !actor.isAdministrator
  const state = shownState(row, isAsker, at)
  const isKnown = !isAsker || state === 'accepted'
  const isOpen =
    actor.isAdministrator ||
    volunteer?.memberships.some(({ centreId }) => centreId !== null && actor.centreIds.includes(centreId))
  return {
    ...request,
    state,
    // When a request was overtaken is as telling as that it was.
    decidedAt: isAsker && (state === 'pending' || state === 'expired') ? null : request.decidedAt,
    fromCentre: isKnown ? request.fromCentre : null,
    person: isKnown && volunteer ? personOf(volunteer, Boolean(isOpen)) : null,
    isOwn: volunteerId !== null && volunteerId === actor.volunteerId,
    canWithdraw: state === 'pending' && canWithdraw(actor, row),
  }
}

function personOf(volunteer: NonNullable<Row['volunteer']>, isOpen: boolean) {
  const { id, cardNumber, surname, givenName, patronymic, birthDate } = volunteer
  const age = birthDate ? ageOn(birthDate, dayOf(now())) : null
  return { id: isOpen ? id : null, cardNumber, surname, givenName, patronymic, age }
}
