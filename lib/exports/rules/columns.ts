export const exportKinds = ['people', 'participants', 'hours'] as const
export type ExportKind = (typeof exportKinds)[number]
export const exportFormats = ['xlsx', 'csv'] as const
export type ExportFormat = (typeof exportFormats)[number]

/** What may be taken out and in which order; nothing else can be asked for. Identification numbers are never among it. */
export const plainColumns = {
  people: [
    ...['cardNumber', 'surname', 'givenName', 'patronymic', 'sex', 'age', 'phone', 'email', 'unit', 'centre'],
    ...['directions', 'skills', 'locale', 'status', 'hours'],
  ],
  participants: [
    ...['cardNumber', 'surname', 'givenName', 'patronymic', 'age', 'phone', 'email', 'role', 'startsAt'],
    ...['place', 'mark', 'hours'],
  ],
  hours: ['cardNumber', 'surname', 'givenName', 'patronymic', 'workedOn', 'event', 'direction', 'hours'],
} as const satisfies Record<ExportKind, readonly string[]>

/** Taken out only for a reason of their own (F3): birth dates and what is known of a minor's representatives. */
export const sensitiveColumns = {
  people: ['birthDate', 'guardianName', 'guardianRelation', 'guardianPhone', 'guardianEmail'],
  participants: ['birthDate', 'guardianName', 'guardianPhone'],
  hours: [],
} as const satisfies Record<ExportKind, readonly string[]>

export type ColumnName = string

/** The columns chosen, in the order of the list; unknown ones are left out. */
export function orderedColumns(kind: ExportKind, chosen: readonly string[]): ColumnName[] {
  return [...plainColumns[kind], ...sensitiveColumns[kind]].filter((name) => chosen.includes(name))
}

export function isSensitive(kind: ExportKind, name: string): boolean {
  return (sensitiveColumns[kind] as readonly string[]).includes(name)
}

/** What is ticked when the form opens. */
export const usualColumns: Record<ExportKind, string[]> = {
  people: ['cardNumber', 'surname', 'givenName', 'patronymic', 'phone', 'email', 'unit', 'centre', 'status'],
  participants: [
    'cardNumber',
    'surname',
    'givenName',
    'patronymic',
    'role',
    'startsAt',
    'place',
    'mark',
    'hours',
  ],
  hours: [...plainColumns.hours],
}

const fieldLabels = [
  ...[
    'surname',
    'givenName',
    'patronymic',
    'sex',
    'phone',
    'email',
    'unit',
    'centre',
    'directions',
    'skills',
  ],
  ...['locale', 'birthDate', 'guardianName', 'guardianRelation', 'guardianPhone', 'guardianEmail'],
]

/** The message key of a column's head: that of the card's form where there is one, so that a sheet can be brought in again. */
export function headKey(name: ColumnName): string {
  if (fieldLabels.includes(name)) return `volunteers.fields.${name}`
  if (name === 'cardNumber') return 'volunteers.columns.number'
  if (name === 'age' || name === 'status') return `volunteers.columns.${name}`
  return `exports.columns.${name}`
}

/** More rows than this are not taken out at once. */
export const rowsMax = 50_000
/** With sensitive columns only so many people; more would need a second administrator. */
export const sensitivePeopleMax = 500
/** How long a file can be fetched. */
export const keptHours = 24
