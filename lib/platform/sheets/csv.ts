import { readFile } from 'node:fs/promises'
import { parse } from 'csv-parse/sync'
import {
  cellLengthMax,
  type Sheet,
  sheetCharsMax,
  sheetColumnsMax,
  SheetProblem,
  sheetRowsMax,
} from './limits.ts'

const delimiters = [',', ';', '\t', '|']
/** An apostrophe that keeps a spreadsheet program from running the cell; people never see it and neither do we. */
const protection = /^'(?=[=+\-@\t\r＝＋－＠])/

/** Reads a CSV file in the spellings offices send: any usual encoding and delimiter. */
export async function readCsv(path: string): Promise<Sheet> {
  const { text, isOld } = decodeText(await readFile(path))
  const declared = /^sep=(.)\r?\n/i.exec(text)
  const body = declared ? text.slice(declared[0].length) : text
  const first = declared ? 2 : 1
  const records = parseRecords(body, declared?.[1] ?? delimiterOf(body))
  const rows = records
    .map((cells, index) => ({ number: index + first, cells: cells.map(cellOf), formulas: [] }))
    .filter(({ cells }) => cells.some(Boolean))
  if (rows.length === 0) throw new SheetProblem('noRows')
  if (rows.length > sheetRowsMax + 1) throw new SheetProblem('tooManyRows')
  let chars = 0
  for (const { cells } of rows) {
    while (cells.at(-1) === '') cells.pop()
    if (cells.length > sheetColumnsMax) throw new SheetProblem('tooManyColumns')
    for (const cell of cells) chars += cell.length
  }
  if (chars > sheetCharsMax) throw new SheetProblem('tooMuchText')
  return {
    format: 'csv',
    sheetNames: [],
    sheetIndex: 0,
    notices: isOld ? ['oldEncoding'] : [],
    merged: [],
    rows,
  }
}

function parseRecords(text: string, delimiter: string): string[][] {
  const options = {
    delimiter,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: false,
    // Empty lines count too, so the limit stands well above that of people.
    to: sheetRowsMax * 3,
    max_record_size: 200_000,
  }
  try {
    return parse(text, options)
  } catch {
    throw new SheetProblem('broken')
  }
}

function cellOf(text: string): string {
  return text
    .slice(0, cellLengthMax + 2)
    .trim()
    .replace(protection, '')
    .slice(0, cellLengthMax + 1)
}

/** Bytes as text: marks at the beginning first, then what the bytes can be. */
export function decodeText(bytes: Uint8Array): { text: string; isOld: boolean } {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { text: decoded(bytes, 'utf-16le'), isOld: false }
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { text: decoded(bytes, 'utf-16be'), isOld: false }
  if (isWide(bytes)) return { text: decoded(bytes, 'utf-16le'), isOld: false }
  if (bytes.subarray(0, 4096).includes(0)) throw new SheetProblem('notASheet')
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), isOld: false }
  } catch {
    return { text: decoded(bytes, 'windows-1251'), isOld: true }
  }
}

function decoded(bytes: Uint8Array, encoding: string): string {
  return new TextDecoder(encoding).decode(bytes)
}

/** UTF-16 without a mark: in Latin letters, digits and delimiters every second byte is zero. */
function isWide(bytes: Uint8Array): boolean {
  const start = bytes.subarray(0, 400)
  const zeros = start.filter((byte, index) => index % 2 === 1 && byte === 0).length
  const evenZeros = start.filter((byte, index) => index % 2 === 0 && byte === 0).length
  return evenZeros === 0 && zeros > 0 && zeros * 20 > start.length
}

/** The delimiter that cuts the first lines into the most equal columns. */
export function delimiterOf(text: string): string {
  const lines = text
    .slice(0, 20_000)
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .slice(0, 10)
    .map((line) => line.replaceAll(/"[^"]*"/g, ''))
  const score = (delimiter: string) => {
    const counts = lines.map((line) => line.split(delimiter).length - 1)
    const most = Math.max(0, ...counts)
    return most * counts.filter((count) => count === most).length
  }
  return delimiters.toSorted((a, b) => score(b) - score(a))[0]!
}
