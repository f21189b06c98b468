import { fold } from '#lib/platform/text.ts'
import { type Day, dayText, foldEmail, type PersonName } from '#lib/volunteers/rules.ts'

export type CardFacts = PersonName & {
  birthDate: Day | null
  phone: string | null
  email: string | null
  iinHash: string | null
  unitId: string | null
}

/** What two cards agree in, and what they differ in, in the order it is told. */
export const reasonCodes = [
  ...(['iin', 'name', 'swapped', 'similar', 'script', 'patronymic', 'birth', 'birthSwapped'] as const),
  ...(['phone', 'email', 'unit', 'surnameDiffers', 'patronymicDiffers', 'birthDiffers', 'manual'] as const),
] as const
export type ReasonCode = (typeof reasonCodes)[number]
export type Alike = { score: number; reasons: ReasonCode[] }

/** Below it a pair is not worth a coordinator's time. */
export const scoreMin = 40
export const bands = ['sure', 'likely', 'possible'] as const
export type Band = (typeof bands)[number]
export const bandFrom: Record<Band, number> = { sure: 85, likely: 60, possible: 1 }

export function bandOf(score: number): Band {
  return bands.find((band) => score >= bandFrom[band]) ?? 'possible'
}

/**
 * How likely two cards are one person, from 1 to 100, with what speaks for it and against it (R18); null below `scoreMin`, and
 * for cards with two different identification numbers. A shared phone or mailbox says nothing without the name: families share
 * them, and twins share the birth date too.
 */
export function pairLikeness(one: CardFacts, other: CardFacts): Alike | null {
  if (one.iinHash && other.iinHash && one.iinHash !== other.iinHash) return null
  const facts = compare(one, other)
  const score = Math.min(100, baseOf(facts) && baseOf(facts) + bonusOf(facts))
  return score < scoreMin ? null : { score, reasons: reasonCodes.filter((code) => facts.agrees.has(code)) }
}

type Comparison = {
  name: 'equal' | 'swapped' | 'similar' | 'given' | 'other'
  birth: 'same' | 'swapped' | 'unknown' | 'differs'
  patronymic: 'same' | 'unknown' | 'differs'
  hasContact: boolean
  isGivenSame: boolean
  agrees: Set<ReasonCode>
}

function compare(one: CardFacts, other: CardFacts): Comparison {
  const name = namesAlike(one, other)
  const birth = birthsAlike(one.birthDate, other.birthDate)
  const patronymic = patronymicsAlike(fold(one.patronymic), fold(other.patronymic))
  const isPhoneSame = isSame(one.phone, other.phone)
  const isEmailSame = isSame(foldEmail(one.email), foldEmail(other.email))
  const all: [ReasonCode, boolean][] = [
    ['iin', isSame(one.iinHash, other.iinHash)],
    ['name', name === 'equal'],
    ['swapped', name === 'swapped'],
    ['similar', name === 'similar'],
    ['script', name !== 'other' && isLatin(one) !== isLatin(other)],
    ['patronymic', patronymic === 'same'],
    ['birth', birth === 'same'],
    ['birthSwapped', birth === 'swapped'],
    ['phone', isPhoneSame],
    ['email', isEmailSame],
    ['unit', isSame(one.unitId, other.unitId)],
    ['surnameDiffers', name === 'given'],
    ['patronymicDiffers', patronymic === 'differs'],
    ['birthDiffers', birth === 'differs'],
  ]
  return {
    ...{ name, birth, patronymic, hasContact: isPhoneSame || isEmailSame },
    isGivenSame: fold(one.givenName) === fold(other.givenName),
    agrees: new Set(all.flatMap(([code, isTrue]) => (isTrue ? [code] : []))),
  }
}

const withBirth = { equal: 90, swapped: 86, similar: 68, given: 0, other: 0 }

