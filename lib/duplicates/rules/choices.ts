import { maskedEmail } from '#lib/platform/text.ts'
import { chosenFields, type ChosenField } from '#lib/volunteers/rules/merging.ts'
import { dayText } from '#lib/volunteers/rules.ts'
import type { Side } from './collisions.ts'

export type ComparedCard = Record<ChosenField, string | Date | null> & {
  status: string
  userId: string | null
  iinLast4: string | null
  createdAt: Date
}

/** The side that should stay: confirmed before not, with an account, fuller, older. */
export function suggestedCard(one: ComparedCard, other: ComparedCard): Side {
  const [mine, theirs] = [weightsOf(one), weightsOf(other)]
  const index = mine.findIndex((weight, at) => weight !== theirs[at])
  if (index >= 0) return mine[index]! > theirs[index]! ? 'one' : 'other'
  return one.createdAt <= other.createdAt ? 'one' : 'other'
}

function weightsOf(card: ComparedCard): number[] {
  const filled = chosenFields.filter((field) => textOf(card[field]) !== '').length
  return [
    Number(card.status === 'confirmed'),
    Number(card.userId !== null),
    filled + Number(card.iinLast4 !== null),
  ]
}

/** The fields a person has to choose between: where both cards say something, and not the same. */
export function differingFields(one: ComparedCard, other: ComparedCard): ChosenField[] {
  return chosenFields.filter((field) => {
    const [mine, theirs] = [textOf(one[field]), textOf(other[field])]
    return mine !== theirs && !isEmpty(field, mine) && !isEmpty(field, theirs)
  })
}

/** What is taken from the card that is closed: what was chosen, and whatever the staying card lacks. */
export function fieldsOfOther(
  staying: ComparedCard,
  closed: ComparedCard,
  isChosen: (field: ChosenField) => boolean,
): ChosenField[] {
  const asked = differingFields(staying, closed)
  return chosenFields.filter((field) => {
    if (asked.includes(field)) return isChosen(field)
    return isEmpty(field, textOf(staying[field])) && !isEmpty(field, textOf(closed[field]))
  })
}

function isEmpty(field: ChosenField, text: string): boolean {
  return text === '' || (field === 'sex' && text === 'unstated')
}

function textOf(value: string | Date | null): string {
  return value instanceof Date ? dayText(value) : (value ?? '')
}

type Snapshot = { surname: string; givenName: string; patronymic: string; phone: string | null } & {
  email: string | null
  birthDate: Date | null
  iinLast4: string | null
  status: string
}

/** A card as the history keeps it: enough to recognise it by, nothing to learn from. */
export function maskedSnapshot(card: Snapshot): Record<string, string> {
  const { surname, givenName, patronymic, phone, email, birthDate, iinLast4, status } = card
  const initials = [surname, givenName, patronymic].filter(Boolean).map((name) => `${[...name][0]}.`)
  return {
    status,
    name: initials.join(' '),
    ...(birthDate ? { birthDate: `${dayText(birthDate).slice(0, 3)}•` } : {}),
    ...(phone ? { phone: `${phone.slice(0, 2)}•••${phone.slice(-2)}` } : {}),
    ...(email ? { email: maskedEmail(email) } : {}),
    ...(iinLast4 ? { iin: '•' } : {}),
  }
}
