import { now } from '#lib/platform/clock.ts'
import { db } from '#lib/platform/db.ts'
import { removeExportFile } from './take-out-export.ts'

const atOnce = 50

/** Deletes files whose day is over; returns how many. The worker calls it. */
export async function deleteExpired(actor: null): Promise<number> {
  const over = await db.export.findMany({
    where: { fileKey: { not: null }, expiresAt: { lte: now() } },
    take: atOnce,
    select: { id: true, fileKey: true },
  })
  for (const { id, fileKey } of over) if (fileKey) await removeExportFile(actor, { id, fileKey, why: 'over' })
  return over.length
}
