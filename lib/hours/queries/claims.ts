import type { Actor } from '#lib/accounts/actor.ts'
import { db } from '#lib/platform/db.ts'
import { type Keyset, keysetArguments, keysetPage } from '#lib/platform/keyset.ts'
import { idPattern } from '#lib/platform/text.ts'
import { visibleTo } from '#lib/volunteers/policy.ts'
import type { Prisma } from '#prisma/generated/client.ts'
import { askedOf, madeBy } from '../policy.ts'

const names = { nameKk: true, nameRu: true, nameEn: true }
const claimColumns = {
  ...{ id: true, version: true, state: true, workedOn: true, minutes: true, work: true, evidence: true },
  ...{ decision: true, decidedAt: true, decidedById: true, createdAt: true },
  ...{ centreId: true, directionId: true, eventId: true, volunteerId: true },
  centre: { select: names },
  direction: { select: names },
  event: { select: { id: true, slug: true, state: true, titleKk: true, titleRu: true, titleEn: true } },
} satisfies Prisma.HourClaimSelect

const ownMax = 100

/** The actor's own claims, the latest first; `isWithdrawn` when they took it back themselves. */
export async function listOwnClaims(actor: Actor) {
  const rows = await db.hourClaim.findMany({
    where: madeBy(actor),
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: ownMax,
    select: { ...claimColumns, entry: { select: { minutes: true } } },
  })
  return rows.map((row) => ({
    ...row,
    isWithdrawn: row.state === 'returned' && row.decidedById === actor.userId,
  }))
}
export type OwnClaim = Awaited<ReturnType<typeof listOwnClaims>>[number]

/** One's own claim, or null. */
export async function findOwnClaim(actor: Actor, id: string) {
  if (!idPattern.test(id)) return null
  return db.hourClaim.findFirst({ where: { AND: [{ id }, madeBy(actor)] }, select: claimColumns })
}

export const claimsPageSize = 50

const inboxColumns = {
  ...claimColumns,
  volunteer: {
    select: {
      ...{ id: true, surname: true, givenName: true, patronymic: true, cardNumber: true },
      memberships: { where: { endedOn: null }, select: { centreId: true } },
    },
  },
} satisfies Prisma.HourClaimSelect
export type InboxClaim = Prisma.HourClaimGetPayload<{ select: typeof inboxColumns }>

/** A page of the claims that wait for the actor, the oldest first. */
export async function listPendingClaims(actor: Actor, keyset: Keyset) {
  const rows = await db.hourClaim.findMany({
    where: { AND: [{ state: 'pending' }, askedOf(actor)] },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: inboxColumns,
    ...keysetArguments(keyset, claimsPageSize),
  })
  return keysetPage(rows, keyset, claimsPageSize)
}

export async function countPendingClaims(actor: Actor): Promise<number> {
  return db.hourClaim.count({ where: { AND: [{ state: 'pending' }, askedOf(actor)] } })
}

const decidedMax = 20

/** The claims decided last at the actor's centres; those people took back themselves are not among them. */
export async function listDecidedClaims(actor: Actor) {
  const decided: Prisma.HourClaimWhereInput = { OR: [{ state: 'confirmed' }, { decision: { not: '' } }] }
  return db.hourClaim.findMany({
    where: { AND: [{ state: { not: 'pending' } }, decided, askedOf(actor)] },
    orderBy: [{ decidedAt: 'desc' }, { id: 'desc' }],
    take: decidedMax,
    select: inboxColumns,
  })
}

/** A claim sent to the actor's centres with what the ledger made of it, or null. */
export async function findClaim(actor: Actor, id: string) {
  if (!idPattern.test(id)) return null
  const claim = await db.hourClaim.findFirst({
    where: { AND: [{ id }, askedOf(actor)] },
    select: { ...inboxColumns, entry: { select: { id: true, minutes: true, corrections: true } } },
  })
  if (!claim) return null
  const isVisible = await db.volunteer.count({
    where: { AND: [{ id: claim.volunteerId }, visibleTo(actor)] },
  })
  return { ...claim, isVisible: isVisible > 0 }
}
export type Claim = NonNullable<Awaited<ReturnType<typeof findClaim>>>
