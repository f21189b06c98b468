import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  consentsEnded,
  type MembershipRow,
  sameGuardians,
  uniteMemberships,
  unitedStatus,
} from '#lib/volunteers/rules/uniting.ts'

const at = (day: string) => new Date(day)
const row = (id: string, given: Partial<MembershipRow> = {}): MembershipRow => ({
  ...{
    id,
    centreId: 'home',
    organisationId: null,
    isPrimary: true,
    startedOn: at('2024-01-01'),
    endedOn: null,
    endReason: null,
  },
  ...given,
})

describe('affiliations of one person from two cards', () => {
  test('in one centre become one that begins with the earlier', () => {
    const united = uniteMemberships([row('a')], [row('b', { startedOn: at('2023-05-05') })], null)
    expect(united).toEqual({ rows: [row('a', { startedOn: at('2023-05-05') })], droppedIds: ['b'] })
  })

  test('an ended one that overlaps an open one is within it; one that ended before stays by itself', () => {
    const ended = row('b', { startedOn: at('2020-01-01'), endedOn: at('2024-06-01') })
    expect(uniteMemberships([row('a')], [ended], null).droppedIds).toEqual(['b'])
    const before = row('b', { startedOn: at('2020-01-01'), endedOn: at('2021-01-01') })
    expect(uniteMemberships([row('a')], [before], null).rows.map(({ id }) => id)).toEqual(['a', 'b'])
  })

  test('in two centres stay both, one of them primary: the asked one, else the staying card’s', () => {
    const other = row('b', { centreId: 'away' })
    const primaries = (asked: string | null) =>
      uniteMemberships([row('a')], [other], asked).rows.flatMap(({ id, isPrimary }) =>
        isPrimary ? [id] : [],
      )
    expect([primaries(null), primaries('b'), primaries('a')]).toEqual([['a'], ['b'], ['a']])
  })

  test('never leave two open ones in a body, nor more than one open primary', () => {
    const days = fc.constantFrom('2020-01-01', '2021-01-01', '2022-01-01', '2023-01-01').map(at)
    const card = (name: string) =>
      fc
        .uniqueArray(fc.record({ centreId: fc.constantFrom('x', 'y', 'z'), startedOn: days }), {
          selector: ({ centreId }) => centreId,
        })
        .map((rows) => rows.map((each, index) => row(`${name}${index}`, { ...each, isPrimary: index === 0 })))
    fc.assert(
      fc.property(card('a'), card('b'), (own, others) => {
        const { rows, droppedIds } = uniteMemberships(own, others, null)
        expect(new Set(rows.map(({ centreId }) => centreId)).size).toBe(rows.length)
        expect(rows.filter(({ isPrimary }) => isPrimary).length).toBe(rows.length > 0 ? 1 : 0)
        expect(rows.length + droppedIds.length).toBe(own.length + others.length)
      }),
    )
  })
})

describe('consents of one person from two cards', () => {
  const consent = (
    id: string,
    givenAt: string,
    withdrawnAt: string | null = null,
    kind = 'personalData',
  ) => ({
    ...{ id, kind, givenAt: at(givenAt), withdrawnAt: withdrawnAt ? at(withdrawnAt) : null },
  })

  test('a withdrawal ends what was given before it, of its kind', () => {
    const withdrawn = consent('a', '2024-01-01', '2025-01-01')
    expect(consentsEnded([withdrawn, consent('b', '2024-06-01')])).toEqual([
      { id: 'b', withdrawnAt: at('2025-01-01') },
    ])
    expect(consentsEnded([withdrawn, consent('b', '2024-06-01', null, 'publishing')])).toEqual([])
  })

  test('what was given after it is a new decision', () => {
    expect(consentsEnded([consent('a', '2024-01-01', '2025-01-01'), consent('b', '2025-02-01')])).toEqual([])
  })
})

test('a guardian on both cards is one, however the name is spelt', () => {
  const guardian = (id: string, name: string) => ({ id, name, phone: null, email: null })
  const found = sameGuardians(
    [guardian('a', 'Сәуле Оспанова')],
    [guardian('b', 'сауле оспанова'), guardian('c', 'Ерлан')],
  )
  expect(found).toEqual([{ droppedId: 'b', keptId: 'a' }])
})

test('what is suspended on one card stays suspended', () => {
  expect([
    unitedStatus('new', 'confirmed'),
    unitedStatus('confirmed', 'suspended'),
    unitedStatus('new', 'new'),
  ]).toEqual(['confirmed', 'suspended', 'new'])
})
