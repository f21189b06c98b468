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
  const rows = await tx.exportedPerson.findMany({ where: { volunteerId }, select: { exportId: true } })
  // First the rows, then the files: a file that is handed over at this moment holds the rows until it can be seen here.
  await tx.exportedPerson.deleteMany({ where: { volunteerId } })
  const held = await tx.export.findMany({
    where: { id: { in: rows.map(({ exportId }) => exportId) }, fileKey: { not: null } },
    select: { id: true, fileKey: true },
  })
  await tx.export.updateMany({
    where: { id: { in: held.map(({ id }) => id) } },
    data: { fileKey: null, deletedAt: now() },
  })
  return { files: held.flatMap(({ fileKey }) => fileKey ?? []) }
}
