import type { Doer } from '#lib/participation/policy.ts'
import type { Tx } from '#lib/platform/db.ts'

/**
 * Removes what sheets said about a person whose card is made anonymous, also under the cards that turned out to be theirs; that a
 * row was there and how it ended stays.
 */
export async function forgetPersonInImports(_actor: Doer, tx: Tx, volunteerId: string): Promise<void> {
  const merged = await tx.volunteer.findMany({ where: { mergedIntoId: volunteerId }, select: { id: true } })
  const ids = [volunteerId, ...merged.map(({ id }) => id)]
  await tx.importRow.updateMany({
    where: { OR: [{ volunteerId: { in: ids } }, { candidateIds: { hasSome: ids } }] },
    data: { sealed: null, before: null, keys: [], volunteerId: null, candidateIds: [] },
  })
}
