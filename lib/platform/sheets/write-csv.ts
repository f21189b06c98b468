import { stringify } from 'csv-stringify'
import type { SheetRow } from './write-sheet.ts'

/**
 * Rows as CSV for spreadsheet programs of the region: UTF-8 with its mark, semicolons. A text that begins like a formula
 * (`= + - @`, tab, return) gets an apostrophe before it, so that it stays text.
 */
export async function writeCsv(rows: AsyncIterable<SheetRow> | Iterable<SheetRow>): Promise<Buffer> {
  const csv = stringify({ delimiter: ';', bom: true, escape_formulas: true, record_delimiter: 'windows' })
  const pieces: Buffer[] = []
  csv.on('data', (piece: Buffer | string) => pieces.push(Buffer.from(piece)))
  const finished = new Promise<void>((resolve, reject) => {
    csv.on('end', resolve)
    csv.on('error', reject)
  })
  for await (const { cells } of rows) {
    if (!csv.write(cells.map((cell) => cell ?? '')))
      await new Promise((resolve) => csv.once('drain', resolve))
  }
  csv.end()
  await finished
  return Buffer.concat(pieces)
}
