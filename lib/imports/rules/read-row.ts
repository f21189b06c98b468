import { email as emailField } from '#lib/platform/fields.ts'
import { cleanLine, mixedScriptFix } from '#lib/platform/text.ts'
import { cardNumberOf, iinProblem, isMinorOn, type PersonName } from '#lib/volunteers/rules.ts'
import type { ImportGuardian, ImportPerson } from '#lib/volunteers/rules/import-person.ts'
import { parsePhone } from '#lib/volunteers/schema.ts'
import { readBirthDate } from './dates.ts'
import type { ColumnField, Finding, FindingCode, FindingWeight, Mapping } from './fields.ts'
import { capitalsFix, splitName } from './names.ts'
import {
  type Choices,
  type Dictionary,
  languages,
  lookUp,
  lookUpAll,
  readLocale,
  readRelation,
  readSex,
} from './words.ts'

export type Reading = { choices: Choices; today: string }
export type ReadRow = { person: ImportPerson; findings: Finding[] }

const namePattern = /^[\p{L}\p{M}][\p{L}\p{M} '’.-]*$/u
const nameMax = 80
const cellMax = 500

type Say = (field: ColumnField, code: FindingCode, weight?: FindingWeight) => void
type Cells = (field: ColumnField) => string

/** A row of a sheet as a person, and everything there is to say about its cells. Never throws. */
export function readRow(
  row: { cells: readonly string[]; formulas?: readonly number[] },
  mapping: Mapping,
  { choices, today }: Reading,
): ReadRow {
  const findings: Finding[] = []
  const say: Say = (field, code, weight = 'problem') => {
    const isSaid = findings.some((finding) => finding.field === field && finding.code === code)
    if (!isSaid) findings.push({ field, code, weight })
  }
  noteCells(row, mapping, say)
  const cell: Cells = (field) => {
    const column = mapping.indexOf(field)
    return column < 0 ? '' : cleanLine((row.cells[column] ?? '').slice(0, cellMax))
  }
  const names = readNames(cell, mapping, say)
  const birthDate = readBirth(cell('birthDate'), today, say)
  const sex = choice(cell('sex'), readSex, () => say('sex', 'sexUnknown', 'notice')) ?? 'unstated'
  const person: ImportPerson = {
    ...names,
    cardNumber: choice(cell('cardNumber'), cardNumberOf, () => say('cardNumber', 'cardUnknown')),
    birthDate,
    sex,
    iin: readIin(cell('iin'), { birthDate, sex }, today, say),
    phone: readPhone(cell('phone'), 'phone', say),
    email: readEmail(cell('email'), 'email', say),
    unitId: choice(
      cell('unit'),
      (typed) => lookUp(choices.units, typed),
      () => say('unit', 'unitUnknown', 'notice'),
    ),
    directions: list(cell('directions'), choices.directions, () =>
      say('directions', 'directionUnknown', 'notice'),
    ),
    skills: list(cell('skills'), choices.skills, () => say('skills', 'skillUnknown', 'notice')),
    languages: list(cell('languages'), languages, () => say('languages', 'languageUnknown', 'notice')),
    locale: choice(cell('locale'), readLocale, () => say('locale', 'localeUnknown', 'notice')),
    notes: cell('notes'),
    guardian: null,
  }
  return { person: { ...person, guardian: readGuardian(cell, birthDate, today, say) }, findings }
}

/** What can be seen without understanding: too long, an error of the spreadsheet, a value a formula gave. */
function noteCells(
  row: { cells: readonly string[]; formulas?: readonly number[] },
  mapping: Mapping,
  say: Say,
) {
  mapping.forEach((field, column) => {
    if (field === '') return
    const text = row.cells[column] ?? ''
    if (text.length > cellMax) say(field, 'tooLong')
    if (
      /^#(?:N\/A|Н\/Д|REF!|ССЫЛКА!|VALUE!|ЗНАЧ!|NAME\?|ИМЯ\?|DIV\/0!|ДЕЛ\/0!|NULL!|NUM!|ЧИСЛО!)$/u.test(text)
    )
      say(field, 'cellError')
    if (row.formulas?.includes(column)) say(field, 'formula', 'notice')
  })
}

function readNames(cell: Cells, mapping: Mapping, say: Say): PersonName {
  const isWhole = mapping.includes('fullName') && !mapping.includes('surname')
  const names = isWhole
    ? splitName(cell('fullName'))
    : { surname: cell('surname'), givenName: cell('givenName'), patronymic: cell('patronymic') }
  if (isWhole && cell('patronymic') !== '') names.patronymic = cell('patronymic')
  if (names.givenName === '') say(isWhole ? 'fullName' : 'givenName', 'nameMissing')
  for (const part of ['surname', 'givenName', 'patronymic'] as const) {
    const typed = names[part]
    const field = isWhole ? 'fullName' : part
    if (typed !== '' && !namePattern.test(typed)) say(field, 'name')
    else if (typed.length > nameMax) say(field, 'tooLong')
    else if (mixedScriptFix(typed) !== null) say(field, 'mixedScript', 'offer')
    else if (capitalsFix(typed) !== null) say(field, 'capitals', 'offer')
  }
  return names
}

function readBirth(typed: string, today: string, say: Say): string | null {
  if (typed === '') return null
  const found = readBirthDate(typed, today)
  if ('problem' in found) {
    say('birthDate', found.problem)
    return null
  }
  if (found.isSwapped) say('birthDate', 'dateSwapped', 'notice')
  return found.day
}

const iinCodes = {
  shape: 'iinShape',
  sum: 'iinSum',
  date: 'iinDate',
  birthDate: 'iinBirthDate',
  sex: 'iinSex',
} as const

/** A number cell loses the zeros in front: who was born in 2000 to 2009 has one or two there. */
function readIin(
  typed: string,
  person: Pick<ImportPerson, 'birthDate' | 'sex'>,
  today: string,
  say: Say,
): string {
  const digits = typed.replaceAll(/[\s\-–.']/g, '')
  if (digits === '') return ''
  const iin = /^\d{10,11}$/.test(digits) ? digits.padStart(12, '0') : digits
  const problem = iinProblem(iin, person, today)
  if (problem) say('iin', iinCodes[problem])
  return problem ? '' : iin
}

function readPhone(typed: string, field: 'phone' | 'guardianPhone', say: Say): string | null {
  if (typed === '') return null
  const [first = '', ...more] = typed
    .split(/[;,/\n]|\s(?=(?:\+7|8)[\s(-]?7)/)
    .filter((part) => /\d/.test(part))
  const found = parsePhone(plainPhone(first))
  if (found === null) say(field, 'phone')
  else if (more.length > 0) say(field, 'secondPhone', 'notice')
  return found
}

/** Eleven digits that begin with 7 are a whole number whose plus a spreadsheet dropped. */
function plainPhone(typed: string): string {
  const text = typed
    .replace(/^\D*?(?=\+|\d|\()/, '')
    .replace(/\.0$/, '')
    .trim()
  const digits = text.replaceAll(/\D/g, '')
  if (/^[78]\d{10}$/.test(digits)) return `+7${digits.slice(1)}`
  return text
}

function readEmail(typed: string, field: 'email' | 'guardianEmail', say: Say): string | null {
  const text = typed.replace(/^mailto:/i, '').replaceAll(/\s/g, '')
  if (text === '') return null
  const parsed = emailField.safeParse(text)
  if (!parsed.success) say(field, 'email')
  return parsed.success ? parsed.data : null
}

function choice<Value>(
  typed: string,
  read: (typed: string) => Value | null,
  unknown: () => void,
): Value | null {
  if (typed === '') return null
  const found = read(typed)
  if (found === null) unknown()
  return found
}

function list(typed: string, dictionary: Dictionary, unknown: () => void): string[] {
  if (typed === '') return []
  const { ids, isWhole } = lookUpAll(dictionary, typed)
  if (!isWhole) unknown()
  return ids
}

const parents = { guardianName: null, motherName: 'mother', fatherName: 'father' } as const

/** A minor's guardian on the row; consent is never made up from it. */
function readGuardian(cell: Cells, birthDate: string | null, today: string, say: Say): ImportGuardian | null {
  const named = (Object.keys(parents) as (keyof typeof parents)[]).filter((field) => cell(field) !== '')
  const [field] = named
  if (!field) {
    if (cell('guardianPhone') !== '') say('guardianPhone', 'guardianNoName', 'notice')
    return null
  }
  if (birthDate === null || !isMinorOn(birthDate, today)) {
    say(field, birthDate === null ? 'guardianNoBirth' : 'guardianOfAdult', 'notice')
    return null
  }
  const name = cell(field)
  if (!namePattern.test(name) || name.length > nameMax) say(field, 'name')
  if (named.length > 1) say(named[1]!, 'secondGuardian', 'notice')
  const said = choice(cell('guardianRelation'), readRelation, () =>
    say('guardianRelation', 'relationUnknown', 'notice'),
  )
  return {
    name,
    relation: parents[field] ?? said ?? 'other',
    phone: readPhone(cell('guardianPhone'), 'guardianPhone', say),
    email: readEmail(cell('guardianEmail'), 'guardianEmail', say),
  }
}
