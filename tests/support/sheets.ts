import writeExcelFile from 'write-excel-file/node'
import { checkingKind, chooseColumns } from '#lib/imports/commands/choose-columns.ts'
import { importingKind, undoingKind } from '#lib/imports/commands/confirm-import.ts'
import { runChecking } from '#lib/imports/commands/run-checking.ts'
import { runImporting } from '#lib/imports/commands/run-importing.ts'
import { runReading } from '#lib/imports/commands/run-reading.ts'
import { runUndo } from '#lib/imports/commands/run-undo.ts'
import { readingKind, uploadSheet } from '#lib/imports/commands/upload-sheet.ts'
import { findBatch } from '#lib/imports/queries/batch.ts'
import { runJobs } from '#lib/jobs/worker.ts'
import type { Actor } from '#lib/accounts/actor.ts'
import { newId } from '#lib/platform/new-id.ts'
import { db } from './database.ts'

const kinds = {
  [readingKind]: runReading,
  [checkingKind]: runChecking,
  [importingKind]: runImporting,
  [undoingKind]: runUndo,
}

/** Runs whatever long work waits, as the worker does. */
export async function runWaitingJobs(): Promise<void> {
  for (;;) if ((await runJobs(kinds)) === 0) return
}

export function csvFile(rows: readonly (readonly string[])[], name = 'list.csv'): File {
  const text = rows.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(';')).join('\r\n')
  return new File([`\uFEFF${text}`], name)
}

export async function xlsxFile(
  rows: readonly (readonly (string | number | Date)[])[],
  name = 'list.xlsx',
): Promise<File> {
  const cells = rows.map((row) =>
    row.map((value) =>
      value instanceof Date
        ? { value, type: Date, format: 'dd.mm.yyyy' }
        : { value, type: typeof value === 'number' ? Number : String },
    ),
  )
  const bytes = await writeExcelFile(cells as never).toBuffer()
  return new File([new Uint8Array(bytes)], name)
}

/** Sends a sheet, lets it be read, and has its rows looked through with the columns as they were guessed. */
export async function checkedBatch(actor: Actor, centreId: string, file: File): Promise<string> {
  const id = newId()
  await uploadSheet(actor, { id, centreId, file })
  await runWaitingJobs()
  const batch = await findBatch(actor, id)
  if (batch?.state !== 'mapping') return id
  await chooseColumns(actor, { id, headRow: batch.headRow, mapping: [...batch.mapping] })
  await runWaitingJobs()
  return id
}

/** The rows below the heads, in order, as they stand in the database. */
export async function rowsOf(batchId: string) {
  const { headRow } = await db.importBatch.findUniqueOrThrow({ where: { id: batchId } })
  return db.importRow.findMany({ where: { batchId, number: { gt: headRow } }, orderBy: { number: 'asc' } })
}
