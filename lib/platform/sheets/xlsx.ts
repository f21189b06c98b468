import { type Archive, openArchive } from './archive.ts'
import {
  cellLengthMax,
  type MergedArea,
  type Sheet,
  sheetCharsMax,
  sheetColumnsMax,
  SheetProblem,
  type SheetRow,
  sheetRowsMax,
} from './limits.ts'
import { type Book, readBook, readSharedStrings } from './xlsx-book.ts'
import { readXml } from './xml-events.ts'

/** A cell while the shared texts are not read yet: a text, or the number of a shared one. */
type RawCell = { column: number; text: string; shared: number | null; isFormula: boolean }
type RawRow = { number: number; cells: RawCell[] }
type RawSheet = { rows: RawRow[]; merged: MergedArea[] }

const mergedMax = 2000

/** Reads the wanted sheet of an XLSX file, or the first that holds something. Formulas are never run: what they gave is read. */
export async function readXlsx(path: string, wantedSheet: number | null): Promise<Sheet> {
  const archive = await openArchive(path)
  try {
    const book = await readBook(archive)
    const { raw, index } = await firstFilled(archive, book, wantedSheet)
    const texts = await sharedTexts(archive, book, raw.rows)
    const rows = raw.rows.map((row) => rowOf(row, texts)).filter(({ cells }) => cells.some(Boolean))
    if (rows.length === 0) throw new SheetProblem('noRows')
    const notices: Sheet['notices'] = []
    if (archive.names.some((name) => /vbaProject|macrosheets\//i.test(name))) notices.push('macros')
    if (rows.some(({ formulas }) => formulas.length > 0)) notices.push('formulas')
    const sheetNames = book.sheets.map(({ name }) => name.slice(0, 60))
    return { format: 'xlsx', sheetNames, sheetIndex: index, notices, merged: raw.merged, rows }
  } finally {
    archive.close()
  }
}

async function firstFilled(archive: Archive, book: Book, wanted: number | null) {
  const indexes = wanted === null ? book.sheets.map((_, index) => index) : [wanted]
  for (const index of indexes) {
    const sheet = book.sheets[index]
    if (!sheet) continue
    const raw = await readRows(archive, sheet.path, book)
    if (raw.rows.length > 0) return { raw, index }
  }
  throw new SheetProblem('noRows')
}

async function readRows(archive: Archive, path: string, book: Book): Promise<RawSheet> {
  const reader = new RowReader(book)
  await readXml(await archive.read(path), {
    open: (name, attributes) => reader.open(name, attributes),
    text: (text) => reader.text(text),
    close: (name) => reader.close(name),
  })
  return { rows: reader.rows, merged: reader.merged }
}

/** Gathers the rows of one sheet as its elements come by; a limit that is passed ends the reading at once. */
class RowReader {
  readonly rows: RawRow[] = []
  readonly merged: MergedArea[] = []
  private readonly book: Book
  private row: RawRow = { number: 0, cells: [] }
  private cell: RawCell & { type: string; style: number } = newCell()
  private place: 'value' | 'formula' | 'text' | null = null
  private phonetic = 0
  private chars = 0

  constructor(book: Book) {
    this.book = book
  }

  open(name: string, attributes: Record<string, string>): void {
    if (name === 'row') this.row = { number: Number(attributes.r) || this.row.number + 1, cells: [] }
    else if (name === 'c') {
      const column = attributes.r ? columnOf(attributes.r) : (this.cell.column || 0) + 1
      this.cell = { ...newCell(), column, type: attributes.t ?? 'n', style: Number(attributes.s ?? 0) }
    } else if (name === 'v') this.place = 'value'
    else if (name === 'f') [this.place, this.cell.isFormula] = ['formula', true]
    else if (name === 't') this.place = this.phonetic === 0 ? 'text' : null
    else if (name === 'rPh') this.phonetic++
    else if (name === 'mergeCell' && this.merged.length < mergedMax) this.addMerged(attributes.ref ?? '')
  }

  text(text: string): void {
    if (this.place !== 'value' && this.place !== 'text') return
    if (this.cell.text.length <= cellLengthMax) this.cell.text += text
  }

  close(name: string): void {
    if (name === 'v' || name === 'f' || name === 't') this.place = null
    else if (name === 'rPh') this.phonetic--
    else if (name === 'c') this.endCell()
    else if (name === 'row') this.endRow()
  }

  private endCell(): void {
    const { column, type, style, isFormula } = this.cell
    const text = this.cell.text.trim()
    if (text === '') return
    if (column > sheetColumnsMax) throw new SheetProblem('tooManyColumns')
    const shared = type === 's' ? Number(text) : null
    const isDate = type === 'n' && this.book.dateStyles.has(style)
    const shown = isDate
      ? dateText(Number(text), this.book.isFrom1904)
      : type === 'n'
        ? numberText(text)
        : text
    const kept = shared === null ? shown.slice(0, cellLengthMax + 1) : ''
    this.chars += kept.length
    if (this.chars > sheetCharsMax) throw new SheetProblem('tooMuchText')
    this.row.cells.push({ column, text: kept, shared, isFormula })
  }

  private endRow(): void {
    if (this.row.cells.length === 0) return
    // One row more than people: the head.
    if (this.rows.length > sheetRowsMax) throw new SheetProblem('tooManyRows')
    this.rows.push(this.row)
    this.cell = newCell()
  }

  private addMerged(ref: string): void {
    const [from = '', to = from] = ref.split(':')
    this.merged.push({
      fromRow: Number(from.replace(/\D/g, '')),
      toRow: Number(to.replace(/\D/g, '')),
      fromColumn: columnOf(from),
      toColumn: columnOf(to),
    })
  }
}

function newCell() {
  return { column: 0, text: '', shared: null, isFormula: false, type: 'n', style: 0 }
}

/** `C5` is the third column. */
function columnOf(reference: string): number {
  let column = 0
  for (const letter of reference.replace(/[^A-Z]/gi, '').toUpperCase())
    column = column * 26 + letter.charCodeAt(0) - 64
  return column
}

const dayMs = 86_400_000

/** A day count of a spreadsheet as `YYYY-MM-DD`; day 60 of 1900, which never was, is passed over. */
export function dateText(serial: number, isFrom1904 = false): string {
  const days = isFrom1904 ? serial + 1462 : serial < 60 ? serial + 1 : serial
  if (!Number.isFinite(days) || days < 1 || days > 2_958_465) return String(serial)
  return new Date(Date.UTC(1899, 11, 30) + Math.floor(days) * dayMs).toISOString().slice(0, 10)
}

/** `7.7011234567E10` as people write it; long numbers keep every digit. */
function numberText(text: string): string {
  return /e/i.test(text) && Number.isFinite(Number(text)) ? String(Number(text)) : text
}

async function sharedTexts(archive: Archive, book: Book, rows: RawRow[]): Promise<Map<number, string>> {
  const wanted = new Set<number>()
  for (const { cells } of rows) for (const { shared } of cells) if (shared !== null) wanted.add(shared)
  if (wanted.size === 0) return new Map()
  if (!book.stringsPath) throw new SheetProblem('broken')
  const texts = await readSharedStrings(archive, book.stringsPath, wanted)
  let chars = 0
  for (const { cells } of rows)
    for (const { shared } of cells) if (shared !== null) chars += texts.get(shared)?.length ?? 0
  if (chars > sheetCharsMax) throw new SheetProblem('tooMuchText')
  return texts
}

/** Excel writes characters XML cannot hold as `_x000D_`. */
function unescaped(text: string): string {
  return text.includes('_x')
    ? text.replaceAll(/_x([\da-f]{4})_/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
    : text
}

function rowOf({ number, cells }: RawRow, texts: Map<number, string>): SheetRow {
  const row: SheetRow = { number, cells: [], formulas: [] }
  for (const { column, text, shared, isFormula } of cells) {
    while (row.cells.length < column) row.cells.push('')
    row.cells[column - 1] = unescaped(shared === null ? text : (texts.get(shared) ?? '')).trim()
    if (isFormula) row.formulas.push(column - 1)
  }
  return row
}
