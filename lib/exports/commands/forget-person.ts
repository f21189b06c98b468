import type { Doer } from '#lib/participation/policy.ts'
import { now } from '#lib/platform/clock.ts'
import type { Tx } from '#lib/platform/db.ts'

/**
 * Takes back the files somebody who is erased is in, and that they were in them; how many rows each export had stays. Gives the keys
 * of the files, for the caller to remove after the commit.
 */
export async function forgetPersonInExports(
  _actor: Doer,
  tx: Tx,
  volunteerId: string,
): Promise<{ files: string[] }> {
  const held = await tx.export.findMany({
    where: { fileKey: { not: null }, people: { some: { volunteerId } } },
    select: { id: true, fileKey: true },
  })
  await tx.export.updateMany({
    where: { id: { in: held.map(({ id }) => id) } },
    data: { fileKey: null, deletedAt: now() },
  })
  await tx.exportedPerson.deleteMany({ where: { volunteerId } })
  return { files: held.flatMap(({ fileKey }) => fileKey ?? []) }
}
