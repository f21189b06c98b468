import { describe, expect, test } from 'vitest'
import {
  addShiftInput,
  cancelEventInput,
  createEventInput,
  filterQuery,
  readCursor,
  readEventFilters,
  readMonth,
} from '#lib/events/schema.ts'
import { fieldProblems } from '#lib/platform/form.ts'

const id = '0197a0b0-0000-7000-8000-000000000001'
const base = {
  ...{ id, centreId: id, kind: 'action', directionId: id, unitId: id, titleKk: 'Атауы' },
  ...{ startsAt: '2031-05-10T10:00', endsAt: '2031-05-10T12:00' },
}
const problemsOf = (schema: { safeParse: typeof createEventInput.safeParse }, form: unknown) => {
  const parsed = schema.safeParse(form, { reportInput: true })
  return parsed.success
    ? {}
    : Object.fromEntries(Object.entries(fieldProblems(parsed.error)).map(([name, { code }]) => [name, code]))
}

describe("an event's form", () => {
  test.each([
    ['no title in either language', { titleKk: '' }, { titleKk: 'events.problems.titleMissing' }],
    ['an end before the start', { endsAt: '2031-05-10T09:00' }, { endsAt: 'events.problems.endBeforeStart' }],
    [
      'a window that closes before it opens',
      { signUpOpensAt: '2031-05-09T10:00', signUpClosesAt: '2031-05-08T10:00' },
      { signUpClosesAt: 'events.problems.windowOrder' },
    ],
    ['a day that does not exist', { startsAt: '2031-02-30T10:00' }, { startsAt: 'form.dateTime' }],
    ['an object in place of an id', { unitId: { not: '' } }, { unitId: 'form.invalid' }],
    ['a field nobody offered', { state: 'published' }, { '': 'form.unexpected' }],
    ['a title of 300 letters', { titleKk: 'а'.repeat(300) }, { titleKk: 'form.tooLong' }],
    ['an age of 200', { minimumAge: '200' }, { minimumAge: 'form.tooBig' }],
  ])('%s is named beside its field', (_, given, expected) => {
    expect(problemsOf(createEventInput, { ...base, ...given })).toMatchObject(expected)
  })

  test('ticks that are absent are false, empty choices are null', () => {
    expect(createEventInput.parse({ ...base, isHazardous: 'on', hostOrganisationId: '' })).toMatchObject({
      ...{ isHazardous: true, isEmergency: false, hostOrganisationId: null, minimumAge: null },
    })
  })
})

test('a shift is a day long at most', () => {
  const shift = {
    eventId: id,
    places: '5',
    roleKk: 'Көмекші',
    roleRu: 'Помощник',
    startsAt: '2031-05-10T10:00',
  }
  expect(problemsOf(addShiftInput as never, { ...shift, endsAt: '2031-05-11T10:01' })).toEqual({
    endsAt: 'events.problems.shiftTooLong',
  })
  expect(problemsOf(addShiftInput as never, { ...shift, endsAt: '2031-05-11T10:00' })).toEqual({})
})

test('a cancellation owes its reason in Kazakh and Russian', () => {
  expect(problemsOf(cancelEventInput as never, { eventId: id, reasonKk: ' ', reasonRu: 'Метель' })).toEqual({
    reasonKk: 'form.required',
  })
})

describe('the address of a list', () => {
  test('what is not understood is left out, the rest is kept', () => {
    const filters = readEventFilters({
      q: ' тазарту ',
      unit: 'kokshetau',
      kind: 'nothing',
      when: '31',
      age: '15',
      places: '1',
    })
    expect(filters).toEqual({
      ...{ q: 'тазарту', unit: 'kokshetau', directions: [], kind: '', when: '', age: 15 },
      ...{ days: [], language: '', hasPlaces: true },
    })
    const odd = readEventFilters({ q: ['a', 'b'], unit: "x' OR 1", age: '-1', direction: '../..' })
    expect(odd).toEqual(readEventFilters({}))
  })

  test('several directions and days come from a form and from a link alike, and lead back', () => {
    const asked = { direction: ['eco', 'sport', 'eco'], days: ['7', '6', '9', 'x'], lang: 'kk' }
    const filters = readEventFilters(asked)
    expect(filters).toMatchObject({ directions: ['eco', 'sport'], days: [6, 7], language: 'kk' })
    expect(readEventFilters(filterQuery(filters))).toEqual(filters)
  })

  test('a cursor is read both ways and only when whole', () => {
    expect(readCursor({ after: `1700000000000_${id}` })).toEqual({
      startsAt: 1_700_000_000_000,
      id,
      isBackward: false,
    })
    expect(readCursor({ before: `1700000000000_${id}` })?.isBackward).toBe(true)
    for (const after of ['', '1700_', `x_${id}`, `1_${id}'`, `1_${'-'.repeat(36)}`])
      expect(readCursor({ after })).toBeNull()
  })

  test('a month is a month', () => {
    expect([readMonth('2031-05'), readMonth('2031-13'), readMonth('31-05'), readMonth(['2031-05'])]).toEqual([
      '2031-05',
      null,
      null,
      null,
    ])
  })
})
