import { type Actor, findActor } from '#lib/accounts/actor.ts'
import { checkingKind, chooseColumns } from '#lib/imports/commands/choose-columns.ts'
import { confirmImport, importingKind } from '#lib/imports/commands/confirm-import.ts'
import { runChecking } from '#lib/imports/commands/run-checking.ts'
import { runImporting } from '#lib/imports/commands/run-importing.ts'
import { runReading } from '#lib/imports/commands/run-reading.ts'
import { readingKind, sheetName, uploadSheet } from '#lib/imports/commands/upload-sheet.ts'
import { countOutcomes, countRows, findBatch } from '#lib/imports/queries/batch.ts'
import { runJobs } from '#lib/jobs/worker.ts'
import { db } from '#lib/platform/db.ts'
import { withStoredFile } from '#lib/platform/file-store.ts'
import { newId } from '#lib/platform/new-id.ts'
import { readSheet } from '#lib/platform/sheets/read-sheet.ts'
import type { Scene } from './people.ts'

const jobs = { [readingKind]: runReading, [checkingKind]: runChecking, [importingKind]: runImporting }

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await work()
  return Math.round((performance.now() - began) / 100) / 10
}

/** What this process itself computed: a busy machine makes the clock run on, not this. */
async function cpuSeconds(work: () => Promise<unknown>): Promise<{ seconds: number; cpu: number }> {
  const before = process.cpuUsage()
  const spent = await seconds(work)
  const { user, system } = process.cpuUsage(before)
  return { seconds: spent, cpu: Math.round((user + system) / 100_000) / 10 }
}

async function runOne(): Promise<void> {
  if ((await runJobs(jobs)) !== 1) throw new Error('there was no work to run')
}

/** One sheet from the file to the report, each part timed; the jobs run here as they do in the worker. */
export async function bringIn({ userId, centreId }: Scene, file: File) {
  const actor = (await findActor(userId)) as Actor
  const id = newId()
  await uploadSheet(actor, { id, centreId, file })
  const { fileKey } = await db.importBatch.findUniqueOrThrow({ where: { id }, select: { fileKey: true } })
  let childMegabytes = 0
  const onEnd = (kilobytes: number) => (childMegabytes = Math.round(kilobytes / 1024))
  await withStoredFile(fileKey!, sheetName, (path) => readSheet(path, null, { onEnd }))
  const readSeconds = await seconds(runOne)
  const batch = (await findBatch(actor, id))!
  await chooseColumns(actor, { id, headRow: batch.headRow, mapping: [...batch.mapping] })
  const preview = await cpuSeconds(runOne)
  const { verdicts } = await countRows(actor, batch)
  await confirmImport(actor, { id })
  const importing = await cpuSeconds(runOne)
  const { outcomes } = await countOutcomes(actor, batch)
  return { readSeconds, preview, importing, childMegabytes, verdicts, outcomes }
}
