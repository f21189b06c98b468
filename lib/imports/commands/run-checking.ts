import type { Actor } from '#lib/accounts/actor.ts'
import type { RunningJob } from '#lib/jobs/worker.ts'
import { db } from '#lib/platform/db.ts'
import { requireBatch, type WorkBatch } from '../queries/batch.ts'
import { findReading } from '../queries/reading.ts'
import { factsOfRow, openCells, sealCells } from '../queries/row-cells.ts'
import { findTwins, type RowFacts } from '../rules/match.ts'
import { withOffersTaken } from '../rules/offers.ts'
import type { Reading } from '../rules/read-row.ts'
import { judgeRows } from './judge-rows.ts'

const rowsAtOnce = 1000

/**
 * The job behind `chooseColumns` and `takeOffers`: reads every row, finds rows of one person, and compares them with the register,
 * a thousand at a time. It writes nothing but what it found, so it can begin again at any time.
 */
export async function runChecking(actor: Actor, job: RunningJob) {
  const batch = await requireBatch(actor, db, job.subjectId, ['checking'])
  const reading = await findReading(actor)
  const total = batch.rowCount * 2
  const facts: RowFacts[] = []
  for (
    let rows = await portion(batch, batch.headRow);
    rows.length > 0;
    rows = await portion(batch, last(rows))
  ) {
    await job.step({ done: facts.length, total })
    facts.push(...(await readPortion(batch, rows, reading)))
  }
  const twins = findTwins(facts)
  for (let at = 0; at < facts.length; at += rowsAtOnce) {
    const doer = await job.step({ done: facts.length + at, total })
    await judgeRows(doer, db, { batch, rows: facts.slice(at, at + rowsAtOnce), twins })
  }
  await job.step({ done: total, total })
  await db.importBatch.updateMany({
    where: { id: batch.id, state: 'checking' },
    data: { state: 'ready', takesOffers: false },
  })
  return { rows: facts.length }
}

type Row = { id: string; number: number; sealed: string | null }

function portion(batch: WorkBatch, after: number): Promise<Row[]> {
  return db.importRow.findMany({
    where: { batchId: batch.id, number: { gt: after } },
    orderBy: { number: 'asc' },
    take: rowsAtOnce,
    select: { id: true, number: true, sealed: true },
  })
}

function last(rows: Row[]): number {
  return rows.at(-1)!.number
}

async function readPortion(batch: WorkBatch, rows: Row[], reading: Reading): Promise<RowFacts[]> {
  if (batch.takesOffers) await takeOffersOf(batch, rows)
  return rows.map((row) => factsOfRow(row, batch.mapping, reading))
}

async function takeOffersOf(batch: WorkBatch, rows: Row[]): Promise<void> {
  const changed: { id: string; sealed: string }[] = []
  for (const row of rows) {
    const { cells, formulas } = openCells(row)
    const fixed = withOffersTaken(cells, batch.mapping)
    if (!fixed) continue
    row.sealed = sealCells(row.id, { cells: fixed, formulas })
    changed.push({ id: row.id, sealed: row.sealed })
  }
  if (changed.length === 0) return
  await db.$executeRaw`
    UPDATE "ImportRow" r SET "sealed" = j."sealed"
    FROM jsonb_to_recordset(${JSON.stringify(changed)}::jsonb) AS j("id" uuid, "sealed" text)
    WHERE r."id" = j."id" AND r."batchId" = ${batch.id}::uuid`
}
