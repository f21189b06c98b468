import { describe, expect, test } from 'vitest'
import { unitsNamed } from '#lib/near/rules/places.ts'
import { mapQuery, readMap, sortedRows } from '#lib/near/rules/region-map.ts'
import { addressOf, nearQuery, needsTidying, readNear, readNearCursor } from '#lib/near/schema.ts'
import units from '#prisma/seed/data/units.json' with { type: 'json' }

describe('the address of a search nearby', () => {
  test('a finer place is read as the coarse one and asks to be written anew', () => {
    expect(readNear({ at: '51.954321,69.0876' }).point).toEqual({ latitude: 51.95, longitude: 69.09 })
    expect(needsTidying({ at: '51.954321,69.0876' })).toBe(true)
    expect(needsTidying({ at: '51.95,69.09' })).toBe(false)
  })

  test.each([
    { at: '91.00,69.00' },
    { at: '51.95' },
    { at: ['51.95,69.09'] },
    { at: '51.95,69.09;' },
    { near: '../x' },
    { within: '7' },
    { place: ['a'] },
  ])('%j is understood as nothing', (search) => {
    expect(readNear(search as never)).toEqual({ unit: '', point: null, place: '', withinKm: 50 })
  })

  test('a unit goes before a place, and both ways lead back', () => {
    const choice = readNear({ near: 'akkol', at: '51.95,69.09', within: '25' })
    expect(choice).toMatchObject({ unit: 'akkol', point: null, withinKm: 25 })
    expect(nearQuery(choice)).toEqual({ near: 'akkol', within: '25' })
    const at = readNear({ at: '51.95,69.09' })
    expect(addressOf('/events', { direction: 'eco,sport', ...nearQuery(at) })).toBe(
      '/events?direction=eco,sport&at=51.95,69.09',
    )
  })

  test('a cursor is read both ways and only when whole', () => {
    const id = '0197a0b0-0000-7000-8000-000000000001'
    expect(readNearCursor({ after: `1200_${id}` })).toEqual({ metres: 1200, id, isBackward: false })
    expect(readNearCursor({ before: `0_${id}` })).toEqual({ metres: 0, id, isBackward: true })
    for (const after of ['', '12_', `x_${id}`, `-1_${id}`, `1_${id}'`, [`1_${id}`]])
      expect(readNearCursor({ after })).toBeNull()
  })
})

describe('a typed name', () => {
  test.each([
    ['Атбасар', ['atbasar']],
    ['атбасар қаласы', ['atbasar']],
    ['Щучинск', ['burabay']],
    ['г. Степняк', ['birzhan-sal']],
    ['Kokshetau', ['kokshetau']],
    ['ақкөл', ['akkol']],
    ['акколь', ['akkol']],
    ['Нигде', []],
    ['а', []],
    ['район', []],
  ])('%s', (typed, slugs) => {
    expect(unitsNamed(units, typed).map(({ slug }) => slug)).toEqual(slugs)
  })

  test('may mean several', () => {
    expect(unitsNamed(units, 'Ак').length).toBeGreaterThan(1)
  })
})

describe('the table of the map', () => {
  const row = (name: string, volunteers: number | null) => ({
    name,
    volunteers,
    centres: 1,
    hours: 1,
    events: 1,
  })
  const rows = [row('Б', 5), row('А', null), row('В', 9)]
  const compare = (a: string, b: string) => a.localeCompare(b)
  const order = (sort: 'unit' | 'volunteers' | null, isDescending: boolean) =>
    sortedRows(rows, { sort, isDescending }, compare)
      .map(({ name }) => name)
      .join('')

  test('stands as the map until asked otherwise, and what is kept back goes last', () => {
    expect(order(null, false)).toBe('БАВ')
    expect(order('unit', false)).toBe('АБВ')
    expect(order('volunteers', true)).toBe('ВБА')
    expect(order('volunteers', false)).toBe('БВА')
  })

  test('its address leads back, and nonsense is the first measure', () => {
    const asked = readMap({ measure: 'hours', sort: 'events-down' })
    expect(mapQuery(asked)).toEqual({ measure: 'hours', sort: 'events-down' })
    expect(readMap({ measure: 'money', sort: 'x-down' })).toEqual({
      measure: 'centres',
      sort: null,
      isDescending: false,
    })
  })
})
