/** What a sheet may be; each limit is held while reading, before anything is kept. */
export const sheetBytesMax = 8 * 1024 * 1024
export const sheetRowsMax = 20_000
export const sheetColumnsMax = 60
export const cellLengthMax = 500
export const unpackedBytesMax = 60 * 1024 * 1024
export const entriesMax = 400
export const sheetCharsMax = 20_000_000
/** Packed so tightly no honest sheet is; small files may be, they cost nothing. */
export const packedRatioMax = 200
export const ratioFromBytes = 5 * 1024 * 1024

/** Why a file is refused; each has a sentence under `imports.problems`. */
export type SheetProblemCode =
  | 'notASheet'
  | 'oldExcel'
  | 'encrypted'
  | 'broken'
  | 'tooBigUnpacked'
  | 'tooManyRows'
  | 'tooManyColumns'
  | 'tooMuchText'
  | 'noRows'
  | 'tooSlow'
  | 'tooMuchMemory'

/** A file that is refused, with its reason; anything else that is thrown is a bug or a broken file. */
export class SheetProblem extends Error {
  readonly code: SheetProblemCode

  constructor(code: SheetProblemCode) {
    super(code)
    this.code = code
  }
}

export type SheetNotice = 'macros' | 'oldEncoding' | 'formulas'
/** A row that holds something: its number in the sheet, its texts, and the columns whose text a formula gave. */
export type SheetRow = { number: number; cells: string[]; formulas: number[] }
export type MergedArea = { fromRow: number; toRow: number; fromColumn: number; toColumn: number }
export type Sheet = {
  format: 'xlsx' | 'csv'
  sheetNames: string[]
  sheetIndex: number
  notices: SheetNotice[]
  merged: MergedArea[]
  rows: SheetRow[]
}
