import type { Actor } from '#lib/accounts/actor.ts'
import type { RunningJob } from '#lib/jobs/worker.ts'
import { now } from '#lib/platform/clock.ts'
import { db, type Tx, transaction } from '#lib/platform/db.ts'
import { uniqueViolation } from '#lib/platform/db-errors.ts'
import { seal } from '#lib/platform/sealed.ts'
import { type Creation, importVolunteers, type Update } from '#lib/volunteers/commands/import-volunteers.ts'
import { listCardsForImport } from '#lib/volunteers/queries/match-people.ts'
import { requireBatch, type WorkBatch } from '../queries/batch.ts'
import { findReading } from '../queries/reading.ts'
import { factsOfRow } from '../queries/row-cells.ts'
import { findSurroundings } from '../queries/surroundings.ts'
import { alikeOf, changesFor, type RowFacts } from '../rules/match.ts'
import { planOf, type RowReason } from '../rules/plan.ts'
import type { Reading } from '../rules/read-row.ts'

const rowsAtOnce = 200

/**
 * The job behind `confirmImport`: two hundred rows a transaction, each row to one end that is written with it, so a run that was
 * killed goes on with the rows that have none. Rights are asked for anew at every portion.
 */
export async function runImporting(actor: Actor, job: RunningJob) {
  const batch = await requireBatch(actor, db, job.subjectId, ['importing'])
  const reading = await findReading(actor)
  let done = await db.importRow.count({ where: { batchId: batch.id, outcome: { not: null } } })
  for (;;) {
    const doer = await job.step({ done, total: batch.rowCount })
    const count = await importPortion(doer, { batch, reading, size: rowsAtOnce })
    if (count === 0) break
    done += count
  }
  const counts = await db.importRow.groupBy({
    by: ['outcome'],
    where: { batchId: batch.id },
    _count: { _all: true },
  })
  await db.importBatch.updateMany({
    where: { id: batch.id, state: 'importing' },
    data: { state: 'done', finishedAt: now() },
  })
  return Object.fromEntries(
    counts.flatMap(({ outcome, _count }) => (outcome ? [[outcome, _count._all]] : [])),
  )
}

type Work = { batch: WorkBatch; reading: Reading; size: number }

/** A number two rows or two people took at once refuses the whole portion: then each row goes alone, and one of them is refused. */
async function importPortion(actor: Actor, { batch, reading, size }: Work): Promise<number> {
  try {
    return await transaction((tx) => writePortion(actor, tx, { batch, reading, size }))
  } catch (error) {
    if (!uniqueViolation(error)) throw error
    if (size > 1) return importPortion(actor, { batch, reading, size: 1 })
    return refuseNext(batch)
  }
}

async function refuseNext(batch: WorkBatch): Promise<number> {
  const next = await db.importRow.findFirst({
    where: { batchId: batch.id, number: { gt: batch.headRow }, outcome: null },
    orderBy: { number: 'asc' },
    select: { id: true },
  })
  const data = { outcome: 'refused', reason: 'iinTaken' } as const
  return (await db.importRow.updateMany({ where: { id: next?.id, outcome: null }, data })).count
}

type Row = Awaited<ReturnType<typeof lockPortion>>[number]
type End = {
  id: string
  outcome: string
  reason: RowReason
  volunteerId: string | null
  version: number | null
  before: string | null
}

async function lockPortion(tx: Tx, batch: WorkBatch, size: number) {
  await tx.$queryRaw`
    SELECT FROM "ImportRow" WHERE "batchId" = ${batch.id}::uuid AND "outcome" IS NULL AND "number" > ${batch.headRow}
    ORDER BY "number" LIMIT ${size} FOR UPDATE`
  return tx.importRow.findMany({
    where: { batchId: batch.id, outcome: null, number: { gt: batch.headRow } },
    orderBy: { number: 'asc' },
    take: size,
    select: {
      ...{ id: true, number: true, sealed: true, verdict: true, choice: true, volunteerId: true },
      ...{ twinNumber: true, candidateIds: true, cardVersion: true },
    },
  })
}

async function writePortion(actor: Actor, tx: Tx, { batch, reading, size }: Work): Promise<number> {
  const rows = await lockPortion(tx, batch, size)
  if (rows.length === 0) return 0
  const portion = await planPortion(actor, tx, { batch, rows, reading })
  const { centreId, id: batchId } = batch
  const written = await importVolunteers(actor, tx, { centreId, batchId, ...portion })
  const made = portion.creations.map(({ id, person, takesIin }): End => ({
    ...{ id, outcome: 'created', volunteerId: id, version: 1, before: null },
    reason: person.iin !== '' && !takesIin ? 'iinNotKept' : '',
  }))
  const changed = portion.changedRows.map(({ rowId, cardId, keepsIinOut }): End => {
    const update = written.updated.get(cardId)
    if (!update) return end(rowId, 'refused', 'cardChanged')
    const before = seal(JSON.stringify(update.before), `import:${rowId}:before`)
    const facts = { volunteerId: cardId, version: update.version, before }
    return { id: rowId, outcome: 'updated', reason: keepsIinOut ? 'iinNotKept' : '', ...facts }
  })
  await writeEnds(tx, batchId, [...portion.ends, ...made, ...changed])
  return rows.length
}

