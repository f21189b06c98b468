import type { Doer } from '#lib/participation/policy.ts'
import { now } from '#lib/platform/clock.ts'
import type { Tx } from '#lib/platform/db.ts'
import { removeFiles } from '#lib/platform/file-store.ts'

/** Deletes the files somebody who is erased is in, and that they were in them; how many rows each export had stays. */
export async function forgetPersonInExports(actor: Doer, tx: Tx, volunteerId: string): Promise<void> {
  const rows = await tx.exportedPerson.findMany({ where: { volunteerId }, select: { exportId: true } })
  // First the rows, then the files: a file that is handed over at this moment holds the rows until it can be seen here.
  await tx.exportedPerson.deleteMany({ where: { volunteerId } })
  const held = await tx.export.findMany({
    where: { id: { in: rows.map(({ exportId }) => exportId) }, fileKey: { not: null } },
    select: { id: true, fileKey: true },
  })
  for (const { id, fileKey } of held) {
    await tx.export.update({ where: { id }, data: { fileKey: null, deletedAt: now() } })
    if (fileKey) await removeFiles(fileKey)
  }
}
