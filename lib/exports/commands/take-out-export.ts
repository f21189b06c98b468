import type { Actor } from '#lib/accounts/actor.ts'
import { record } from '#lib/audit/record.ts'
import { now } from '#lib/platform/clock.ts'
import { db, transaction } from '#lib/platform/db.ts'
import { openStored, removeFiles } from '#lib/platform/file-store.ts'
import { visibleTo } from '#lib/volunteers/policy.ts'
import { canExport } from '../policy.ts'
import { findOwnExport } from '../queries/exports.ts'
import { fileName } from './run-export.ts'

/**
 * The file of one's own export, each time recorded. Null when it is gone, somebody else's, or the right ended; a file with somebody
 * the actor may no longer see is deleted instead of handed out.
 */
export async function takeOutExport(actor: Actor, id: string) {
  const found = canExport(actor) ? await findOwnExport(actor, id) : null
  if (!found?.fileKey || found.expiresAt <= now()) return null
  const lost = await db.exportedPerson.count({
    where: { exportId: id, volunteer: { NOT: visibleTo(actor) } },
  })
  if (lost > 0) {
    await removeExportFile(actor, { id, fileKey: found.fileKey, why: 'left' })
    return null
  }
  const stored = await openStored(found.fileKey, fileName[found.format])
  if (!stored) return null
  const { kind, columns, number, format, centreId, rowCount } = found
  await transaction((tx) =>
    record(tx, actor, 'export.fetched', {
      ...{ type: 'export', id, label: `№ ${number}`, centreId },
      details: { kind, columns, rows: rowCount },
    }),
  )
  return { ...stored, name: `birgemiz-${kind}-${number}.${format}`, format }
}

type Removed = { id: string; fileKey: string; why: 'over' | 'left' }

/** Takes the file away; the row that tells of it stays. A second call changes nothing. */
export async function removeExportFile(actor: Actor | null, { id, fileKey, why }: Removed): Promise<void> {
  await removeFiles(fileKey)
  await transaction(async (tx) => {
    const { count } = await tx.export.updateMany({
      where: { id, fileKey },
      data: { fileKey: null, deletedAt: now() },
    })
    if (count > 0) await record(tx, actor, 'export.deleted', { type: 'export', id, details: { why } })
  })
}
