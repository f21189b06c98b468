import type { Actor } from '#lib/accounts/actor.ts'
import { now } from '#lib/platform/clock.ts'
import { db } from '#lib/platform/db.ts'
import { claimCodeOf } from '#lib/platform/signed-link.ts'
import type { Prisma } from '#prisma/generated/client.ts'
import { canKeep, listedTo, visibleTo } from '../policy.ts'

/** Slips that still open their card. */
export function openSlips(): Prisma.ClaimSlipWhereInput {
  return { usedAt: null, revokedAt: null, expiresAt: { gt: now() } }
}

/** The card's valid slip with its code, for printing by those who keep the card; null when there is none. */
export async function findClaimSlip(actor: Actor, volunteerId: string) {
  const card = await db.volunteer.findFirst({
    where: { AND: [visibleTo(actor), { id: volunteerId, userId: null }] },
    select: {
      isGuest: true,
      memberships: { select: { centreId: true, endedOn: true } },
      claimSlips: {
        where: openSlips(),
        orderBy: { createdAt: 'desc' },
        take: 1,
        select: { id: true, expiresAt: true },
      },
    },
  })
  const slip = card?.claimSlips[0]
  if (!card || !slip || !canKeep(actor, card)) return null
  return { code: claimCodeOf(slip.id), expiresAt: slip.expiresAt }
}

/** A printer's worth of slips at once. */
export const slipsMax = 300

/** Valid slips the actor had made since a moment, with what stands on each, for printing them together. */
export async function listClaimSlips(actor: Actor, { since }: { since: Date }) {
  const slips = await db.claimSlip.findMany({
    where: {
      AND: [openSlips(), { createdById: actor.userId, createdAt: { gte: since } }],
      volunteer: { AND: [listedTo(actor), { userId: null, status: { not: 'anonymised' } }] },
    },
    orderBy: [{ volunteer: { surname: 'asc' } }, { volunteer: { givenName: 'asc' } }, { id: 'asc' }],
    take: slipsMax,
    select: { id: true, expiresAt: true, volunteer: { select: slipCard } },
  })
  return slips.map(({ id, expiresAt, volunteer }) => ({
    card: volunteer,
    slip: { code: claimCodeOf(id), expiresAt },
  }))
}

const slipCard = {
  ...{ id: true, cardNumber: true, surname: true, givenName: true, patronymic: true, locale: true },
} satisfies Prisma.VolunteerSelect
