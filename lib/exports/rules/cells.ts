import { formatDateTimeTable } from '#lib/i18n/format.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { ageOn, dayText, isMinorOn } from '#lib/volunteers/rules.ts'
import type { ExportedPerson, ExportedRow } from '../queries/rows.ts'
import type { ColumnName } from './columns.ts'

export type CellContext = {
  locale: Locale
  say: (key: string) => string
  today: string
  /** A reason was given for what is known of minors. */
  hasSensitive: boolean
}
export type ExportCell = string | number | null

/**
 * One cell as it is written: days `YYYY-MM-DD`, phones in E.164, lists joined by `; `, so that a sheet that is brought in again
 * changes nothing. A minor's contacts need the reason that birth dates need.
 */
export function cellOf(exported: ExportedRow, column: ColumnName, context: CellContext): ExportCell {
  const person = exported.kind === 'people' ? exported.row : exported.row.volunteer
  const own = personCell(person, column, context)
  if (own !== undefined) return own
  switch (exported.kind) {
    case 'people':
      return cardCell(exported.row, column, context)
    case 'participants':
      return participantCell(exported.row, column, context)
    case 'hours':
      return entryCell(exported.row, column, context)
  }
}

/** `undefined` for what is no fact of the person alone. */
function personCell(
  person: ExportedPerson,
  column: ColumnName,
  context: CellContext,
): ExportCell | undefined {
  const { birthDate } = person
  const [guardian] = person.guardians
  const isClosed = !context.hasSensitive && isMinorOn(birthDate, context.today)
  switch (column) {
    case 'cardNumber':
      return person.cardNumber
    case 'surname':
    case 'givenName':
    case 'patronymic':
      return person[column]
    case 'phone':
    case 'email':
      return isClosed ? null : person[column]
    case 'age':
      return birthDate ? ageOn(birthDate, context.today) : null
    case 'birthDate':
      return birthDate ? dayText(birthDate) : null
    case 'guardianName':
      return guardian?.name ?? null
    case 'guardianRelation':
      return guardian ? context.say(`volunteers.relations.${guardian.relation}`) : null
    case 'guardianPhone':
      return guardian?.phone ?? null
    case 'guardianEmail':
      return guardian?.email ?? null
    default:
      return undefined
  }
}

type Row<Kind extends ExportedRow['kind']> = Extract<ExportedRow, { kind: Kind }>['row']

function cardCell(card: Row<'people'>, column: ColumnName, { locale, say }: CellContext): ExportCell {
  const [membership] = card.memberships
  const body = membership?.centre ?? membership?.organisation
  switch (column) {
    case 'sex':
      return say(`volunteers.sexes.${card.sex}`)
    case 'unit':
      return card.unit && inLocale(card.unit, 'name', locale)
    case 'centre':
      return body ? inLocale(body, 'name', locale) : null
    case 'directions':
      return card.directions.map(({ direction }) => inLocale(direction, 'name', locale)).join('; ')
    case 'skills':
      return card.skills.map(({ skill }) => inLocale(skill, 'name', locale)).join('; ')
    case 'locale':
      return say(`volunteers.languages.${card.locale}`)
    case 'status':
      return say(`volunteers.statuses.${card.status}`)
    case 'hours':
      return hoursOf(card.minutes)
    default:
      return null
  }
}

function participantCell(
  row: Row<'participants'>,
  column: ColumnName,
  { locale, say }: CellContext,
): ExportCell {
  switch (column) {
    case 'role':
      return inLocale(row.shift, 'role', locale)
    case 'startsAt':
      return formatDateTimeTable(locale, row.shift.startsAt)
    case 'place':
      return say(`exports.places.${row.status}`)
    case 'mark':
      return say(`exports.marks.${row.attendance?.mark ?? 'unknown'}`)
    case 'hours':
      return row.hours.length > 0 ? hoursOf(row.hours.reduce((sum, { minutes }) => sum + minutes, 0)) : null
    default:
      return null
  }
}

function entryCell(row: Row<'hours'>, column: ColumnName, { locale }: CellContext): ExportCell {
  const event = row.participation?.shift.event ?? row.claim?.event
  switch (column) {
    case 'workedOn':
      return dayText(row.workedOn)
    case 'event':
      return event ? inLocale(event, 'title', locale) : null
    case 'direction':
      return row.direction && inLocale(row.direction, 'name', locale)
    case 'hours':
      return hoursOf(row.minutes)
    default:
      return null
  }
}

/** Hours with two decimals: a spreadsheet adds them up. */
function hoursOf(minutes: number): number {
  return Math.round((minutes / 60) * 100) / 100
}
