import { fold } from '#lib/platform/text.ts'
import { isAdultOn } from '#lib/participation/rules/host-view.ts'
import { ageOn } from '#lib/volunteers/rules.ts'

type Names = { nameKk: string; nameRu: string; nameEn: string }

/** The folded text an organisation is found by (R16). */
export function searchKeyOf({ nameKk, nameRu, nameEn }: Names, aliases: string[]): string {
  return fold([nameKk, nameRu, nameEn, ...aliases].join(' '))
}

const pageTexts = ['description', 'address', 'projects'] as const
export type PageText = (typeof pageTexts)[number]
export const suffixes = { kk: 'Kk', ru: 'Ru', en: 'En' } as const

/** The texts of a page that exist in some language and lack in this one; `description` is owed in every language. */
export function missingTexts(row: object, locale: keyof typeof suffixes): PageText[] {
  const texts = row as Record<string, unknown>
  const has = (name: string, suffix: string) => Boolean(texts[`${name}${suffix}`])
  return pageTexts.filter(
    (name) =>
      !has(name, suffixes[locale]) &&
      (name === 'description' || Object.values(suffixes).some((suffix) => has(name, suffix))),
  )
}

const weights = [
  [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11],
  [3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2],
]

/** A БСН / БИН: twelve digits of which the last checks the others, by the second weights when the first give ten. */
export function isRegistrationNumber(text: string): boolean {
  if (!/^\d{12}$/.test(text)) return false
  const sums = weights.map(
    (row) => row.reduce((sum, weight, index) => sum + weight * Number(text[index]), 0) % 11,
  )
  const digit = sums[0] === 10 ? sums[1] : sums[0]
  return digit === Number(text[11])
}

type Person = { surname: string; givenName: string; birthDate: Date | null }

/**
 * How an organisation sees a person: given name and surname of adults; a minor, or somebody of unknown age, by the first name and
 * an initial. Never the patronymic, a contact or a birth date.
 */
export function nameForHost({ surname, givenName, birthDate }: Person, day: string): string {
  if (isAdultOn(birthDate, day)) return [givenName, surname].filter(Boolean).join(' ')
  const [initial] = surname
  return initial ? `${givenName} ${initial.toUpperCase()}.` : givenName
}

/** The age as a band, the only form an organisation sees it in. */
export function ageBandOf(birthDate: Date | null, day: string): AgeBand {
  if (birthDate === null) return 'unknown'
  const age = ageOn(birthDate, day)
  const bounds = [
    [14, 'under14'],
    [18, '14-17'],
    [25, '18-24'],
    [35, '25-34'],
    [60, '35-59'],
  ] as const
  return bounds.find(([below]) => age < below)?.[1] ?? '60+'
}

export type AgeBand = 'under14' | '14-17' | '18-24' | '25-34' | '35-59' | '60+' | 'unknown'
