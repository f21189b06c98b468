import type { Actor } from '#lib/accounts/actor.ts'
import { record } from '#lib/audit/record.ts'
import { startJob } from '#lib/jobs/commands.ts'
import { type Tx, transaction } from '#lib/platform/db.ts'
import { removeFiles } from '#lib/platform/file-store.ts'
import { Conflict, Invalid } from '#lib/platform/refusal.ts'
import { requireBatch } from '../queries/batch.ts'
import { headKeyOf } from '../queries/remembered-mapping.ts'
import { openCells } from '../queries/row-cells.ts'
import { hasTwice, namesPeople } from '../rules/fields.ts'
import type { ColumnsInput, SheetInput } from '../schema.ts'
import { readingKind } from './upload-sheet.ts'

export const checkingKind = 'importChecking'

/**
 * Says what each column holds, keeps that for the centre's next sheet with the same heads, and has all rows looked through.
 * Invalid when no column names people, or two columns are said to hold the same.
 */
export async function chooseColumns(actor: Actor, { id, headRow, mapping }: ColumnsInput): Promise<void> {
  const twice = hasTwice(mapping)
  const column = mapping.lastIndexOf(twice ?? '')
  if (twice) throw new Invalid({ [`mapping.${column}`]: { code: 'imports.problems.columnTwice' } })
  if (!namesPeople(mapping)) throw new Invalid({ 'mapping.0': { code: 'imports.problems.noNames' } })
  const fileKey = await transaction(async (tx) => {
    const batch = await requireBatch(actor, tx, id, ['mapping', 'ready', 'checking'])
    const heads = await headsOf(tx, id, headRow)
    const rowCount = await tx.importRow.count({ where: { batchId: id, number: { gt: headRow } } })
    if (rowCount === 0) throw new Invalid({ headRow: { code: 'imports.problems.noRows' } })
    await beginChecking(actor, tx, { ...batch, rowCount })
    await tx.importBatch.updateMany({
      where: { id },
      data: { headRow, heads, mapping, rowCount, fileKey: null },
    })
    const key = { centreId: batch.centreId, headKey: headKeyOf(heads) }
    await tx.importMapping.upsert({
      where: { centreId_headKey: key },
      create: { ...key, mapping },
      update: { mapping },
    })
    return batch.fileKey
  })
  if (fileKey) await removeFiles(fileKey)
}

/** Has every offered spelling taken and all rows looked through again. A second call while that runs is a Conflict. */
export async function takeOffers(actor: Actor, { id }: { id: string }): Promise<void> {
  await transaction(async (tx) => {
    const batch = await requireBatch(actor, tx, id, ['ready'])
    await beginChecking(actor, tx, batch)
    await tx.importBatch.updateMany({ where: { id }, data: { takesOffers: true } })
  })
}

/** Has another sheet of the same file read. */
export async function chooseSheet(actor: Actor, { id, sheetIndex }: SheetInput): Promise<void> {
  await transaction(async (tx) => {
    const batch = await requireBatch(actor, tx, id, ['mapping'])
    if (batch.fileKey === null || sheetIndex >= batch.sheetNames.length)
      throw new Conflict('imports.refusals.fileGone')
    await tx.importBatch.updateMany({
      where: { id, state: 'mapping' },
      data: { state: 'reading', sheetIndex },
    })
    const { centreId } = batch
    await startJob(actor, tx, { kind: readingKind, subjectId: id, centreId, total: 1 })
  })
}

type Batch = { id: string; centreId: string; state: string; rowCount: number }

async function beginChecking(actor: Actor, tx: Tx, { id, centreId, rowCount, state }: Batch): Promise<void> {
  const { count } = await tx.importBatch.updateMany({
    where: { id, state: state as 'ready' },
    data: { state: 'checking' },
  })
  if (count === 0) throw new Conflict('imports.refusals.busy')
  const { isNew } = await startJob(actor, tx, {
    kind: checkingKind,
    subjectId: id,
    centreId,
    total: rowCount,
  })
  if (!isNew) throw new Conflict('imports.refusals.busy')
  await record(tx, actor, 'import.checked', { type: 'import', id, centreId, details: { rows: rowCount } })
}

async function headsOf(tx: Tx, batchId: string, number: number): Promise<string[]> {
  const row = await tx.importRow.findUnique({
    where: { batchId_number: { batchId, number } },
    select: { id: true, sealed: true },
  })
  if (!row) throw new Invalid({ headRow: { code: 'imports.problems.noSuchRow' } })
  return openCells(row).cells
}
