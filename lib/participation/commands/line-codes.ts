import { randomInt } from 'node:crypto'
import type { Actor } from '#lib/accounts/actor.ts'
import type { Tx } from '#lib/platform/db.ts'
import { Conflict } from '#lib/platform/refusal.ts'
import { lockRows } from '#lib/platform/row-locks.ts'
import { placedStatuses } from '../policy.ts'

/**
 * Gives everybody on a place who has none yet a four-digit code, unique on the shift, for its paper roster; codes once given
 * stay. The last digit checks the others, so a digit mistyped or two swapped are told and never mark somebody else, while a
 * thousand codes suffice. The shift is locked by this; the caller saw that it is the actor's.
 */
export async function giveLineCodes(_actor: Actor, tx: Tx, shiftId: string): Promise<number> {
  await lockRows(tx, 'Shift', [shiftId])
  const rows = await tx.participation.findMany({
    where: { shiftId, lineCode: null, status: { in: [...placedStatuses] } },
    orderBy: { id: 'asc' },
    select: { id: true },
  })
  if (rows.length === 0) return 0
  const given = await tx.participation.findMany({
    where: { shiftId, lineCode: { not: null } },
    select: { lineCode: true },
  })
  const codes = freeCodes(new Set(given.map(({ lineCode }) => lineCode)), rows.length)
  for (const [index, { id }] of rows.entries())
    await tx.participation.update({ where: { id }, data: { lineCode: codes[index] } })
  return rows.length
}

function freeCodes(taken: ReadonlySet<string | null>, count: number): string[] {
  const checked = shuffled(1000).map((number) => withCheckDigit(String(number).padStart(3, '0')))
  const free = checked.filter((code) => !taken.has(code))
  if (free.length >= count) return free.slice(0, count)
  const known = new Set(free)
  const others = shuffled(10_000).map((number) => String(number).padStart(4, '0'))
  const all = [...free, ...others.filter((code) => !taken.has(code) && !known.has(code))]
  if (all.length < count) throw new Conflict('participation.refusals.full')
  return all.slice(0, count)
}

function shuffled(count: number): number[] {
  const numbers = Array.from({ length: count }, (_, index) => index)
  for (let last = count - 1; last > 0; last--) {
    const other = randomInt(last + 1)
    ;[numbers[last], numbers[other]] = [numbers[other]!, numbers[last]!]
  }
  return numbers
}

/** H. M. Damm's totally anti-symmetric quasigroup of order ten (dissertation, 2004). */
const damm = [
  '0317598642',
  '7092154863',
  '4206871359',
  '1750983426',
  '6123045978',
  '3674209581',
  '5869720134',
  '8945362017',
  '9438617205',
  '2581436790',
]

function withCheckDigit(digits: string): string {
  const check = [...digits].reduce((interim, digit) => Number(damm[interim]?.[Number(digit)]), 0)
  return `${digits}${check}`
}
