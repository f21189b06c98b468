import { fold } from '#lib/platform/text.ts'
import { dayText, type PersonName, searchKeyOf, type Sex } from '../rules.ts'

export type ImportGuardian = {
  name: string
  relation: 'mother' | 'father' | 'guardian' | 'other'
  phone: string | null
  email: string | null
}

/** A person as a sheet tells of them; what is empty says nothing and never overwrites. */
export type ImportPerson = PersonName & {
  cardNumber: number | null
  birthDate: string | null
  sex: Sex
  iin: string
  phone: string | null
  email: string | null
  unitId: string | null
  directions: string[]
  skills: string[]
  languages: string[]
  locale: 'kk' | 'ru' | 'en' | null
  notes: string
  guardian: ImportGuardian | null
}

/** The card as it is, as far as a sheet may change it. */
export type ImportCard = PersonName & {
  birthDate: Date | null
  sex: Sex
  iinHash: string | null
  phone: string | null
  email: string | null
  unitId: string | null
  locale: string
  notes: string
  languages: string[]
  directions: { directionId: string }[]
  skills: { skillId: string }[]
  guardians: { id: string; name: string; phone: string | null; email: string | null }[]
}

export const plainFields = ['birthDate', 'sex', 'phone', 'email', 'unitId', 'locale', 'notes'] as const
export const nameFields = ['surname', 'givenName', 'patronymic'] as const
export const listFields = ['directions', 'skills', 'languages'] as const
export const guardiansMax = 4
export type ImportChange =
  | (typeof plainFields)[number]
  | (typeof nameFields)[number]
  | (typeof listFields)[number]
  | 'iin'
  | 'guardian'
  | 'membership'

/**
 * What a card would get from a row. A name in another spelling of the same letters is no change: a sheet in capitals or in Latin
 * letters does not rewrite a card. Lists only grow, and a guardian is added or completed, never replaced.
 */
export function changesOf(person: ImportPerson, card: ImportCard, iinHash: string | null): ImportChange[] {
  return [
    ...nameFields.filter((field) => person[field] !== '' && fold(person[field]) !== fold(card[field])),
    ...plainFields.filter((field) => isOther(person, card, field)),
    ...listFields.filter((field) => added(person, card, field).length > 0),
    ...(iinHash !== null && card.iinHash === null ? (['iin'] as const) : []),
    ...(guardianChange(person.guardian, card.guardians) ? (['guardian'] as const) : []),
  ]
}

function isOther(person: ImportPerson, card: ImportCard, field: (typeof plainFields)[number]): boolean {
  const value = person[field]
  if (value === null || value === '' || value === 'unstated') return false
  const known = card[field]
  return value !== (known instanceof Date ? dayText(known) : (known ?? ''))
}

export function listOf(card: ImportCard, field: (typeof listFields)[number]): string[] {
  if (field === 'directions') return card.directions.map(({ directionId }) => directionId)
  return field === 'skills' ? card.skills.map(({ skillId }) => skillId) : card.languages
}

/** What a list of the card lacks of the row's. */
export function added(person: ImportPerson, card: ImportCard, field: (typeof listFields)[number]): string[] {
  const known = new Set(listOf(card, field))
  return person[field].filter((one) => !known.has(one))
}

type GuardianChange = { id: string | null; phone: string | null; email: string | null }

/** A guardian the card lacks (`id` null), or contacts a known one lacks; null when the row brings nothing new. */
export function guardianChange(
  guardian: ImportGuardian | null,
  known: ImportCard['guardians'],
): GuardianChange | null {
  if (!guardian) return null
  const same = known.find(({ name }) => fold(name) === fold(guardian.name))
  if (!same)
    return known.length < guardiansMax ? { id: null, phone: guardian.phone, email: guardian.email } : null
  const phone = same.phone === null ? guardian.phone : null
  const email = same.email === null ? guardian.email : null
  return phone !== null || email !== null ? { id: same.id, phone, email } : null
}

/** The first two folded words of a name: what the index over names is made of. */
export function nameKeyOf(name: PersonName): string {
  const [first = '', second = ''] = searchKeyOf(name).split(' ')
  return `${first} ${second}`
}
