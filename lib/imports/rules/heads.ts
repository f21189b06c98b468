import { cleanLine, fold } from '#lib/platform/text.ts'
import type { ColumnField, Mapping } from './fields.ts'
import { headSpellings } from './head-spellings.ts'

/** Words that say a column is about a parent, whatever else stands there. */
const guardianWords =
  /родител|законн|представител|опекун|(?<!\p{L})(?:мать|матери|мам[аы]|отец|отца|пап[аы])(?!\p{L})|ата[\s-]?ана|анасы|әкесі(?!нің аты(?![\s-]?жөні))|заңды|өкіл|қамқоршы|қорғаншы|parent|guardian|mother|father|representative/u
const motherWords = /(?<!\p{L})(?:мать|матери|мам[аы])(?!\p{L})|(?<!ата[\s-]?)анасы|mother/u
const fatherWords = /(?<!\p{L})(?:отец|отца|пап[аы])(?!\p{L})|әкесі(?!нің аты(?![\s-]?жөні))|father/u

const folded = new Map(
  (Object.keys(headSpellings) as ColumnField[]).map((field) => [
    field,
    headSpellings[field]
      .split('|')
      .map((spelling) => ({ text: fold(spelling), isWhole: spelling.startsWith('=') }))
      .filter(({ text }) => text !== ''),
  ]),
)

type Wish = { field: ColumnField; score: number }

/** What a head may mean, likeliest first; nothing when it says nothing known. */
function wishesOf(head: string): Wish[] {
  const lower = cleanLine(head).toLowerCase()
  const isExact = folded.get('guardianRelation')!.some(({ text }) => text === fold(head))
  if (guardianWords.test(lower) && !isExact) return [guardianWish(head, lower)]
  return wishesAmong(head, Object.keys(headSpellings) as ColumnField[])
}

function wishesAmong(head: string, fields: readonly ColumnField[]): Wish[] {
  const pieces = head.split(/[/|,;()\n]+/).map(fold)
  const whole = fold(head)
  if (whole === '') return []
  const found = fields.map((field) => ({
    field,
    score: Math.max(0, ...folded.get(field)!.map((spelling) => scoreOf(whole, pieces, spelling))),
  }))
  return found.filter(({ score }) => score > 0).toSorted((a, b) => b.score - a.score)
}

type Spelling = { text: string; isWhole: boolean }

function scoreOf(whole: string, pieces: readonly string[], { text: sought, isWhole }: Spelling): number {
  if (whole === sought) return 1000 + sought.length
  if (pieces.includes(sought)) return 500 + sought.length
  if (isWhole) return 0
  const words = whole.split(' ')
  const isWithin = sought
    .split(' ')
    .every((part) => words.some((word) => word === part || (part.length >= 4 && word.startsWith(part))))
  return isWithin ? 100 + sought.length : 0
}

function guardianWish(head: string, lower: string): Wish {
  const [about] = wishesAmong(head, ['phone', 'email', 'guardianRelation'])
  if (about?.field === 'phone') return { field: 'guardianPhone', score: 700 }
  if (about?.field === 'email') return { field: 'guardianEmail', score: 700 }
  if (about) return { field: 'guardianRelation', score: 700 }
  const [isMother, isFather] = [motherWords.test(lower), fatherWords.test(lower)]
  if (isMother !== isFather) return { field: isMother ? 'motherName' : 'fatherName', score: 650 }
  return { field: 'guardianName', score: 600 }
}

/** The fields of the columns by their heads; each field goes to the column that names it best. */
export function guessMapping(heads: readonly string[]): (ColumnField | '')[] {
  const mapping: (ColumnField | '')[] = heads.map(() => '')
  const wishes = heads
    .flatMap((head, column) => wishesOf(head).map((wish) => ({ ...wish, column })))
    .toSorted((a, b) => b.score - a.score || a.column - b.column)
  const taken = new Set<ColumnField>()
  for (const { field, column } of wishes) {
    if (mapping[column] !== '' || taken.has(field)) continue
    mapping[column] = field
    taken.add(field)
  }
  // «Name» beside a surname is the given name.
  const whole = mapping.indexOf('fullName')
  if (whole >= 0 && mapping.includes('surname'))
    mapping[whole] = mapping.includes('givenName') ? '' : 'givenName'
  return mapping
}

const lookedThrough = 20

/** Which row holds the heads: of the first ones that in which most columns are understood. */
export function findHeadRow(rows: readonly { number: number; cells: readonly string[] }[]): number {
  const first = rows.slice(0, lookedThrough)
  const known = first.map(({ number, cells }) => ({
    number,
    count: guessMapping(cells).filter(Boolean).length,
  }))
  const best = known.reduce((a, b) => (b.count > a.count ? b : a), { number: 0, count: 1 })
  if (best.count > 1) return best.number
  const wide = first.find(({ cells }) => cells.filter(Boolean).length > 1)
  return wide?.number ?? first[0]?.number ?? 1
}

/** One key for the same heads, in any order of letters' case and spelling. */
export function headText(heads: readonly string[]): string {
  return heads.map(fold).join('|')
}

export function usableMapping(mapping: readonly string[], columns: number): Mapping {
  return Array.from({ length: columns }, (_, column) =>
    mapping[column] !== undefined && mapping[column] in headSpellings ? (mapping[column] as ColumnField) : '',
  )
}

type Area = { fromRow: number; toRow: number; fromColumn: number; toColumn: number }

/** The first head that stretches over several columns: nobody can say what each of them holds. */
export function mergedHead(areas: readonly Area[], headRow: number): Area | null {
  return (
    areas.find(
      ({ fromRow, toRow, fromColumn, toColumn }) =>
        fromRow <= headRow && headRow <= toRow && toColumn > fromColumn,
    ) ?? null
  )
}
