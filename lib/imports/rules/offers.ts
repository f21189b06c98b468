import type { Mapping } from './fields.ts'
import { nameFix } from './names.ts'

const nameColumns = [
  'fullName',
  'surname',
  'givenName',
  'patronymic',
  'guardianName',
  'motherName',
  'fatherName',
]

/** The cells with every offered spelling taken; null when nothing is offered. */
export function withOffersTaken(cells: readonly string[], mapping: Mapping): string[] | null {
  let isChanged = false
  const fixed = cells.map((cell, column) => {
    const field = mapping[column] ?? ''
    if (!nameColumns.includes(field)) return cell
    const better = offered(cell, field)
    if (better !== cell) isChanged = true
    return better
  })
  return isChanged ? fixed : null
}

/** A whole name is looked at word by word: «СЕРИКОВ Ерлан» has one word in capitals. */
function offered(cell: string, field: string): string {
  const isWhole = field === 'fullName' || (field.endsWith('Name') && field !== 'givenName')
  if (!isWhole) return nameFix(cell) ?? cell
  return cell
    .split(/(\s+)/u)
    .map((word) => nameFix(word) ?? word)
    .join('')
}

/** The offered spelling of one cell, for the page; null when it is fine. */
export function offerOf(cell: string, field: string): string | null {
  if (!nameColumns.includes(field)) return null
  const better = offered(cell, field)
  return better === cell ? null : better
}
