import type { Actor } from '#lib/accounts/actor.ts'
import { mayAdminister, mayCoordinateCentre, mayEdit } from '#lib/accounts/policy.ts'
import type { Prisma } from '#prisma/generated/client.ts'

/** What anyone may see. */
export const publicCentres = { state: 'published' } satisfies Prisma.CentreWhereInput

/** Which centres exist in an actor's workspace: one's own, or all for those who hold the region. */
export function visibleTo(actor: Actor): Prisma.CentreWhereInput {
  return mayEdit(actor) ? {} : { id: { in: [...actor.centreIds] } }
}

/** Description, hours, contacts, photo: its coordinators and the region's editors. */
export function canEditTexts(actor: Actor, centreId: string): boolean {
  return mayEdit(actor) || mayCoordinateCentre(actor, centreId)
}

/** Name, district, host, being public and verified: administrators. */
export function canManageCentres(actor: Actor): boolean {
  return mayAdminister(actor)
}
