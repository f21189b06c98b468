import { describe, expect, test } from 'vitest'
import { readBirthDate } from '#lib/imports/rules/dates.ts'
import { findHeadRow, guessMapping } from '#lib/imports/rules/heads.ts'
import { loadMessages } from '#lib/i18n/messages.ts'
import { capitalsFix, nameFix, splitName } from '#lib/imports/rules/names.ts'
import { readRow } from '#lib/imports/rules/read-row.ts'
import { dictionaryOf } from '#lib/imports/rules/words.ts'

const today = '2026-11-26'

describe('a birth date', () => {
  test.each([
    '31.12.2008',
    '31/12/08',
    '31-12-2008',
    '2008-12-31',
    '2008-12-31 00:00:00',
    '2008/12/31',
    '31 декабря 2008',
    '31 декабря 2008 г.',
    '31 желтоқсан 2008',
    '2008 жылғы 31 желтоқсан',
    '31.12.2008 ж.',
    '31.12.2008г.р.',
    '31.12.08',
    'Dec 31, 2008',
    '31122008',
    '20081231',
    '39813',
    '12/31/2008',
    '31 . 12 . 2008',
  ])('%s is understood', (typed) => expect(readBirthDate(typed, today)).toMatchObject({ day: '2008-12-31' }))

  test.each([
    ['31.02.2008', 'date'],
    ['нет', 'date'],
    ['2008', 'dateYearOnly'],
    ['01.05.2030', 'birthFuture'],
    ['01.05.24', 'dateYear'],
    ['01.05.1870', 'birthLongAgo'],
    ['12', 'date'],
  ])('%s is refused as %s', (typed, problem) => expect(readBirthDate(typed, today)).toEqual({ problem }))

  test('two figures of a year make a person of sensible age', () => {
    expect(readBirthDate('1.5.59', today)).toEqual({ day: '1959-05-01' })
    expect(readBirthDate('1.5.12', today)).toEqual({ day: '2012-05-01' })
  })

  test.each([
    'қаңтар',
    'ақпан',
    'наурыз',
    'сәуір',
    'мамыр',
    'маусым',
    'шілде',
    'тамыз',
    'қыркүйек',
    'қазан',
    'қараша',
    'желтоқсан',
  ])('month %s', (month) => {
    const months = [
      'қаңтар',
      'ақпан',
      'наурыз',
      'сәуір',
      'мамыр',
      'маусым',
      'шілде',
      'тамыз',
      'қыркүйек',
      'қазан',
      'қараша',
      'желтоқсан',
    ]
    const number = String(months.indexOf(month) + 1).padStart(2, '0')
    expect(readBirthDate(`5 ${month} 1999`, today)).toEqual({ day: `1999-${number}-05` })
  })
  test.each([
    'января',
    'февраля',
    'марта',
    'апреля',
    'мая',
    'июня',
    'июля',
    'августа',
    'сентября',
    'октября',
    'ноября',
    'декабря',
  ])('month %s', (month) => {
    const months = [
      'января',
      'февраля',
      'марта',
      'апреля',
      'мая',
      'июня',
      'июля',
      'августа',
      'сентября',
      'октября',
      'ноября',
      'декабря',
    ]
    const number = String(months.indexOf(month) + 1).padStart(2, '0')
    expect(readBirthDate(`5 ${month} 1999`, today)).toEqual({ day: `1999-${number}-05` })
  })
})

describe('the columns', () => {
  const cases: [string[], string[]][] = [
    [
      ['№ п/п', 'Ф.И.О.', 'Дата рождения (дд.мм.гггг)', 'ИИН', 'Моб. тел.', 'E-mail', 'Район'],
      ['', 'fullName', 'birthDate', 'iin', 'phone', 'email', 'unit'],
    ],
    [
      ['р/с', 'Т.А.Ә.', 'Туған күні', 'ЖСН', 'Ұялы телефоны', 'Эл. пошта', 'Ауданы'],
      ['', 'fullName', 'birthDate', 'iin', 'phone', 'email', 'unit'],
    ],
    [
      ['Тегі / Фамилия', 'Аты / Имя', 'Әкесінің аты / Отчество', 'Жынысы / Пол', 'ЖСН/ИИН'],
      ['surname', 'givenName', 'patronymic', 'sex', 'iin'],
    ],
    [
      ['ФИО', 'Телефон', 'ФИО родителя', 'Телефон родителя', 'Кем приходится'],
      ['fullName', 'phone', 'guardianName', 'guardianPhone', 'guardianRelation'],
    ],
    [
      ['Аты-жөні', 'Анасының аты-жөні', 'Анасының телефоны', 'Заңды өкілдің поштасы'],
      ['fullName', 'motherName', 'guardianPhone', 'guardianEmail'],
    ],
    [
      ['Name', 'Surname', 'Date of birth', 'Phone', 'Mother', "Parent's phone"],
      ['givenName', 'surname', 'birthDate', 'phone', 'motherName', 'guardianPhone'],
    ],
    [
      ['Возраст', 'Волонтёрские часы', 'Центр или организация', 'Дата регистрации', 'Состояние', 'Имя'],
      ['', '', '', '', '', 'givenName'],
    ],
  ]
  test.each(cases)('%j', (heads, fields) => expect(guessMapping(heads)).toEqual(fields))

  const own = [
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
  ]
  const guardian = ['locale', 'notes', 'guardianName', 'guardianRelation', 'guardianPhone', 'guardianEmail']
  test.each(['kk', 'ru', 'en'] as const)('the labels of the card’s own form in %s', (locale) => {
    const { fields } = loadMessages(locale).volunteers as { fields: Record<string, string> }
    const names = [...own, ...guardian]
    expect(guessMapping(names.map((name) => fields[name]!))).toEqual(names)
  })

  test('the row of heads is found below a title', () => {
    const rows = [
      { number: 1, cells: ['Список волонтёров школы № 5'] },
      { number: 3, cells: ['№', 'Фамилия', 'Имя', 'Телефон'] },
      { number: 4, cells: ['1', 'Сериков', 'Ерлан', '87010000001'] },
    ]
    expect(findHeadRow(rows)).toBe(3)
  })
})

