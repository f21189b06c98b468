import type { Actor } from '#lib/accounts/actor.ts'
import { watermarkStart } from '#lib/exports/rules/watermark.ts'
import type { RunningJob } from '#lib/jobs/worker.ts'
import { now } from '#lib/platform/clock.ts'
import { db } from '#lib/platform/db.ts'
import { removeFiles, withStoredFile } from '#lib/platform/file-store.ts'
import { newId } from '#lib/platform/new-id.ts'
import { Forbidden } from '#lib/platform/refusal.ts'
import { type Sheet, SheetProblem } from '#lib/platform/sheets/limits.ts'
import { readSheet } from '#lib/platform/sheets/read-sheet.ts'
import { visibleTo } from '../policy.ts'
import { sealCells } from '../queries/row-cells.ts'
import { rememberedMapping } from '../queries/remembered-mapping.ts'
import { findHeadRow, mergedHead } from '../rules/heads.ts'
import { sheetName } from './upload-sheet.ts'

const rowsAtOnce = 1000

/**
 * The job behind `uploadSheet`: reads the file in a process of its own and keeps its rows, encrypted, until the batch is over. The
 * file is removed as soon as nothing more can be asked of it. A file that cannot be read ends the batch with the reason.
 */
export async function runReading(actor: Actor, job: RunningJob) {
  const batch = await db.importBatch.findFirst({
    where: { AND: [visibleTo(actor), { id: job.subjectId, state: 'reading' }] },
    select: { id: true, centreId: true, fileKey: true, sheetNames: true, sheetIndex: true },
  })
  if (!batch) throw new Forbidden('imports.refusals.unknown')
  if (batch.fileKey === null) throw new Forbidden('imports.refusals.fileGone')
  try {
    const wanted = batch.sheetNames.length > 0 ? batch.sheetIndex : null
    const read = await withStoredFile(batch.fileKey, sheetName, (path) => readSheet(path, wanted))
    const sheet = withoutMark(read)
    await keep(actor, job, { ...batch, fileKey: batch.fileKey }, sheet)
    return { rows: sheet.rows.length }
  } catch (error) {
    if (!(error instanceof SheetProblem)) throw error
    await fail(batch, error.code)
    return { problem: error.code }
  }
}

/** The line by which a file the portal made says whose it is tells of nobody. */
function withoutMark(sheet: Sheet): Sheet {
  return { ...sheet, rows: sheet.rows.filter(({ cells }) => !cells[0]?.startsWith(watermarkStart)) }
}

type Batch = { id: string; centreId: string; fileKey: string }

async function keep(actor: Actor, job: RunningJob, batch: Batch, sheet: Sheet): Promise<void> {
  const headRow = findHeadRow(sheet.rows)
  const merged = mergedHead(sheet.merged, headRow)
  if (merged) return fail(batch, 'mergedHeads', { area: areaText(merged) })
  const heads = sheet.rows.find(({ number }) => number === headRow)?.cells ?? []
  const rowCount = sheet.rows.filter(({ number }) => number > headRow).length
  if (rowCount === 0) return fail(batch, 'noRows')
  await db.importRow.deleteMany({ where: { batchId: batch.id } })
  for (let at = 0; at < sheet.rows.length; at += rowsAtOnce) {
    await job.step({ done: at, total: sheet.rows.length })
    await db.importRow.createMany({
      data: sheet.rows.slice(at, at + rowsAtOnce).map((row) => {
        const id = newId()
        return { id, batchId: batch.id, number: row.number, sealed: sealCells(id, row) }
      }),
    })
  }
  const { format, sheetNames, sheetIndex, notices } = sheet
  const mapping = await rememberedMapping(actor, {
    centreId: batch.centreId,
    heads,
    rows: sheet.rows,
    headRow,
  })
  const isOneSheet = sheetNames.length < 2
  await db.importBatch.updateMany({
    where: { id: batch.id, state: 'reading' },
    data: {
      ...{ state: 'mapping', format, sheetNames, sheetIndex, notices, headRow, heads, mapping, rowCount },
      // While there is a choice of sheets the file has to stay.
      fileKey: isOneSheet ? null : batch.fileKey,
    },
  })
  if (isOneSheet) await removeFiles(batch.fileKey)
}

async function fail(
  { id, fileKey }: { id: string; fileKey: string | null },
  problem: string,
  problemValues: Record<string, string> = {},
): Promise<void> {
  await db.importRow.deleteMany({ where: { batchId: id } })
  await db.importBatch.updateMany({
    where: { id, state: 'reading' },
    data: { state: 'failed', problem, problemValues, fileKey: null, finishedAt: now() },
  })
  if (fileKey) await removeFiles(fileKey)
}

function areaText(area: { fromRow: number; toRow: number; fromColumn: number; toColumn: number }): string {
  return `${columnName(area.fromColumn)}${area.fromRow}:${columnName(area.toColumn)}${area.toRow}`
}

function columnName(column: number): string {
  const rest = Math.floor((column - 1) / 26)
  return `${rest > 0 ? columnName(rest) : ''}${String.fromCharCode(65 + ((column - 1) % 26))}`
}