function baseOf({ name, birth, patronymic, hasContact, isGivenSame, agrees }: Comparison): number {
  if (agrees.has('iin')) return 100
  if (name === 'given') return birth === 'same' && hasContact ? 65 : 0
  if (birth === 'same') return withBirth[name]
  if (name === 'equal' && birth === 'swapped') return 70
  if (name === 'equal' && birth === 'differs') return hasContact ? 55 : 0
  if (birth !== 'unknown') return 0
  if (name === 'equal') return hasContact ? 85 : patronymic === 'same' ? 55 : agrees.has('unit') ? 42 : 0
  if (name === 'swapped') return hasContact ? 75 : 0
  return name === 'similar' && hasContact && isGivenSame ? 62 : 0
}

function bonusOf({ patronymic, hasContact, isGivenSame, birth }: Comparison): number {
  const byPatronymic = { same: 5, unknown: 0, differs: -30 }[patronymic]
  return byPatronymic + (hasContact && isGivenSame && birth === 'same' ? 5 : 0)
}

function namesAlike(one: PersonName, other: PersonName): Comparison['name'] {
  const [given, surname] = [fold(one.givenName), fold(one.surname)]
  const [otherGiven, otherSurname] = [fold(other.givenName), fold(other.surname)]
  if (given === otherGiven && surname === otherSurname) return 'equal'
  if (given === otherSurname && surname === otherGiven) return 'swapped'
  const hasSurnames = surname !== '' && otherSurname !== ''
  if (hasSurnames && isNear(given, otherGiven) && isNear(surname, otherSurname)) return 'similar'
  return given === otherGiven ? 'given' : 'other'
}

function birthsAlike(one: Day | null, other: Day | null): Comparison['birth'] {
  if (one === null || other === null) return 'unknown'
  const [a, b] = [dayText(one), dayText(other)]
  if (a === b) return 'same'
  return `${a.slice(0, 4)}-${a.slice(8)}-${a.slice(5, 7)}` === b ? 'swapped' : 'differs'
}

function patronymicsAlike(one: string, other: string): Comparison['patronymic'] {
  if (one === '' || other === '') return 'unknown'
  return one === other || isNear(one, other) ? 'same' : 'differs'
}

/** A letter or two apart: short names must be equal, or every Али would be an Аля. */
function isNear(one: string, other: string): boolean {
  if (one === other) return true
  const length = Math.min(one.length, other.length)
  const allowed = length < 4 ? 0 : length < 7 ? 1 : 2
  return Math.abs(one.length - other.length) <= allowed && distance(one, other) <= allowed
}

/** Letters put in, left out, exchanged, or standing in the other order (optimal string alignment). */
export function distance(one: string, other: string): number {
  const rows: number[][] = [Array.from({ length: other.length + 1 }, (_, column) => column)]
  for (let row = 1; row <= one.length; row++) {
    const line = [row]
    for (let column = 1; column <= other.length; column++) {
      const isEqual = one[row - 1] === other[column - 1]
      const isCrossed = one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1]
      line.push(
        Math.min(
          at(rows, row - 1, column) + 1,
          line[column - 1]! + 1,
          at(rows, row - 1, column - 1) + Number(!isEqual),
          isCrossed && row > 1 && column > 1 ? at(rows, row - 2, column - 2) + 1 : Infinity,
        ),
      )
    }
    rows.push(line)
  }
  return at(rows, one.length, other.length)
}

function at(rows: number[][], row: number, column: number): number {
  return rows[row]?.[column] ?? Infinity
}

function isSame(one: string | null, other: string | null): boolean {
  return one !== null && one === other
}

function isLatin({ surname, givenName }: PersonName): boolean {
  return !/\p{Script=Cyrillic}/u.test(surname + givenName)
}

/** The ids of a pair in the order it is kept in. */
export function ordered(one: string, other: string): { oneId: string; otherId: string } {
  return one < other ? { oneId: one, otherId: other } : { oneId: other, otherId: one }
}
