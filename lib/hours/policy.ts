import type { Actor } from '#lib/accounts/actor.ts'
import type { Prisma } from '#prisma/generated/client.ts'

/** The claims an actor is asked to confirm: those sent to their centres; all for administrators. */
export function askedOf(actor: Actor): Prisma.HourClaimWhereInput {
  return actor.isAdministrator ? {} : { centreId: { in: [...actor.centreIds] } }
}

/** The claims a person made; nobody has none. */
export function madeBy(actor: Actor): Prisma.HourClaimWhereInput {
  return actor.volunteerId ? { volunteerId: actor.volunteerId } : { id: { in: [] } }
}

/** Nobody confirms, corrects or returns their own (R8, R21). */
export function isOwn(actor: Actor, volunteerId: string): boolean {
  return actor.volunteerId === volunteerId
}

/** Everything of the ledger that counts: a row a person wrote of themselves does so once it is confirmed. */
export const counted = {
  OR: [{ source: { not: 'selfReported' } }, { confirmedAt: { not: null } }],
} satisfies Prisma.HourEntryWhereInput
