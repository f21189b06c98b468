import type { Actor } from '#lib/accounts/actor.ts'
import { mayCoordinateCentre } from '#lib/accounts/policy.ts'
import { dayMs } from '#lib/platform/clock.ts'
import { listedTo } from '#lib/volunteers/policy.ts'
import type { DuplicateState, Prisma } from '#prisma/generated/client.ts'

export const undoDays = 30

/**
 * The pairs an actor may know of: both cards in their register, and after a merge the card that stays. A pair across centres
 * would tell who is registered elsewhere: only administrators see it.
 */
export function pairsOf(actor: Actor): Prisma.DuplicatePairWhereInput {
  return { OR: [pairsIn(actor, 'open'), pairsIn(actor, 'notSame'), pairsIn(actor, 'merged')] }
}

/** Those of them in one state: without the others the database need not weigh both. */
export function pairsIn(actor: Actor, state: DuplicateState): Prisma.DuplicatePairWhereInput {
  const listed = { is: { ...listedTo(actor), status: { not: 'anonymised' as const } } }
  return state === 'merged'
    ? { state, merges: { some: { undoneAt: null, into: listed } } }
    : { state, one: listed, other: listed }
}

type MergeFacts = { closedCentreIds: readonly (string | null)[] }

/** Who may take a merge back: who could have made it, that is, keeps the staying card and kept the closed one. */
export function canUndo(actor: Actor, { closedCentreIds }: MergeFacts): boolean {
  return actor.isAdministrator || closedCentreIds.some((centreId) => mayCoordinateCentre(actor, centreId))
}

/** Until when a merge can be taken back. */
export function undoUntil(mergedAt: Date): Date {
  return new Date(mergedAt.getTime() + undoDays * dayMs)
}
