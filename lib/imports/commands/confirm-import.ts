import type { Actor } from '#lib/accounts/actor.ts'
import { record } from '#lib/audit/record.ts'
import { startJob } from '#lib/jobs/commands.ts'
import { db, transaction } from '#lib/platform/db.ts'
import { removeFiles } from '#lib/platform/file-store.ts'
import { now } from '#lib/platform/clock.ts'
import { Conflict, NotFound } from '#lib/platform/refusal.ts'
import { canUndo, visibleTo } from '../policy.ts'
import { requireBatch } from '../queries/batch.ts'

export const importingKind = 'importWriting'
export const undoingKind = 'importUndoing'

type Input = { id: string }

/** Has the rows written into the register. Of two at once one begins it; after a broken run it goes on where it was. */
export async function confirmImport(actor: Actor, { id }: Input): Promise<void> {
  await transaction(async (tx) => {
    const { centreId, rowCount } = await requireBatch(actor, tx, id, ['ready', 'importing'])
    const { count } = await tx.importBatch.updateMany({
      where: { id, state: { in: ['ready', 'importing'] } },
      data: { state: 'importing' },
    })
    if (count === 0) throw new Conflict('imports.refusals.busy')
    const { isNew } = await startJob(actor, tx, {
      kind: importingKind,
      subjectId: id,
      centreId,
      total: rowCount,
    })
    if (!isNew) throw new Conflict('imports.refusals.busy')
    await record(tx, actor, 'import.confirmed', { type: 'import', id, centreId, details: { rows: rowCount } })
  })
}

/** Has a batch taken back within 30 days, as far as nothing was built on it. */
export async function undoImport(actor: Actor, { id }: Input): Promise<void> {
  await transaction(async (tx) => {
    const batch = await tx.importBatch.findFirst({
      where: { AND: [visibleTo(actor), { id, state: { in: ['done', 'undoing'] } }] },
      select: { centreId: true, createdById: true, state: true, finishedAt: true, rowCount: true },
    })
    if (!batch) throw new NotFound('imports.refusals.unknown')
    if (!canUndo(actor, batch)) throw new Conflict('imports.refusals.tooLate')
    const { count } = await tx.importBatch.updateMany({
      where: { id, state: batch.state },
      data: { state: 'undoing' },
    })
    if (count === 0) throw new Conflict('imports.refusals.busy')
    const { centreId, rowCount } = batch
    const { isNew } = await startJob(actor, tx, {
      kind: undoingKind,
      subjectId: id,
      centreId,
      total: rowCount,
    })
    if (!isNew) throw new Conflict('imports.refusals.busy')
    await record(tx, actor, 'import.undone', { type: 'import', id, centreId })
  })
}

/** Throws a sheet away that was not brought in: its rows and its file are gone at once. */
export async function dropImport(actor: Actor, { id }: Input): Promise<void> {
  await transaction(async (tx) => {
    const batch = await requireBatch(actor, tx, id, ['mapping', 'ready', 'failed'])
    const { count } = await tx.importBatch.updateMany({
      where: { id, state: batch.state },
      data: {
        state: 'dropped',
        problem: '',
        fileKey: null,
        fileName: '',
        finishedAt: now(),
        forgottenAt: now(),
      },
    })
    if (count === 0) throw new Conflict('imports.refusals.busy')
    await tx.importRow.deleteMany({ where: { batchId: id } })
    await record(tx, actor, 'import.dropped', { type: 'import', id, centreId: batch.centreId })
    return batch.fileKey
  }).then((fileKey) => (fileKey ? removeFiles(fileKey) : undefined))
}

const draftDays = 7
const keptDays = 30
const dayMs = 86_400_000

/**
 * Forgets what was typed in sheets whose work ended 30 days ago, and drops those nobody went on with for a week; a round of the
 * worker. Returns how many batches.
 */
export async function forgetOldSheets(_actor: null): Promise<number> {
  const before = (days: number) => ({ lt: new Date(now().getTime() - days * dayMs) })
  const old = await db.importBatch.findMany({
    where: {
      forgottenAt: null,
      OR: [
        { state: { in: ['done', 'undone', 'failed'] }, finishedAt: before(keptDays) },
        { state: { in: ['reading', 'mapping', 'checking', 'ready'] }, createdAt: before(draftDays) },
      ],
    },
    take: 20,
    select: { id: true, state: true, fileKey: true },
  })
  for (const { id, state, fileKey } of old) {
    const isOver = state === 'done' || state === 'undone' || state === 'failed'
    await transaction(async (tx) => {
      const data = { forgottenAt: now(), fileName: '', fileKey: null, heads: [] }
      const next = isOver ? {} : { state: 'dropped' as const, finishedAt: now() }
      const { count } = await tx.importBatch.updateMany({ where: { id, state }, data: { ...data, ...next } })
      if (count === 0) return
      if (isOver) {
        await tx.importRow.updateMany({
          where: { batchId: id },
          data: { sealed: null, before: null, keys: [] },
        })
      } else await tx.importRow.deleteMany({ where: { batchId: id } })
    })
    if (fileKey) await removeFiles(fileKey)
  }
  return old.length
}
