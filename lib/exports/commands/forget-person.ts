import type { Doer } from '#lib/participation/policy.ts'
import { now } from '#lib/platform/clock.ts'
import type { Tx } from '#lib/platform/db.ts'
import { removeFiles } from '#lib/platform/file-store.ts'

/** Deletes the files somebody who is erased is in, and that they were in them; how many rows each export had stays. */
export async function forgetPersonInExports(actor: Doer, tx: Tx, volunteerId: string): Promise<void> {
  const held = await tx.export.findMany({
    where: { fileKey: { not: null }, people: { some: { volunteerId } } },
    select: { id: true, fileKey: true },
  })
  for (const { id, fileKey } of held) {
    await tx.export.update({ where: { id }, data: { fileKey: null, deletedAt: now() } })
    if (fileKey) await removeFiles(fileKey)
  }
  await tx.exportedPerson.deleteMany({ where: { volunteerId } })
}
