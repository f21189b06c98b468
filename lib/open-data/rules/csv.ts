import type { Column } from './columns.ts'

/** Readers of tables in this country open a file by a double click: without the mark Cyrillic letters come out broken. */
export const byteOrderMark = '\uFEFF'
const lineEnd = '\r\n'

/** Beginnings a spreadsheet program would take for a formula (also the full-width ones). */
const formula = /^'*[=+\-@\t\r＝＋－＠]/
const isProtected = /^'+[=+\-@\t\r＝＋－＠]/
/** The same behind a semicolon or a line's end: programs set to semicolons cut a line of commas there. */
const inside = /([;\r\n]\s*)('*)(?=[=+\-@＝＋－＠])/g
const protectedInside = /([;\r\n]\s*)'('*)(?=[=+\-@＝＋－＠])/g
/** What begins with a plus and is a telephone can run nothing. */
const telephone = /^\+[\d\s()-]+$/

export function csvHeader(columns: readonly Column[]): string {
  return columns.map(({ name }) => name).join(',') + lineEnd
}

/** One record as a line of RFC 4180. */
export function csvLine(columns: readonly Column[], record: object): string {
  return columns.map((column) => quoted(cellOf(column, record))).join(',') + lineEnd
}

/**
 * A text that a spreadsheet would run gets an apostrophe in front, one that already begins with apostrophes and would be run gets
 * one more; so does a part of it behind a semicolon or a line's end. Taking exactly one away at each of these places (`unguarded`)
 * gives the text back, so nothing is lost.
 */
export function guarded(text: string): string {
  const whole = text.replace(inside, "$1'$2")
  return formula.test(whole) && !telephone.test(whole) ? `'${whole}` : whole
}

export function unguarded(cell: string): string {
  const whole = isProtected.test(cell) ? cell.slice(1) : cell
  return whole.replace(protectedInside, '$1$2')
}

function cellOf({ path, isList }: Column, record: object): string {
  const values = valuesAt(record, path)
  if (isList) return guarded(values.map((value) => text(value).replaceAll('|', '/')).join('|'))
  const [value] = values
  return typeof value === 'string' ? guarded(value) : text(value)
}

/** All values at a path; a list on the way gives one for each of its entries. */
function valuesAt(value: unknown, path: readonly string[]): unknown[] {
  if (Array.isArray(value)) return value.flatMap((entry) => valuesAt(entry, path))
  const [key, ...rest] = path
  if (key === undefined || value === null || value === undefined) return [value]
  return valuesAt((value as Record<string, unknown>)[key], rest)
}

function text(value: unknown): string {
  return value === null || value === undefined ? '' : String(value)
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}
