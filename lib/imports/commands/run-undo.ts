import type { Actor } from '#lib/accounts/actor.ts'
import type { RunningJob } from '#lib/jobs/worker.ts'
import { now } from '#lib/platform/clock.ts'
import { db, type Tx, transaction } from '#lib/platform/db.ts'
import { isReferenced } from '#lib/platform/db-errors.ts'
import { Forbidden } from '#lib/platform/refusal.ts'
import { unseal } from '#lib/platform/sealed.ts'
import { type KeptReason, undoImported } from '#lib/volunteers/commands/undo-import.ts'
import type { CardBefore } from '#lib/volunteers/commands/update-from-import.ts'
import { visibleTo } from '../policy.ts'

const rowsAtOnce = 100

type Batch = { id: string; centreId: string }

/**
 * The job behind `undoImport`, in portions like the import itself. A card that other records came to refer to stays, and its row
 * says so.
 */
export async function runUndo(actor: Actor, job: RunningJob) {
  const batch = await db.importBatch.findFirst({
    where: { AND: [visibleTo(actor), { id: job.subjectId, state: 'undoing' }] },
    select: { id: true, centreId: true },
  })
  if (!batch) throw new Forbidden('imports.refusals.unknown')
  const where = { batchId: batch.id, outcome: { in: ['created', 'updated'] as ('created' | 'updated')[] } }
  const total = await db.importRow.count({ where })
  for (;;) {
    const done = await db.importRow.count({ where: { ...where, hasUndone: { not: null } } })
    const doer = await job.step({ done, total })
    if ((await undoPortion(doer, batch, rowsAtOnce)) === 0) break
  }
  await db.importBatch.updateMany({
    where: { id: batch.id, state: 'undoing' },
    data: { state: 'undone', finishedAt: now() },
  })
  return { undone: await db.importRow.count({ where: { ...where, hasUndone: true } }) }
}

async function undoPortion(actor: Actor, batch: Batch, size: number): Promise<number> {
  try {
    return await transaction((tx) => undoRows(actor, tx, batch, size))
  } catch (error) {
    if (!isReferenced(error)) throw error
    if (size > 1) return undoPortion(actor, batch, 1)
    return transaction(async (tx) => {
      const [row] = await lockRowsToUndo(tx, batch, 1)
      return row ? writeUndone(tx, [row], new Map([[row.volunteerId!, 'builtOn']])) : 0
    })
  }
}

type Row = Awaited<ReturnType<typeof lockRowsToUndo>>[number]

async function lockRowsToUndo(tx: Tx, { id }: Batch, size: number) {
  await tx.$queryRaw`
    SELECT FROM "ImportRow" WHERE "batchId" = ${id}::uuid AND "outcome" IN ('created', 'updated') AND "hasUndone" IS NULL
    ORDER BY "number" DESC LIMIT ${size} FOR UPDATE`
  return tx.importRow.findMany({
    where: { batchId: id, outcome: { in: ['created', 'updated'] }, hasUndone: null },
    // Last first: what was built upon a row of the same sheet goes before it.
    orderBy: { number: 'desc' },
    take: size,
    select: { id: true, outcome: true, volunteerId: true, cardVersion: true, before: true },
  })
}

async function undoRows(actor: Actor, tx: Tx, { id, centreId }: Batch, size: number): Promise<number> {
  const rows = await lockRowsToUndo(tx, { id, centreId }, size)
  // A card the import made has its row's id; any other is somebody else's by now.
  const created = rows.filter(
    ({ id: rowId, outcome, volunteerId }) => outcome === 'created' && volunteerId === rowId,
  )
  const updated = rows.flatMap((row) => {
    if (row.outcome !== 'updated' || row.before === null || row.volunteerId === null) return []
    const before = JSON.parse(unseal(row.before, `import:${row.id}:before`)) as CardBefore
    return [{ id: row.volunteerId, version: row.cardVersion ?? 0, before }]
  })
  const kept = await undoImported(actor, tx, {
    ...{ centreId, batchId: id, updated },
    created: created.map((row) => row.id),
  })
  return writeUndone(tx, rows, kept)
}

async function writeUndone(tx: Tx, rows: Row[], kept: ReadonlyMap<string, KeptReason>): Promise<number> {
  const ends = rows.map(({ id, outcome, volunteerId, before }) => {
    const isForgotten = outcome === 'created' ? volunteerId !== id : volunteerId === null || before === null
    const reason = isForgotten ? 'gone' : (kept.get(volunteerId!) ?? '')
    return { id, hasUndone: reason === '', undoReason: reason }
  })
  await tx.$executeRaw`
    UPDATE "ImportRow" r SET "hasUndone" = j."hasUndone", "undoReason" = j."undoReason",
      "volunteerId" = CASE WHEN j."hasUndone" AND r."outcome" = 'created' THEN NULL ELSE r."volunteerId" END
    FROM jsonb_to_recordset(${JSON.stringify(ends)}::jsonb) AS j("id" uuid, "hasUndone" boolean, "undoReason" text)
    WHERE r."id" = j."id"`
  return rows.length
}
