import type { Actor } from '#lib/accounts/actor.ts'
import type { Prisma } from '#prisma/generated/client.ts'

/** Which tags exist for an actor: those of their centres, for administrators all. */
export function ownTags(actor: Actor): Prisma.TagWhereInput {
  return actor.isAdministrator ? {} : { centreId: { in: [...actor.centreIds] } }
}
