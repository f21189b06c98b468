import type { Actor } from '#lib/accounts/actor.ts'
import { record } from '#lib/audit/record.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { transaction } from '#lib/platform/db.ts'
import { NotFound } from '#lib/platform/refusal.ts'
import { writeCsv } from '#lib/platform/sheets/write-csv.ts'
import { writeWorkbook } from '#lib/platform/sheets/write-sheet.ts'
import { createTurns } from '#lib/platform/turns.ts'
import { findBatch } from '../queries/batch.ts'
import { readRows, type RowView } from '../queries/rows.ts'

type Asked = {
  id: string
  format: 'csv' | 'xlsx'
  locale: Locale
  /** The words of a key under `imports`. */
  say: (key: string) => string
}

/** A report of twenty thousand rows stands in memory while it is made: one at a time. */
const inTurn = createTurns(1, 6)

/**
 * Every row of a batch that was brought in, with how it ended and why, as a file; texts stay texts in a spreadsheet program. Taking
 * it along is written down. Throws NotFound for a batch that does not exist for the actor or has no report yet.
 */
export async function takeOutReport(
  actor: Actor,
  asked: Asked,
): Promise<{ bytes: Buffer; mediaType: string }> {
  const batch = await findBatch(actor, asked.id)
  if (!batch || (batch.state !== 'done' && batch.state !== 'undone'))
    throw new NotFound('imports.refusals.unknown')
  return inTurn(async () => {
    const lines = [['row', 'person', 'cardNumber', 'outcome', 'reason'].map((key) => asked.say(key))]
    for await (const rows of readRows(actor, batch, asked.locale))
      for (const row of rows) lines.push(lineOf(row, asked.say))
    const { id, centreId } = batch
    await transaction((tx) =>
      record(tx, actor, 'import.reportTaken', {
        type: 'import',
        id,
        centreId,
        details: { rows: lines.length - 1 },
      }),
    )
    return asked.format === 'csv' ? csvOf(lines) : xlsxOf(asked.say('title'), lines)
  })
}

function lineOf(row: RowView, say: Asked['say']): string[] {
  const problems = row.findings
    .filter(({ weight }) => row.reason === 'problem' && weight === 'problem')
    .map(({ field, code }) => `${say(`fields.${field}`)}: ${say(`findings.${code}`)}`)
  const undone = row.hasUndone === null ? '' : row.hasUndone ? say('undone') : say(`kept.${row.undoReason}`)
  const words = [row.reason ? say(`reasons.${row.reason}`) : '', ...problems, undone].filter(Boolean)
  return [
    String(row.number),
    row.card?.name ?? row.name,
    row.card ? String(row.card.cardNumber) : '',
    row.outcome ? say(`outcomes.${row.outcome}`) : '',
    words.join('. '),
  ]
}

async function csvOf(lines: string[][]) {
  const bytes = await writeCsv(lines.map((cells) => ({ cells })))
  return { bytes, mediaType: 'text/csv; charset=utf-8' }
}

async function xlsxOf(title: string, lines: string[][]) {
  const rows = lines.map((cells, index) => ({ cells, isBold: index === 0 }))
  const bytes = await writeWorkbook({ title, properties: {}, sheets: [{ name: title, rows }] })
  return { bytes, mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' }
}
