import { newCheckCode } from '#lib/awards/rules.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import { ageOn, adultAge, fullName, type PersonName } from '#lib/volunteers/rules.ts'

/** A text in the three languages, as it was when the paper was made. */
export type Words = { kk: string; ru: string; en: string }
export type Shown = 'name' | 'work' | 'minutes' | 'period'
export const shownChoices = ['name', 'work', 'minutes', 'period'] as const

type Holder = { person: PersonName; cardNumber: number }

/** What a certificate of one event prints. */
export type EventFacts = Holder & {
  title: Words
  role: Words
  place: Words
  centre: Words
  host: Words | null
  /** Who issued it, as they call themselves in their account. */
  signer: string
  /** Of a training: what the course was; papers from before it was said have none. */
  course?: CourseFacts | null
}

export type CourseFacts = {
  minutes: number
  level: 'basic' | 'advanced' | 'leader'
  trainer: Words | null
}

/** What an extract of the book prints. */
export type ExtractFacts = Holder & {
  /** The first day with confirmed hours, in whatever period. */
  since: string
  lines: ExtractLine[]
  directions: { name: Words | null; minutes: number }[]
  /** Centres that confirmed the hours. */
  centres: Words[]
}
export type ExtractLine = {
  day: string
  title: Words | null
  role: Words | null
  centre: Words | null
  minutes: number
}

/** A fresh code of twelve characters; those of awards have ten, so a code says what it belongs to. */
export function newCertificateCode(): string {
  return `${newCheckCode()}${newCheckCode().slice(0, 2)}`
}

/** A row's text in three languages; where one is empty the next one stands in. */
export function wordsOf(row: object, name: string): Words {
  const read = (locale: keyof Words) => inLocale(row as Record<`${string}Kk`, string>, name, locale)
  return { kk: read('kk'), ru: read('ru'), en: read('en') }
}

/** The name anyone may see: whole for adults; a minor, or somebody of unknown age, by first name and initial (R11). */
export function nameToShow(person: PersonName, birthDate: Date | null, today: string): string {
  if (birthDate && ageOn(birthDate, today) >= adultAge) return fullName(person)
  const [initial] = person.surname
  return initial ? `${person.givenName} ${initial.toUpperCase()}.` : person.givenName
}

/** What stands on the check page until the holder says otherwise. An extract is somebody's whole year: it says the least. */
export const shownAtFirst: Record<'event' | 'extract', Shown[]> = {
  event: ['name', 'work', 'minutes', 'period'],
  extract: ['minutes', 'period'],
}
