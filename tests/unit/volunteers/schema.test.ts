import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { newId } from '#lib/platform/new-id.ts'
import { idPattern } from '#lib/platform/text.ts'
import {
  editVolunteerInput,
  parsePhone,
  registerVolunteerInput,
  sortings,
  volunteerFilters,
} from '#lib/volunteers/schema.ts'

const base = { id: newId(), centreId: newId(), givenName: 'Дана', locale: 'kk' }

function problemsOf(input: unknown): Record<string, string> {
  const { error } = registerVolunteerInput.safeParse(input)
  return Object.fromEntries((error?.issues ?? []).map(({ path, message }) => [path.join('.'), message]))
}

describe('phone', () => {
  test.each([
    ['8 700 000 00 00', '+77000000000'],
    ['+7 (700) 000-00-00', '+77000000000'],
    ['700 000 00 00', '+77000000000'],
    ['8 7162 00 00 00', '+77162000000'],
    ['+7 900 000 00 00', '+79000000000'],
    ['+998 90 000 00 00', '+998900000000'],
    ['12', null],
    ['8700000000', null],
    ['+7 700 000 00 00 ext 5', null],
    ['телефон жоқ', null],
  ])('«%s»', (typed, stored) => {
    expect(parsePhone(typed)).toBe(stored)
  })
})

describe('name', () => {
  test.each(['Һадиша', 'Ёлка', "О'Нил", 'Д’Артаньян', 'Мария-Анна', 'Ж. Б.', 'José', 'Нұрсұлтан'])(
    '«%s» is accepted',
    (givenName) => {
      expect(problemsOf({ ...base, givenName })).toEqual({})
    },
  )

  test.each(['Дана1', '<b>Дана</b>', 'a@b', '-', '!'])('«%s» is not', (givenName) => {
    expect(problemsOf({ ...base, givenName })).toEqual({ givenName: 'volunteers.problems.name' })
  })

  test('only the given name is required', () => {
    expect(problemsOf({ ...base, givenName: ' ' })).toHaveProperty('givenName')
    expect(problemsOf(base)).toEqual({})
  })

  test('is stored in NFC with single spaces', () => {
    const typed = `  ${'Әлия'.normalize('NFD')}   Бану `
    expect(registerVolunteerInput.parse({ ...base, givenName: typed }).givenName).toBe('Әлия Бану')
  })

  test('of mixed scripts waits for a choice', () => {
    const typed = { ...base, surname: 'Бiржан' }
    expect(problemsOf(typed)).toEqual({ surname: 'volunteers.problems.mixedScript' })
    expect(registerVolunteerInput.parse({ ...typed, spelling: { surname: 'fixed' } }).surname).toBe('Біржан')
    expect(registerVolunteerInput.parse({ ...typed, spelling: { surname: 'typed' } }).surname).toBe('Бiржан')
  })
})

describe('anything but a form is refused', () => {
  const odd = fc.oneof(
    fc.constant({ not: '' }),
    fc.constant({ create: { status: 'confirmed' } }),
    fc.constant([]),
    fc.constant(null),
    fc.array(fc.string(), { minLength: 2, maxLength: 3 }),
    fc.integer(),
  )
  const scalars = ['id', 'centreId', 'surname', 'givenName', 'patronymic', 'sex', 'locale', 'notes', 'iin']

  test('an object or a list in place of a value', () => {
    fc.assert(
      fc.property(fc.constantFrom(...scalars), odd, (field, value) => {
        expect(registerVolunteerInput.safeParse({ ...base, [field]: value }).success).toBe(false)
      }),
    )
  })

  test.each(['status', 'cardNumber', 'userId', 'iinHash', 'isDemo', 'version'])(
    'a foreign field: %s',
    (field) => {
      expect(registerVolunteerInput.safeParse({ ...base, [field]: '1' }).success).toBe(false)
    },
  )

  test('a form of another size', () => {
    expect(problemsOf({ ...base, notes: 'а'.repeat(2001) })).toHaveProperty('notes')
    expect(problemsOf({ ...base, givenName: 'а'.repeat(81) })).toHaveProperty('givenName')
  })

  test('a card without its version', () => {
    const { centreId: _, ...rest } = base
    expect(editVolunteerInput.safeParse(rest).success).toBe(false)
    expect(editVolunteerInput.safeParse({ ...rest, version: '3' }).success).toBe(true)
  })
})

test('filters of an address never fail', () => {
  fc.assert(
    fc.property(
      fc.dictionary(
        fc.constantFrom('q', 'centre', 'age', 'status', 'after', 'sort', 'language', 'idle', 'tag', 'reach'),
        fc.anything(),
      ),
      (query) => {
        const filters = volunteerFilters.parse({ ...query })
        expect(sortings).toContain(filters.sort)
        if (filters.after) expect(filters.after).toMatch(idPattern)
      },
    ),
  )
})

test('ids made for forms are of version 7 and in the order of time', () => {
  expect(newId()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  expect(newId(1_000) < newId(2_000)).toBe(true)
})
