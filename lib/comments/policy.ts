import type { Actor } from '#lib/accounts/actor.ts'
import { mayCoordinate, mayEdit, mayRepresent } from '#lib/accounts/policy.ts'
import type { Prisma } from '#prisma/generated/client.ts'

/** Looks after what readers write: editors and administrators. */
export function mayModerate(actor: Actor): boolean {
  return mayEdit(actor)
}

/** Which comments exist for this actor at the desk. */
export function moderatedBy(actor: Actor): Prisma.CommentWhereInput {
  return mayModerate(actor) ? {} : { id: { in: [] } }
}

/** Nobody decides about what they wrote themselves (R21). */
export function canModerate(actor: Actor, comment: { authorId: string | null }): boolean {
  return mayModerate(actor) && comment.authorId !== actor.userId
}

/** Works here in some role, so is of age even without a card that says so. */
export function isAtWork(actor: Actor): boolean {
  return mayEdit(actor) || mayCoordinate(actor) || mayRepresent(actor)
}
