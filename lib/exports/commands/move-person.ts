import type { Doer } from '#lib/participation/policy.ts'
import type { Tx } from '#lib/platform/db.ts'

type Move = { fromId: string; toId: string }

/** What was taken out of one card is told on the other, which it turned out to be. Gives the exports that moved, for an undo. */
export async function movePersonInExports(
  actor: Doer,
  tx: Tx,
  { fromId, toId }: Move,
): Promise<{ exportIds: string[] }> {
  const rows = await tx.exportedPerson.findMany({
    where: { volunteerId: fromId },
    select: { exportId: true },
  })
  const there = await tx.exportedPerson.findMany({
    where: { volunteerId: toId, exportId: { in: rows.map(({ exportId }) => exportId) } },
    select: { exportId: true },
  })
  const known = new Set(there.map(({ exportId }) => exportId))
  const exportIds = rows.map(({ exportId }) => exportId).filter((id) => !known.has(id))
  await tx.exportedPerson.updateMany({
    where: { volunteerId: fromId, exportId: { in: exportIds } },
    data: { volunteerId: toId },
  })
  return { exportIds }
}

/** Gives them back. */
export async function returnPersonInExports(
  _actor: Doer,
  tx: Tx,
  { fromId, toId }: Move,
  { exportIds }: { exportIds: string[] },
): Promise<void> {
  await tx.exportedPerson.updateMany({
    where: { volunteerId: toId, exportId: { in: exportIds } },
    data: { volunteerId: fromId },
  })
}
