/** What a column of a sheet may hold. The whole name in one column is cut into its parts. */
export const columnFields = [
  'cardNumber',
  'fullName',
  'surname',
  'givenName',
  'patronymic',
  'birthDate',
  'sex',
  'iin',
  'phone',
  'email',
  'unit',
  'directions',
  'skills',
  'languages',
  'locale',
  'notes',
  'guardianName',
  'motherName',
  'fatherName',
  'guardianRelation',
  'guardianPhone',
  'guardianEmail',
] as const
export type ColumnField = (typeof columnFields)[number]
/** Of each column its field; the empty one is left out. */
export type Mapping = readonly (ColumnField | '')[]

export type FindingWeight =
  /** The row cannot be taken as it is. */
  | 'problem'
  /** A better spelling is offered. */
  | 'offer'
  /** The row is taken, but this cell is not, or not quite as it stands. */
  | 'notice'
/** What is said about a cell, without what stands in it. */
export type Finding = { field: ColumnField; code: FindingCode; weight: FindingWeight }
export type FindingCode =
  | 'nameMissing'
  | 'name'
  | 'tooLong'
  | 'mixedScript'
  | 'capitals'
  | 'date'
  | 'dateYearOnly'
  | 'dateYear'
  | 'dateSwapped'
  | 'birthFuture'
  | 'birthLongAgo'
  | 'phone'
  | 'secondPhone'
  | 'email'
  | 'iinShape'
  | 'iinSum'
  | 'iinDate'
  | 'iinBirthDate'
  | 'iinSex'
  | 'iinDiffers'
  | 'sexUnknown'
  | 'unitUnknown'
  | 'directionUnknown'
  | 'skillUnknown'
  | 'languageUnknown'
  | 'localeUnknown'
  | 'cardUnknown'
  | 'cardOther'
  | 'guardianOfAdult'
  | 'guardianNoBirth'
  | 'guardianNoName'
  | 'secondGuardian'
  | 'relationUnknown'
  | 'formula'
  | 'cellError'

/** Fields of one person at most once; lists and parents may not be given twice either. */
export function hasTwice(mapping: Mapping): ColumnField | null {
  const seen = new Set<string>()
  for (const field of mapping) {
    if (field !== '' && seen.has(field)) return field
    seen.add(field)
  }
  return null
}

/** A sheet without names is no list of people. */
export function namesPeople(mapping: Mapping): boolean {
  return mapping.includes('fullName') || mapping.includes('givenName')
}
