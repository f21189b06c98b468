import type { Actor } from '#lib/accounts/actor.ts'
import { mayAdminister, mayEdit, mayRepresentOrganisation } from '#lib/accounts/policy.ts'
import type { Prisma } from '#prisma/generated/client.ts'

/** What anyone may see. */
export const publicOrganisations = { state: 'published' } satisfies Prisma.OrganisationWhereInput

/** Which organisations exist in an actor's workspace: those one speaks for, or all for those who hold the region. */
export function visibleTo(actor: Actor): Prisma.OrganisationWhereInput {
  return mayEdit(actor) ? {} : { id: { in: [...actor.organisationIds] } }
}

/** Description, contacts, logo: its representatives and the region's editors. */
export function canEditTexts(actor: Actor, organisationId: string): boolean {
  return mayEdit(actor) || mayRepresentOrganisation(actor, organisationId)
}

/** Names, legal form, being public and verified: administrators. */
export function canManageOrganisations(actor: Actor): boolean {
  return mayAdminister(actor)
}
