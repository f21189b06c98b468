import type { Actor } from '#lib/accounts/actor.ts'
import { db } from '#lib/platform/db.ts'
import { dayText } from '#lib/volunteers/rules.ts'

type Asked = { cardNumber: number; birthDate: string; toCentreId: string }

/**
 * Whom a number and a birth date mean, and who keeps them; nothing when they do not fit each other. `isOwn` only says what the
 * asking centre sees in its own register anyway. Numbers of joined cards lead to the card that is kept.
 */
export async function findFitting(_actor: Actor, { cardNumber, birthDate, toCentreId }: Asked) {
  const nobody = { volunteerId: null, fromCentreId: null, isOwn: false }
  const select = {
    ...{ id: true, birthDate: true, status: true, isGuest: true, mergedIntoId: true },
    memberships: { where: { endedOn: null }, select: { centreId: true, isPrimary: true } },
  } as const
  let card = await db.volunteer.findUnique({ where: { cardNumber }, select })
  for (let step = 0; step < 5 && card?.mergedIntoId; step++)
    card = await db.volunteer.findUnique({ where: { id: card.mergedIntoId }, select })
  if (!card || card.mergedIntoId || card.isGuest || card.status === 'anonymised') return nobody
  if (card.memberships.some((row) => row.isPrimary && row.centreId === toCentreId))
    return { ...nobody, isOwn: true }
  if (!card.birthDate || dayText(card.birthDate) !== birthDate) return nobody
  const fromCentreId = card.memberships.find(({ isPrimary }) => isPrimary)?.centreId ?? null
  return { volunteerId: card.id, fromCentreId, isOwn: false }
}
