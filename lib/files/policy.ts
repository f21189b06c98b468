import type { Actor } from '#lib/accounts/actor.ts'
import { mayCoordinate, mayEdit, mayRepresent } from '#lib/accounts/policy.ts'
import { visibleTo as visibleVolunteers } from '#lib/volunteers/policy.ts'
import type { Prisma } from '#prisma/generated/client.ts'

/** Whoever keeps a public page may add pictures to it; volunteers and strangers send no files. */
export function maySendFiles(actor: Actor): boolean {
  return mayEdit(actor) || mayCoordinate(actor) || mayRepresent(actor)
}

/** Files that exist for this actor: editors see the region's, the others what is public and what they sent themselves. */
export function visibleTo(actor: Actor): Prisma.StoredFileWhereInput {
  if (mayEdit(actor)) return {}
  return { OR: [{ isPublic: true }, { uploadedById: actor.userId }] }
}

/** Files whose words, people and bytes the actor may change: editors all, the others what they sent themselves. */
export function editableBy(actor: Actor): Prisma.StoredFileWhereInput {
  if (mayEdit(actor)) return {}
  return { uploadedById: maySendFiles(actor) ? actor.userId : { in: [] } }
}

/** Names on pictures that are of this card, or of one that turned out to be the same person. */
export function ownCard(volunteerId: string): Prisma.FilePersonWhereInput {
  return { volunteer: { OR: [{ id: volunteerId }, { mergedIntoId: volunteerId }] } }
}

/**
 * Whose card an actor may put beside a picture by its number: anybody's for editors; for the others the people they see, the members
 * of their organisations and who was at events these hosted. The file's page gives the name back: a number must not be a way to it.
 */
export function nameableBy(actor: Actor): Prisma.VolunteerWhereInput {
  if (mayEdit(actor)) return {}
  const bodies = { in: [...actor.organisationIds] }
  const present = {
    attendance: { mark: 'present' as const },
    shift: { event: { hostOrganisationId: bodies } },
  }
  return {
    OR: [
      ...(actor.volunteerId ? [{ id: actor.volunteerId }] : []),
      visibleVolunteers(actor),
      { memberships: { some: { endedOn: null, organisationId: bodies } } },
      { participations: { some: present } },
    ],
  }
}
