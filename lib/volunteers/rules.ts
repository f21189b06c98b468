import { fold } from '#lib/platform/text.ts'

/** A calendar day: `YYYY-MM-DD`, or the UTC midnight a `date` column is read as. */
export type Day = string | Date
export type PersonName = { surname: string; givenName: string; patronymic: string }
export type Sex = 'female' | 'male' | 'unstated'

export const adultAge = 18
/** Below it a parent's written consent or company is needed, Law 42-VI Art. 12. */
export const companionAge = 14

/**
 * Whole years of life on a day of the region's calendar. Who was born on 29 February grows older on 1 March of a common
 * year: the 28th is not yet the birthday.
 */
export function ageOn(birthDate: Day, day: Day): number {
  const [born, at] = [dayText(birthDate), dayText(day)]
  const years = Number(at.slice(0, 4)) - Number(born.slice(0, 4))
  return at.slice(5) < born.slice(5) ? years - 1 : years
}

/** The latest birth date of those who are at least `years` old on a day; who was born later is younger. */
export function latestBirthDate(years: number, day: Day): string {
  const at = dayText(day)
  const year = String(Number(at.slice(0, 4)) - years).padStart(4, '0')
  const isLeapDayGone = at.endsWith('-02-29') && !isRealDay(`${year}-02-29`)
  return isLeapDayGone ? `${year}-02-28` : `${year}${at.slice(4)}`
}

/** An unknown birth date is no minor here; work barred to minors asks for the date itself. */
export function isMinorOn(birthDate: Day | null, day: Day): boolean {
  return birthDate !== null && ageOn(birthDate, day) < adultAge
}

export type ConsentFacts = { kind: string; guardianId: string | null; withdrawnAt: Date | null }
export type MissingConsent = 'own' | 'guardian' | 'participation'

/**
 * What is not on record on a day: the person's own consent for personal data (Law 94-V Art. 8), under 18 a guardian's one;
 * `participation` under 14 is replaced by an adult on the same shift, so it is no obstacle by itself.
 */
export function missingConsents(
  birthDate: Day | null,
  consents: readonly ConsentFacts[],
  day: Day,
): MissingConsent[] {
  const isMinor = isMinorOn(birthDate, day)
  const holds = (kind: string) =>
    consents.some(
      (one) => one.kind === kind && one.withdrawnAt === null && (!isMinor || one.guardianId !== null),
    )
  const missing: MissingConsent[] = []
  if (!holds('personalData')) missing.push(isMinor ? 'guardian' : 'own')
  if (birthDate && ageOn(birthDate, day) < companionAge && !holds('participation'))
    missing.push('participation')
  return missing
}

/** The obstacle to confirming a card; a missing consent to participate is settled shift by shift. */
export function lacksDataConsent(missing: readonly MissingConsent[]): boolean {
  return missing.includes('own') || missing.includes('guardian')
}

export type AskedKind = 'personalData' | 'participation'

/** What a minor's guardian is asked for: the child's data, and under 14 on the day of the shift also taking part. */
export function askedKinds(birthDate: Day | null, day: Day): AskedKind[] {
  const isChild = birthDate !== null && ageOn(birthDate, day) < companionAge
  return isChild ? ['personalData', 'participation'] : ['personalData']
}

/** Of the kinds a guardian is asked for, those without a live consent of a guardian. */
export function lackingKinds<Kind extends string>(
  kinds: readonly Kind[],
  consents: readonly ConsentFacts[],
): Kind[] {
  return kinds.filter(
    (kind) =>
      !consents.some((one) => one.kind === kind && one.guardianId !== null && one.withdrawnAt === null),
  )
}

export type IinProblem = 'shape' | 'date' | 'sum' | 'birthDate' | 'sex'

const firstWeights = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]
const secondWeights = [3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2]
const centuries: Record<string, { first: number; sex: Sex }> = {
  1: { first: 1800, sex: 'male' },
  2: { first: 1800, sex: 'female' },
  3: { first: 1900, sex: 'male' },
  4: { first: 1900, sex: 'female' },
  5: { first: 2000, sex: 'male' },
  6: { first: 2000, sex: 'female' },
}

/** What is wrong with an identification number, or null. Its birth date and sex must agree with those typed elsewhere. */
export function iinProblem(
  iin: string,
  person: { birthDate: string | null; sex: Sex },
  today: string,
): IinProblem | null {
  if (!/^\d{12}$/.test(iin)) return 'shape'
  if (checkDigit(iin) !== Number(iin[11])) return 'sum'
  // Digit 7 is 0 for some foreigners: the number then says nothing about birth and sex.
  if (iin[6] === '0') return null
  const century = centuries[iin.charAt(6)]
  if (!century) return 'shape'
  const born = `${century.first + Number(iin.slice(0, 2))}-${iin.slice(2, 4)}-${iin.slice(4, 6)}`
  if (!isRealDay(born) || born > today) return 'date'
  if (person.birthDate && person.birthDate !== born) return 'birthDate'
  if (person.sex !== 'unstated' && person.sex !== century.sex) return 'sex'
  return null
}

