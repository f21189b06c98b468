import type { Actor } from '#lib/accounts/actor.ts'
import { record } from '#lib/audit/record.ts'
import { type Tx, transaction } from '#lib/platform/db.ts'
import { Conflict, Invalid, NotFound } from '#lib/platform/refusal.ts'
import { requireBatch, type WorkBatch } from '../queries/batch.ts'
import { findReading } from '../queries/reading.ts'
import { factsOfRow, hashedKeysOf, openCells, sealCells } from '../queries/row-cells.ts'
import { findTwins } from '../rules/match.ts'
import type { DecideAllInput, DecideRowInput, FixRowInput } from '../schema.ts'
import { judgeRows } from './judge-rows.ts'

const rowSelect = { id: true, number: true, sealed: true, keys: true } as const

/**
 * Writes other texts into the cells of a row and looks at it again, and at the rows that tell of the same person. Nothing reaches
 * the register. Conflict when the row changed while the form was open is not needed: the last hand counts, both are recorded.
 */
export async function fixRow(actor: Actor, input: FixRowInput): Promise<{ number: number }> {
  const reading = await findReading(actor)
  return transaction(async (tx) => {
    const batch = await requireBatch(actor, tx, input.id, ['ready'])
    const row = await lockedRow(tx, batch, input.rowId)
    const { cells, formulas } = openCells(row)
    const fixed = fixedCells(batch, cells, input)
    const sealed = sealCells(row.id, {
      cells: fixed,
      formulas: formulas.filter((at) => fixed[at] === cells[at]),
    })
    await tx.importRow.updateMany({ where: { id: row.id, batchId: batch.id }, data: { sealed } })
    const facts = factsOfRow({ ...row, sealed }, batch.mapping, reading)
    const keys = [...new Set([...row.keys, ...hashedKeysOf(facts)])]
    const around = await tx.importRow.findMany({
      where: {
        batchId: batch.id,
        number: { gt: batch.headRow },
        OR: [{ id: row.id }, { keys: { hasSome: keys } }],
      },
      orderBy: { number: 'asc' },
      take: 200,
      select: rowSelect,
    })
    const rows = around.map((one) => factsOfRow(one, batch.mapping, reading))
    await judgeRows(actor, tx, { batch, rows, twins: findTwins(rows) })
    const { id, centreId } = batch
    await record(tx, actor, 'import.rowFixed', { type: 'import', id, centreId, details: { row: row.number } })
    return { number: row.number }
  })
}

function fixedCells(batch: WorkBatch, cells: string[], input: FixRowInput): string[] {
  const fixed = batch.mapping.map((_, column) => cells[column] ?? '')
  for (const [name, text] of Object.entries(input.cells)) {
    const column = Number(name.slice(1))
    const field = batch.mapping[column]
    if (!field) throw new Invalid({ '': { code: 'form.unexpected' } })
    // The number is never given back to the page: an empty field means that it stays.
    if (field === 'iin' && text === '' && !input.removeIin) continue
    fixed[column] = text
  }
  return fixed
}

/** What is done with a row: left out, made a new card, or taken as the card that is named. */
export async function decideRow(
  actor: Actor,
  { id, rowId, decision }: DecideRowInput,
): Promise<{ number: number }> {
  return transaction(async (tx) => {
    const batch = await requireBatch(actor, tx, id, ['ready'])
    const row = await lockedRow(tx, batch, rowId)
    if (decision === 'none' || decision === 'skip' || decision === 'create') {
      if (decision === 'create' && row.verdict !== 'duplicate')
        throw new Conflict('imports.refusals.notInQuestion')
      await tx.importRow.updateMany({ where: { id: rowId, batchId: id }, data: { choice: decision } })
    } else {
      await takeAsCard(tx, batch, row, decision)
    }
    const details = { row: row.number, choice: decision.length > 6 ? 'same' : decision }
    await record(tx, actor, 'import.rowDecided', { type: 'import', id, centreId: batch.centreId, details })
    return { number: row.number }
  })
}

type LockedRow = Awaited<ReturnType<typeof lockedRow>>

async function takeAsCard(tx: Tx, batch: WorkBatch, row: LockedRow, cardId: string): Promise<void> {
  const known = [...row.candidateIds, ...(row.volunteerId ? [row.volunteerId] : [])]
  if (row.verdict !== 'duplicate' || !known.includes(cardId)) throw new NotFound('imports.refusals.unknown')
  const { version } = await tx.volunteer.findUniqueOrThrow({
    where: { id: cardId },
    select: { version: true },
  })
  await tx.importRow.updateMany({
    where: { id: row.id, batchId: batch.id },
    data: { choice: 'same', volunteerId: cardId, cardVersion: version },
  })
}

/** The same decision for every row in question that nobody has decided yet. Returns how many. */
export async function decideAll(actor: Actor, { id, choice }: DecideAllInput): Promise<number> {
  return transaction(async (tx) => {
    const batch = await requireBatch(actor, tx, id, ['ready'])
    const { count } = await tx.importRow.updateMany({
      where: {
        ...{ batchId: id, number: { gt: batch.headRow }, verdict: 'duplicate', choice: 'none' },
        // Only where one card is meant: who is meant of several is asked row by row.
        ...(choice === 'same' ? { volunteerId: { not: null } } : {}),
      },
      data: { choice },
    })
    await record(tx, actor, 'import.rowDecided', {
      ...{ type: 'import', id, centreId: batch.centreId },
      details: { choice, rows: count },
    })
    return count
  })
}

async function lockedRow(tx: Tx, batch: WorkBatch, rowId: string) {
  await tx.$queryRaw`SELECT FROM "ImportRow" WHERE "id" = ${rowId}::uuid AND "batchId" = ${batch.id}::uuid FOR UPDATE`
  const row = await tx.importRow.findFirst({
    where: { id: rowId, batchId: batch.id, number: { gt: batch.headRow }, outcome: null },
    select: { ...rowSelect, verdict: true, candidateIds: true, volunteerId: true },
  })
  if (!row) throw new NotFound('imports.refusals.unknown')
  return row
}
