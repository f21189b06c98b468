import { idPattern } from '#lib/platform/text.ts'

type Place = { value: string; id: string }

/** Where a list goes on, as one word of an address. What is in it is nobody's business and may change. */
export function writeCursor({ value, id }: Place): string {
  return Buffer.from(`${value}|${id}`).toString('base64url')
}

/** Null for what no page gave out. `value` is empty or an instant. */
export function readCursor(cursor: string): Place | null {
  const [value = '', id = '', ...rest] = Buffer.from(cursor, 'base64url').toString('utf8').split('|')
  if (rest.length > 0 || !idPattern.test(id)) return null
  if (value !== '' && !isInstant(value)) return null
  return { value, id }
}

function isInstant(value: string): boolean {
  return /^[12]\d{3}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/.test(value) && !Number.isNaN(Date.parse(value))
}