/** The twelfth digit of the first eleven; 10 is never issued and so equals no digit. */
export function checkDigit(digits: string): number {
  const first = weighed(digits, firstWeights)
  return first === 10 ? weighed(digits, secondWeights) : first
}

function weighed(digits: string, weights: number[]): number {
  return weights.reduce((sum, weight, index) => sum + weight * Number(digits[index]), 0) % 11
}

/** As documents write it: surname, given name, patronymic; what is missing leaves no gap. */
export function fullName({ surname, givenName, patronymic }: PersonName): string {
  return [surname, givenName, patronymic].filter(Boolean).join(' ')
}

/** What lists are searched by (R16); words are looked for one by one, so the order a name is typed in does not matter. */
export function searchKeyOf(name: PersonName): string {
  return fold(fullName(name))
}

/** The folded words of a search; at most six count. */
export function searchWords(q: string): string[] {
  return fold(q).split(' ').filter(Boolean).slice(0, 6)
}

/** The card number somebody typed: «№ 1024», «1 024» or «1024»; null when it is anything else. */
export function cardNumberOf(q: string): number | null {
  const digits = q.replace(/^\s*(?:№|#|No\.?)/i, '').replace(/\s/gu, '')
  return /^\d{1,9}$/.test(digits) ? Number(digits) : null
}

/** «+7 701 123 45 67»; numbers of other countries as they are stored. */
export function phoneText(e164: string): string {
  return e164.replace(/^(\+7)(\d{3})(\d{3})(\d{2})(\d{2})$/, '$1 $2 $3 $4 $5')
}

const codeTwins: Record<string, string> = {
  ...{ А: 'A', В: 'B', С: 'C', Е: 'E', Н: 'H', К: 'K', М: 'M', Р: 'P', Т: 'T', Х: 'X', У: 'Y' },
  ...{ О: '0', O: '0', I: '1', L: '1', І: '1' },
}

/** A claim code as people type it (small letters, spaces, Cyrillic keys, O for zero) as it was made; null when it cannot be one. */
export function readClaimCode(typed: string): string | null {
  const plain = typed
    .slice(0, 60)
    .toUpperCase()
    .replaceAll(/[\s\-–—]/gu, '')
  const code = [...plain].map((char) => codeTwins[char] ?? char).join('')
  return /^[0-9A-HJKMNP-TV-Z]{10}$/.test(code) ? code : null
}

/** The code in two groups, as it is printed: `7K4M2-QXDAB`. */
export function claimCodeText(code: string): string {
  return `${code.slice(0, 5)}-${code.slice(5)}`
}

export type DuplicateFacts = PersonName & {
  birthDate: Day | null
  phone: string | null
  email: string | null
  iinHash?: string | null
}
export type Likeness = 'same' | 'likely' | 'possible' | 'none'

/**
 * How likely two cards are one person (R18). A phone or mailbox is shared in families and clubs, so it says something only
 * together with the name.
 */
export function likeness(one: DuplicateFacts, other: DuplicateFacts): Likeness {
  if (one.iinHash && one.iinHash === other.iinHash) return 'same'
  if (one.iinHash && other.iinHash) return 'none'
  const isGivenSame = fold(one.givenName) === fold(other.givenName)
  const isSurnameSame = fold(one.surname) === fold(other.surname)
  const sharesContact =
    isEqual(one.phone, other.phone) || isEqual(foldEmail(one.email), foldEmail(other.email))
  const isBirthKnown = one.birthDate !== null && other.birthDate !== null
  const isBirthSame = isBirthKnown && dayText(one.birthDate as Day) === dayText(other.birthDate as Day)
  if (isGivenSame && isSurnameSame && isBirthSame) return 'likely'
  if (isGivenSame && sharesContact && (isSurnameSame || isBirthSame)) return 'likely'
  if (isGivenSame && isSurnameSame && !isBirthKnown) return 'possible'
  return 'none'
}

/** One mailbox in its spellings: lower case, without a tag after «+». */
export function foldEmail(email: string | null): string | null {
  return email ? email.toLowerCase().replace(/\+[^@]*@/, '@') : null
}

export function dayText(day: Day): string {
  return typeof day === 'string' ? day.slice(0, 10) : day.toISOString().slice(0, 10)
}

function isEqual(one: string | null, other: string | null): boolean {
  return one !== null && one === other
}

function isRealDay(day: string): boolean {
  const date = new Date(`${day}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === day
}
