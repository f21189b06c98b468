import { fold } from '#lib/platform/text.ts'

export type DateReading =
  | { day: string; isSwapped?: boolean }
  | { problem: 'date' | 'dateYearOnly' | 'dateYear' | 'birthFuture' | 'birthLongAgo' }

const months: readonly (readonly string[])[] = [
  ['янв', 'қаң', 'jan'],
  ['фев', 'ақп', 'feb'],
  ['март', 'мар', 'нау', 'mar'],
  ['апр', 'сәу', 'apr'],
  ['мая', 'май', 'мам', 'may'],
  ['июн', 'мау', 'jun'],
  ['июл', 'шіл', 'jul'],
  ['авг', 'там', 'aug'],
  ['сен', 'қыр', 'sep'],
  ['окт', 'қазан', 'oct'],
  ['ноя', 'қар', 'nov'],
  ['дек', 'жел', 'dec'],
]
const youngest = 6
const oldest = 100

/** A birth date in any usual spelling as `YYYY-MM-DD`. Two figures of a year are read so that the age makes sense. */
export function readBirthDate(typed: string, today: string): DateReading {
  const found = readDate(typed, today)
  if ('problem' in found) return found
  if (found.day > today) return { problem: 'birthFuture' }
  return found.day < '1900-01-01' ? { problem: 'birthLongAgo' } : found
}

function readDate(typed: string, today: string): DateReading {
  const text = plain(typed)
  if (/^\d{4}$/.test(text) && text > '1899' && text <= today.slice(0, 4)) return { problem: 'dateYearOnly' }
  if (/^\d{5}$/.test(text)) return bySerial(Number(text))
  if (/^\d{8}$/.test(text)) return byDigits(text, today)
  const month = monthNamed(text)
  const numbers = (text.match(/\d+/g) ?? []).map(String)
  if (month > 0 && numbers.length === 2) {
    const [first, second] = numbers as [string, string]
    return first.length === 4 ? of(first, month, second, today) : of(second, month, first, today)
  }
  if (numbers.length !== 3 || !/^\d+[^\p{L}\d]{1,4}\d+[^\p{L}\d]{1,4}\d+$/u.test(text))
    return { problem: 'date' }
  const [a, b, c] = numbers as [string, string, string]
  if (a.length === 4) return of(a, Number(b), c, today)
  const isAmerican = Number(b) > 12 && Number(a) <= 12
  const found = isAmerican ? of(c, Number(a), b, today) : of(c, Number(b), a, today)
  return isAmerican && 'day' in found ? { ...found, isSwapped: true } : found
}

/** Without the time of day and the words for «year». */
function plain(typed: string): string {
  return typed
    .trim()
    .toLowerCase()
    .replace(/[t\s]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?z?$/, '')
    .replace(/(\d)\.0$/, '$1')
    .replace(/(?<=\d)\s*(?:г\.?\s*р|г|ж\.?\s*т|ж|года|год|жылы|жылғы|жыл)(?=$|[\s.,])\.?/gu, ' ')
    .replace(/^["'«]|["'».,]+$/g, '')
    .trim()
    .replace(/\.$/, '')
    .trim()
}

function monthNamed(text: string): number {
  const word = /\p{L}{3,}/u.exec(text)?.[0]
  if (!word) return 0
  const folded = fold(word)
  return months.findIndex((starts) => starts.some((start) => folded.startsWith(fold(start)))) + 1
}

function of(year: string, month: number, day: string, today: string): DateReading {
  const whole = wholeYear(year, today)
  if (whole === null) return { problem: year.length === 2 ? 'dateYear' : 'date' }
  const text = `${whole}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}`
  const date = new Date(`${text}T00:00:00Z`)
  const isReal = !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === text
  return isReal ? { day: text } : { problem: 'date' }
}

function wholeYear(year: string, today: string): string | null {
  if (year.length === 4) return year
  if (year.length !== 2) return null
  const now = Number(today.slice(0, 4))
  const fitting = [2000, 1900]
    .map((century) => century + Number(year))
    .filter((born) => {
      return now - born >= youngest && now - born <= oldest
    })
  return fitting.length > 0 ? String(fitting[0]) : null
}

/** Days since the end of 1899, as a spreadsheet counts; those of people alive. */
function bySerial(days: number): DateReading {
  if (days < 3654 || days > 73_050) return { problem: 'date' }
  return { day: new Date(Date.UTC(1899, 11, 30) + days * 86_400_000).toISOString().slice(0, 10) }
}

function byDigits(text: string, today: string): DateReading {
  const first = of(text.slice(4), Number(text.slice(2, 4)), text.slice(0, 2), today)
  const isYear = (year: string) => year >= '1900' && year <= today.slice(0, 4)
  if ('day' in first && isYear(text.slice(4))) return first
  return isYear(text.slice(0, 4))
    ? of(text.slice(0, 4), Number(text.slice(4, 6)), text.slice(6), today)
    : { problem: 'date' }
}
