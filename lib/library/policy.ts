import type { Actor } from '#lib/accounts/actor.ts'
import { mayAdminister, mayCoordinate, mayCoordinateCentre, mayEdit } from '#lib/accounts/policy.ts'
import type { LibraryAudience, Prisma } from '#prisma/generated/client.ts'

/** Has the desk of the library: who keeps the region's papers, and who works in a centre. */
export function mayUseLibrary(actor: Actor): boolean {
  return mayEdit(actor) || mayCoordinate(actor)
}

/** The region's items are the editors', a centre's own are its coordinators'. */
export function canKeep(
  actor: Actor,
  { audience, centreId }: { audience: LibraryAudience; centreId: string | null },
): boolean {
  return audience === 'centre' ? mayCoordinateCentre(actor, centreId) : mayEdit(actor)
}

/** Items that exist for this actor: what is out for them, and the drafts they keep. */
export function visibleTo(actor: Actor): Prisma.LibraryItemWhereInput {
  if (mayAdminister(actor)) return {}
  if (!mayUseLibrary(actor)) return { state: 'published', audience: 'everyone' }
  const region: Prisma.LibraryItemWhereInput = mayEdit(actor)
    ? { audience: { in: ['everyone', 'staff'] } }
    : { state: 'published', audience: { in: ['everyone', 'staff'] } }
  return { OR: [region, { audience: 'centre', centreId: { in: [...actor.centreIds] } }] }
}
