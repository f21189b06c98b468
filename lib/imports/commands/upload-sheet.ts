import type { Actor } from '#lib/accounts/actor.ts'
import { mayCoordinateCentre } from '#lib/accounts/policy.ts'
import { record } from '#lib/audit/record.ts'
import { startJob } from '#lib/jobs/commands.ts'
import { db, transaction } from '#lib/platform/db.ts'
import { newStorageKey, removeFiles, storeFiles } from '#lib/platform/file-store.ts'
import { Conflict, Invalid } from '#lib/platform/refusal.ts'
import { canSeal } from '#lib/platform/sealed.ts'
import { sheetBytesMax } from '#lib/platform/sheets/limits.ts'
import { cleanLine } from '#lib/platform/text.ts'
import type { UploadInput } from '../schema.ts'

export const readingKind = 'importReading'
export const sheetName = 'sheet.bin'

/**
 * Takes a file of up to 8 MB for one of the actor's centres and has it read; nothing is looked at here. Sending the same form again
 * gives the batch of the first time.
 */
export async function uploadSheet(
  actor: Actor,
  { id, centreId, file }: UploadInput,
): Promise<{ id: string }> {
  if (!mayCoordinateCentre(actor, centreId)) throw new Invalid({ centreId: { code: 'form.unknownChoice' } })
  if (!canSeal()) throw new Invalid({ file: { code: 'imports.problems.noKeys' } })
  if (file.size === 0) throw new Invalid({ file: { code: 'imports.problems.noFile' } })
  if (file.size > sheetBytesMax)
    throw new Invalid({ file: { code: 'imports.problems.tooBig', values: { megabytes: 8 } } })
  const earlier = await db.importBatch.findUnique({ where: { id }, select: { createdById: true } })
  if (earlier && earlier.createdById === actor.userId) return { id }
  if (earlier) throw new Conflict('form.again')
  const fileKey = newStorageKey()
  await storeFiles(fileKey, [{ name: sheetName, bytes: Buffer.from(await file.arrayBuffer()) }])
  try {
    return await transaction(async (tx) => {
      const fileName = cleanLine(file.name).slice(0, 120)
      await tx.importBatch.create({ data: { id, centreId, createdById: actor.userId, fileName, fileKey } })
      await startJob(actor, tx, { kind: readingKind, subjectId: id, centreId, total: 1 })
      await record(tx, actor, 'import.uploaded', {
        type: 'import',
        id,
        centreId,
        details: { bytes: file.size },
      })
      return { id }
    })
  } catch (error) {
    await removeFiles(fileKey)
    throw error
  }
}
