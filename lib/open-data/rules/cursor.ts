import { idPattern } from '#lib/platform/text.ts'

type Place = { value: string; id: string }
/** By an id alone; by an instant and an id; by the day of an edition and the number of a row in it. */
export type PlaceKind = 'id' | 'instant' | 'day'

/** Where a list goes on, as one word of an address. What is in it is nobody's business and may change. */
export function writeCursor({ value, id }: Place): string {
  return Buffer.from(`${value}|${id}`).toString('base64url')
}

/** Null for what no page of such a list gave out. */
export function readCursor(cursor: string, kind: PlaceKind): Place | null {
  const [value = '', id = '', ...rest] = Buffer.from(cursor, 'base64url').toString('utf8').split('|')
  const isId = kind === 'day' ? /^\d{1,7}$/.test(id) : idPattern.test(id)
  return rest.length === 0 && isId && isValue(value, kind) ? { value, id } : null
}

// The database knows no year 0.
const days = /^[12]\d{3}-\d{2}-\d{2}$/
const instants = /^[12]\d{3}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/

function isValue(value: string, kind: PlaceKind): boolean {
  if (kind === 'id') return value === ''
  const at = new Date(value)
  if (!(kind === 'day' ? days : instants).test(value) || Number.isNaN(at.getTime())) return false
  return at.toISOString().startsWith(value)
}
