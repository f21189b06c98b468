import type { Actor } from '#lib/accounts/actor.ts'
import { record } from '#lib/audit/record.ts'
import { isLocale } from '#lib/i18n/routing.ts'
import { translator } from '#lib/i18n/translator.ts'
import { type RunningJob, storageKeyOf } from '#lib/jobs/worker.ts'
import { dayOf, hourMs, now } from '#lib/platform/clock.ts'
import { db, transaction, type Tx } from '#lib/platform/db.ts'
import { removeFiles, storeFiles } from '#lib/platform/file-store.ts'
import { Forbidden } from '#lib/platform/refusal.ts'
import { writeCsv } from '#lib/platform/sheets/write-csv.ts'
import { type SheetRow, writeWorkbook } from '#lib/platform/sheets/write-sheet.ts'
import { canExport } from '../policy.ts'
import { type FoundExport, findOwnExport } from '../queries/exports.ts'
import { countExportRows, type ExportedRow, listExportPage } from '../queries/rows.ts'
import { type CellContext, cellOf } from '../rules/cells.ts'
import { headKey, keptHours } from '../rules/columns.ts'
import { watermarkOf } from '../rules/watermark.ts'

export const fileName = { xlsx: 'rows.xlsx', csv: 'rows.csv' } as const

type Say = CellContext['say'] & ((key: string, values?: Record<string, string | number>) => string)
type Making = {
  actor: Actor
  job: RunningJob
  wanted: FoundExport
  say: Say
  people: Set<string>
  count: number
  total: number
}

/**
 * The job behind `startExport`. Every page of rows is read with the rights of its moment: whoever left the register meanwhile is
 * not in the file. Begun again it makes the file anew.
 */
export async function runExport(actor: Actor, job: RunningJob) {
  const wanted = canExport(actor) ? await findOwnExport(actor, job.subjectId) : null
  if (!wanted) throw new Forbidden('exports.refusals.notAllowed')
  const say = await translator(isLocale(wanted.locale) ? wanted.locale : 'kk')
  const total = (await countExportRows(actor, wanted)) ?? 0
  const making: Making = { actor, job, wanted, say, people: new Set(), count: 0, total }
  await db.exportedPerson.deleteMany({ where: { exportId: wanted.id } })
  const bytes = await fileOf(making)
  const doer = await job.step({ done: making.count, total: making.count })
  if (!canExport(doer)) throw new Forbidden('exports.refusals.notAllowed')
  const key = storageKeyOf(job.id)
  await removeFiles(key)
  await storeFiles(key, [{ name: fileName[wanted.format], bytes }])
  try {
    await transaction((tx) => handOver(tx, making, key))
  } catch (error) {
    await removeFiles(key)
    throw error
  }
  return { rows: making.count }
}

async function fileOf(making: Making): Promise<Buffer> {
  const { wanted, say, actor } = making
  const made = { number: wanted.number, name: actor.name, email: actor.email, at: now() }
  const marks = watermarkOf(made, wanted, say)
  if (wanted.format === 'csv') return writeCsv(csvRows(making, marks.line))
  return writeWorkbook({
    title: marks.title,
    properties: marks.properties,
    sheets: [
      {
        name: say(`exports.kinds.${wanted.kind}`),
        rows: rowsOf(making),
        widths: wanted.columns.map(() => 20),
      },
      // The last sheet, so that who brings the file in again reads people first.
      { name: 'Birgemiz', rows: marks.rows.map((cells) => ({ cells })), widths: [28, 80] },
    ],
  })
}

async function* csvRows(making: Making, line: string): AsyncGenerator<SheetRow> {
  yield* rowsOf(making)
  yield { cells: [line, ...making.wanted.columns.slice(1).map(() => null)] }
}

async function* rowsOf(making: Making): AsyncGenerator<SheetRow> {
  const { wanted, say, job } = making
  yield { cells: wanted.columns.map((name) => say(headKey(name))), isBold: true }
  const context: CellContext = {
    ...{ say, locale: isLocale(wanted.locale) ? wanted.locale : 'kk', today: dayOf(now()) },
    hasSensitive: wanted.sensitiveReason !== '',
  }
  let after: string | null = null
  do {
    const doer = await job.step({ done: making.count, total: making.total })
    const page: Awaited<ReturnType<typeof listExportPage>> = canExport(doer)
      ? await listExportPage(doer, wanted, after)
      : null
    if (!page) throw new Forbidden('exports.refusals.notAllowed')
    await noteWho(making, page.rows)
    for (const exported of page.rows) {
      making.count++
      yield { cells: wanted.columns.map((name) => cellOf(exported, name, context)) }
    }
    after = page.last
  } while (after)
}

/** Who is in the file, for the people themselves to see. */
async function noteWho({ wanted, people }: Making, page: readonly ExportedRow[]): Promise<void> {
  const ids = page.map((exported) =>
    exported.kind === 'people' ? exported.row.id : exported.row.volunteer.id,
  )
  for (const id of ids) people.add(id)
  await db.exportedPerson.createMany({
    data: [...new Set(ids)].map((volunteerId) => ({ exportId: wanted.id, volunteerId })),
    skipDuplicates: true,
  })
}

/** Hands the file over. Whoever is erased takes their row here along first, so a missing one means a file with somebody gone in it. */
async function handOver(tx: Tx, { actor, wanted, people, count }: Making, fileKey: string): Promise<void> {
  const [held] = await tx.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS "count" FROM (SELECT FROM "ExportedPerson" WHERE "exportId" = ${wanted.id}::uuid FOR SHARE) q`
  if (held?.count !== people.size) throw new Error('somebody was erased while the file was made')
  const expiresAt = new Date(now().getTime() + keptHours * hourMs)
  await tx.export.update({ where: { id: wanted.id }, data: { fileKey, rowCount: count, expiresAt } })
  const { kind, format, columns } = wanted
  // Everybody in the file reads this entry among their receipts (R20).
  await record(tx, actor, 'export.made', {
    ...{ type: 'export', id: wanted.id, label: `№ ${wanted.number}` },
    centreId: await centreOf(actor, tx, wanted),
    details: { kind, format, columns, rows: count, people: people.size },
  })
}

/** For which centre the data were taken out, as far as it is one. */
async function centreOf(actor: Actor, tx: Tx, { centreId, eventId }: FoundExport): Promise<string | null> {
  if (centreId) return centreId
  const event = eventId
    ? await tx.event.findUnique({ where: { id: eventId }, select: { centreId: true } })
    : null
  const [only = null, ...others] = actor.centreIds
  return event?.centreId ?? (others.length === 0 ? only : null)
}
