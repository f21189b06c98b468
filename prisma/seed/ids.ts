import { randomBytes } from 'node:crypto'

let lastMs = 0
let counter = 0

/** A UUID v7 that sorts in the order of calls, for rows that must know each other before they are written. */
export function newId(): string {
  const ms = Math.max(Date.now(), lastMs)
  counter = ms === lastMs ? counter + 1 : 0
  lastMs = counter > 0xfff ? ms + 1 : ms
  if (counter > 0xfff) counter = 0
  const time = lastMs.toString(16).padStart(12, '0')
  const order = (0x7000 + counter).toString(16)
  const rest = randomBytes(8)
  rest[0] = (rest[0]! & 0x3f) | 0x80
  const tail = rest.toString('hex')
  return `${time.slice(0, 8)}-${time.slice(8)}-${order}-${tail.slice(0, 4)}-${tail.slice(4)}`
}
