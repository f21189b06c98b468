import type { Actor } from '#lib/accounts/actor.ts'
import { mayAdminister, mayCoordinateCentre, mayEdit } from '#lib/accounts/policy.ts'
import type { Prisma } from '#prisma/generated/client.ts'

/** Writes, publishes and withdraws memoranda of the region and records their signing. */
export function canEditMemoranda(actor: Actor): boolean {
  return mayEdit(actor)
}

/** Ends a memorandum before its time, or opens the text of a signed one again. */
export function canTerminateMemoranda(actor: Actor): boolean {
  return mayAdminister(actor)
}

export type Authors = { createdById: string | null; textById: string | null }

/** Why this person does not decide about the text: `author` wrote it, `orphan` has nobody to answer for it (R21). Null: they may. */
export function whyNotDecide(actor: Actor, { createdById, textById }: Authors): 'author' | 'orphan' | null {
  if (actor.userId === createdById || actor.userId === textById) return 'author'
  return createdById === null && textById === null && !mayAdminister(actor) ? 'orphan' : null
}

/** The memoranda a representative sees behind sign-in: their organisations are a side, and the text is settled or public. */
export function sharedWith(organisationId: string): Prisma.MemorandumWhereInput {
  return {
    parties: { some: { organisationId } },
    OR: [
      { state: 'published' },
      { isSigned: true },
      { decisions: { some: { kind: 'agreed', voidedAt: null } } },
    ],
  }
}

/** Says that an event was held under an obligation: the desk of the region, and who runs the event. */
export function canLinkEvent(actor: Actor, event: { centreId: string }): boolean {
  return mayEdit(actor) || mayCoordinateCentre(actor, event.centreId)
}
