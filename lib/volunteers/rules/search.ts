import type { Prisma } from '#prisma/generated/client.ts'
import { type Day, dayText, latestBirthDate, searchWords } from '../rules.ts'

export type Search = { words: string[]; digits: string; cardNumber: number | null }

const phoneDigitsMin = 4

const folded = 'абвгдежзиклмнопрстуфхцчшщэюя'
const plain = 'abvgdejziklmnoprstufhcqwwexy'

/** A folded word in the letters of the column the register's index is made of; the function `plain_key` in SQL. */
export function plainKey(word: string): string {
  return [...word].map((letter) => plain[folded.indexOf(letter)] ?? letter).join('')
}

/**
 * What somebody types into the register's search: words of a name in any order, and digits of a phone or the number of a card.
 * «8 701 …» is how people write «+7 701 …». Fewer than four digits are no part of a phone.
 */
export function readSearch(q: string): Search {
  const words = searchWords(q.replaceAll(/[\d+№#]+/gu, ' ').replace(/(?:^|\s)No\.?(?=\s|$)/i, ' '))
  const typed = q.replaceAll(/\D/gu, '').slice(0, 15)
  const isDomestic = typed.startsWith('8') && typed.length > phoneDigitsMin
  const digits = typed.length < phoneDigitsMin ? '' : isDomestic ? typed.slice(1) : typed
  const cardNumber = /^\d{1,9}$/.test(typed) && !q.includes('+') ? Number(typed) : null
  return { words, digits, cardNumber }
}

/** Shorter words are looked for where a part of a name begins: inside of names two letters say nothing. */
export const wordInsideMin = 3

const bands = {
  under14: [0, 14],
  '14-17': [14, 18],
  '18-24': [18, 25],
  '25-34': [25, 35],
  '35-59': [35, 60],
  '60+': [60, null],
} as const

/** The birth dates of an age band: after one day (if any), until another; null for an unknown age. */
export function agesOf(
  band: keyof typeof bands | 'unknown',
  today: Day,
): { after: string | null; until: string } | null {
  if (band === 'unknown') return null
  const [from, below] = bands[band]
  return {
    after: below === null ? null : latestBirthDate(below, today),
    until: latestBirthDate(from, today),
  }
}

/** The day so many months ago; hours before it are too long ago. */
export function idleSince(months: string, today: string): string {
  const [year = 0, month = 1, day = 1] = today.split('-').map(Number)
  const first = new Date(Date.UTC(year, month - 1 - Number(months), 1))
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate()
  first.setUTCDate(Math.min(day, last))
  return dayText(first)
}

/** Words of a name in any order, and a card's number or digits of a phone. */
export function searchWhere(q: string): Prisma.VolunteerWhereInput {
  const { words, digits, cardNumber } = readSearch(q)
  const numbers: Prisma.VolunteerWhereInput[] = [
    ...(cardNumber === null ? [] : [{ cardNumber }]),
    ...(digits ? [{ phone: { contains: digits } }] : []),
  ]
  return { AND: [...words.map(wordWhere), ...(numbers.length > 0 ? [{ OR: numbers }] : [])] }
}

function wordWhere(word: string): Prisma.VolunteerWhereInput {
  const key = plainKey(word)
  if (word.length >= wordInsideMin) return { searchPlain: { contains: key } }
  return { OR: [{ searchPlain: { startsWith: key } }, { searchPlain: { contains: ` ${key}` } }] }
}