function end(id: string, outcome: 'unchanged' | 'skipped' | 'refused', reason: RowReason): End {
  return { id, outcome, reason, volunteerId: null, version: null, before: null }
}

type Portion = {
  creations: Creation[]
  updates: Update[]
  changedRows: { rowId: string; cardId: string; keepsIinOut: boolean }[]
  ends: End[]
}

async function planPortion(
  actor: Actor,
  tx: Tx,
  { batch, rows, reading }: { batch: WorkBatch; rows: Row[]; reading: Reading },
): Promise<Portion> {
  const facts = new Map(rows.map((row) => [row.id, factsOfRow(row, batch.mapping, reading)]))
  const around = await findSurroundings(actor, tx, [...facts.values()])
  const named = rows.flatMap(({ volunteerId }) => (volunteerId === null ? [] : [volunteerId]))
  const cards = new Map((await listCardsForImport(actor, tx, named)).map((card) => [card.id, card]))
  const ownMade = await madeByBatch(tx, batch, [...around.byNumber.values()])
  const portion: Portion = { creations: [], updates: [], changedRows: [], ends: [] }
  const takenHashes = new Set(around.takenElsewhere)
  for (const row of rows) {
    const fact = facts.get(row.id)!
    const alikeNow = alikeOf(fact, around.here)
      .filter(({ card, likeness }) => likeness !== 'possible' && !ownMade.has(card.id))
      .map(({ card }) => card.id)
    const plan = planOf(row, alikeNow)
    if (plan.act === 'end') portion.ends.push(end(row.id, plan.outcome, plan.reason))
    else if (plan.act === 'create') portion.creations.push(creationOf(fact, around, takenHashes))
    else
      planUpdate(portion, { row, fact, card: cards.get(plan.cardId), takenHashes, centreId: batch.centreId })
  }
  return portion
}

/** A number some other card has stays out, without a word about that card; the regional office sees both in the history. */
function creationOf(
  { id, person, iinHash }: RowFacts,
  around: Awaited<ReturnType<typeof findSurroundings>>,
  takenHashes: Set<string>,
): Creation {
  const others = alikeOf({ person, iinHash }, around.elsewhere).map(({ card }) => card.id)
  const holder = iinHash === null ? undefined : around.holders.get(iinHash)
  const takesIin = iinHash !== null && !takenHashes.has(iinHash)
  if (takesIin) takenHashes.add(iinHash)
  return { id, person, takesIin, others: [...new Set([...others, ...(holder ? [holder] : [])])] }
}

type UpdateFacts = {
  row: Row
  fact: RowFacts
  card: Awaited<ReturnType<typeof listCardsForImport>>[number] | undefined
  takenHashes: ReadonlySet<string>
  centreId: string
}

function planUpdate(portion: Portion, { row, fact, card, takenHashes, centreId }: UpdateFacts): void {
  if (!card) return void portion.ends.push(end(row.id, 'refused', 'cardGone'))
  const isTaken = fact.iinHash !== null && takenHashes.has(fact.iinHash)
  const changes = changesFor(fact.person, card, { iinHash: isTaken ? null : fact.iinHash, centreId })
  if (changes.length === 0) return void portion.ends.push(end(row.id, 'unchanged', ''))
  // What was shown was another card's state; two rows about one card are one change too many as well.
  const isStale = card.version !== row.cardVersion || portion.updates.some(({ id }) => id === card.id)
  if (isStale) return void portion.ends.push(end(row.id, 'refused', 'cardChanged'))
  portion.updates.push({ id: card.id, version: card.version, person: fact.person, changes })
  portion.changedRows.push({ rowId: row.id, cardId: card.id, keepsIinOut: isTaken && card.iinHash === null })
}

/** Of the cards that were found, those this batch made itself: rows that are said to be other people may look like them. */
async function madeByBatch(
  tx: Tx,
  { id }: WorkBatch,
  found: readonly { id: string }[],
): Promise<Set<string>> {
  const made = await tx.importRow.findMany({
    where: { batchId: id, outcome: 'created', volunteerId: { in: found.map((card) => card.id) } },
    select: { volunteerId: true },
  })
  return new Set(made.flatMap(({ volunteerId }) => (volunteerId === null ? [] : [volunteerId])))
}

async function writeEnds(tx: Tx, batchId: string, ends: End[]): Promise<void> {
  await tx.$executeRaw`
    UPDATE "ImportRow" r SET "outcome" = j."outcome"::"ImportOutcome", "reason" = j."reason",
      "volunteerId" = COALESCE(j."volunteerId", r."volunteerId"), "cardVersion" = j."version", "before" = j."before"
    FROM jsonb_to_recordset(${JSON.stringify(ends)}::jsonb) AS j(
      "id" uuid, "outcome" text, "reason" text, "volunteerId" uuid, "version" int, "before" text)
    WHERE r."id" = j."id" AND r."batchId" = ${batchId}::uuid AND r."outcome" IS NULL`
}
