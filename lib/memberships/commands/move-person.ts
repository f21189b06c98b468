import type { Actor } from '#lib/accounts/actor.ts'
import type { Tx } from '#lib/platform/db.ts'
import { overtakeTransfers } from './overtake-transfers.ts'

type Move = { fromId: string; toId: string }

/**
 * Puts the requests about one card under another, within the caller's transaction and after the affiliations were settled; open
 * ones that nobody can answer any more are closed. Returns the ids of the moved ones, for an undo.
 */
export async function movePersonInMemberships(actor: Actor | null, tx: Tx, { fromId, toId }: Move) {
  const moved = await tx.transferRequest.findMany({
    where: { volunteerId: fromId },
    select: { id: true, state: true },
  })
  await tx.transferRequest.updateMany({ where: { volunteerId: fromId }, data: { volunteerId: toId } })
  await overtakeTransfers(actor, tx, toId)
  return moved
}

/** Gives them back; what was closed only because of the merge is open again. */
export async function returnPersonInMemberships(
  _actor: Actor | null,
  tx: Tx,
  { fromId, toId }: Move,
  moved: Awaited<ReturnType<typeof movePersonInMemberships>>,
): Promise<void> {
  const ids = moved.map(({ id }) => id)
  await tx.transferRequest.updateMany({
    where: { id: { in: ids }, volunteerId: toId },
    data: { volunteerId: fromId },
  })
  const pending = moved.filter(({ state }) => state === 'pending').map(({ id }) => id)
  await tx.transferRequest.updateMany({
    where: { id: { in: pending }, state: 'overtaken' },
    data: { state: 'pending', decidedAt: null },
  })
}
