import type { Actor } from '#lib/accounts/actor.ts'
import { mayCoordinateCentre } from '#lib/accounts/policy.ts'
import { dayMs, now } from '#lib/platform/clock.ts'
import type { Prisma } from '#prisma/generated/client.ts'

/** So long a batch can be undone, and so long the typed cells are kept. */
export const undoDays = 30

/**
 * A batch exists for whoever made it, as long as the centre is theirs, and for administrators. Not for other coordinators of the
 * centre: what it found depends on its maker's register, which may be wider than theirs.
 */
export function visibleTo(actor: Actor): Prisma.ImportBatchWhereInput {
  if (actor.isAdministrator) return {}
  return { createdById: actor.userId, centreId: { in: [...actor.centreIds] } }
}

type BatchFacts = { createdById: string; centreId: string; state: string; finishedAt: Date | null }

/** Only its maker decides about rows: they were compared with the maker's register. */
export function canWorkOn(actor: Actor, batch: BatchFacts): boolean {
  return batch.createdById === actor.userId && mayCoordinateCentre(actor, batch.centreId)
}

export function canUndo(actor: Actor, batch: BatchFacts, at = now()): boolean {
  if (!actor.isAdministrator && !canWorkOn(actor, batch)) return false
  if (batch.state === 'undoing') return true
  const since = batch.finishedAt?.getTime() ?? 0
  return batch.state === 'done' && since > at.getTime() - undoDays * dayMs
}
