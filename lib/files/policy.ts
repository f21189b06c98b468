import type { Actor } from '#lib/accounts/actor.ts'
import { mayCoordinate, mayEdit, mayRepresent } from '#lib/accounts/policy.ts'
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
