import type { Doer } from '#lib/participation/policy.ts'
import type { Tx } from '#lib/platform/db.ts'

/** Removes what the search for duplicates and merges keep of a person: the pairs, and what could bring merged cards back. */
export async function forgetPersonInDuplicates(_doer: Doer, tx: Tx, volunteerId: string): Promise<void> {
  const either = (one: string, other: string) => ({ OR: [{ [one]: volunteerId }, { [other]: volunteerId }] })
  await tx.merge.updateMany({ where: either('fromId', 'intoId'), data: { journal: '' } })
  await tx.duplicatePair.deleteMany({ where: either('oneId', 'otherId') })
}
