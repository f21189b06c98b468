import type { Actor } from '#lib/accounts/actor.ts'
import { mayAdminister, mayEdit } from '#lib/accounts/policy.ts'
import type { Prisma } from '#prisma/generated/client.ts'

/** Prepares and issues awards, and takes an entry out of the public register at the recipient's wish. */
export function canPrepareAwards(actor: Actor): boolean {
  return mayEdit(actor)
}

/** Takes an award back; visible to everybody afterwards, so it is the administrator's alone. */
export function canRevokeAwards(actor: Actor): boolean {
  return mayAdminister(actor)
}

type Recipient = { volunteerId: string | null; organisationId: string | null }

/** Nobody awards to themselves (R21): neither to the own card nor to an organisation one speaks for. */
export function isOwnAward(actor: Actor, recipient: Recipient): boolean {
  if (recipient.volunteerId !== null && recipient.volunteerId === actor.volunteerId) return true
  return recipient.organisationId !== null && actor.organisationIds.includes(recipient.organisationId)
}

/** Whose letters an actor takes out as a file: one's own, those of an organisation one speaks for, all for those who award. */
export function heldBy(actor: Actor): Prisma.AwardWhereInput {
  if (canPrepareAwards(actor)) return {}
  const own: Prisma.AwardWhereInput[] = actor.volunteerId ? [{ volunteerId: actor.volunteerId }] : []
  return { OR: [...own, { organisationId: { in: [...actor.organisationIds] } }] }
}
