import type { Actor } from '#lib/accounts/actor.ts'
import type { Tx } from '#lib/platform/db.ts'
import { Forbidden, NotFound } from '#lib/platform/refusal.ts'
import { canManageOrganisations, visibleTo } from '../policy.ts'

/** The organisation as it is saved now; NotFound when it is not the actor's. */
export async function requireOrganisation(actor: Actor, tx: Tx, organisationId: string) {
  const found = await tx.organisation.findFirst({
    where: { AND: [visibleTo(actor), { id: organisationId }] },
    include: { directions: { select: { directionId: true } } },
  })
  if (!found) throw new NotFound('organisations.refusals.unknown')
  return found
}

/** The same for administrators alone. */
export async function requireManaged(actor: Actor, tx: Tx, organisationId: string) {
  const found = await requireOrganisation(actor, tx, organisationId)
  if (!canManageOrganisations(actor)) throw new Forbidden('organisations.refusals.manage')
  return found
}

export type SavedOrganisation = Awaited<ReturnType<typeof requireOrganisation>>

/** What the history says of an organisation. */
export function factsOf(id: string, label: string) {
  return { type: 'organisation', id, label, organisationId: id }
}