describe('names', () => {
  test.each([
    ['Серіков Ерлан Маратұлы', ['Серіков', 'Ерлан', 'Маратұлы']],
    ['Серіков Ерлан Марат ұлы', ['Серіков', 'Ерлан', 'Марат ұлы']],
    ['Ерлан Маратович Сериков', ['Сериков', 'Ерлан', 'Маратович']],
    ['Ким Анна', ['Ким', 'Анна', '']],
    ['Айгерім', ['', 'Айгерім', '']],
  ])('%s', (whole, [surname, givenName, patronymic]) =>
    expect(splitName(whole)).toEqual({ surname, givenName, patronymic }),
  )

  test('one size of letters gets an offer, a usual spelling none', () => {
    expect(capitalsFix('СЕРИКОВА-ҚАСЫМ')).toBe('Серикова-Қасым')
    expect(capitalsFix('марат ұлы')).toBe('Марат ұлы')
    expect(capitalsFix('Сериков')).toBeNull()
    expect(nameFix('СЕPИКОВ')).toBe('Сериков')
  })
})

describe('a row', () => {
  const choices = {
    units: dictionaryOf([
      { id: 'u1', names: ['Ақкөл ауданы', 'Аккольский район', 'Akkol District', 'Аккольский р-н'] },
    ]),
    directions: dictionaryOf([
      { id: 'd1', names: ['Экология', 'Ecology'] },
      { id: 'd2', names: ['Спорт', 'Sport'] },
    ]),
    skills: dictionaryOf([]),
  }
  const reading = { choices, today }
  const read = (cells: Record<string, string>) =>
    readRow({ cells: Object.values(cells) }, Object.keys(cells) as never, reading)

  test.each([
    '+7 701 000 00 01',
    '8 (701) 000-00-01',
    '87010000001',
    '77010000001',
    '7010000001',
    'тел. 8-701-000-00-01',
    '+7(701)0000001',
    '77010000001.0',
  ])('phone %s', (phone) => expect(read({ givenName: 'А', phone }).person.phone).toBe('+77010000001'))

  test('a second phone is said, a broken one refused', () => {
    const two = read({ givenName: 'А', phone: '87010000001, 87010000002' })
    expect(two).toMatchObject({
      person: { phone: '+77010000001' },
      findings: [{ code: 'secondPhone', weight: 'notice' }],
    })
    expect(read({ givenName: 'А', phone: '8701000' }).findings).toMatchObject([
      { field: 'phone', code: 'phone', weight: 'problem' },
    ])
  })

  test('an identification number gets its lost zeros back and is checked', () => {
    expect(read({ givenName: 'А', iin: '80101500013' }).findings.map(({ code }) => code)).not.toContain(
      'iinShape',
    )
    expect(read({ givenName: 'А', iin: '12' }).findings).toMatchObject([{ code: 'iinShape' }])
  })

  test('units, directions, sex and languages in any language', () => {
    const { person, findings } = read({
      givenName: 'Айгерім',
      unit: 'Аккольский',
      directions: 'экология; Sport',
      sex: 'әйел',
      languages: 'қазақша, русский',
    })
    expect(person).toMatchObject({
      unitId: 'u1',
      directions: ['d1', 'd2'],
      sex: 'female',
      languages: ['kk', 'ru'],
    })
    expect(findings).toEqual([])
    expect(read({ givenName: 'Айгерім', unit: 'Марс' }).findings).toMatchObject([
      { code: 'unitUnknown', weight: 'notice' },
    ])
  })

  test('a guardian is taken for a minor only', () => {
    const facts = { givenName: 'Айгерім', motherName: 'Ким Анна', guardianPhone: '87010000001' }
    expect(read({ ...facts, birthDate: '01.01.2012' }).person.guardian).toEqual({
      name: 'Ким Анна',
      relation: 'mother',
      phone: '+77010000001',
      email: null,
    })
    expect(read({ ...facts, birthDate: '01.01.1990' })).toMatchObject({
      person: { guardian: null },
      findings: [{ code: 'guardianOfAdult' }],
    })
  })

  test('broken cells are named', () => {
    const { findings } = read({
      surname: 'Сериков2',
      givenName: '',
      birthDate: '32.01.2000',
      email: 'a@b',
      phone: '1',
    })
    expect(findings.map(({ field, code }) => `${field} ${code}`).sort()).toEqual(
      ['birthDate date', 'email email', 'givenName nameMissing', 'phone phone', 'surname name'].sort(),
    )
  })
})
