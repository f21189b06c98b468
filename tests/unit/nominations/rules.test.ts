import { describe, expect, it } from 'vitest'
import {
  connectionOf,
  type JurorFacts,
  meanOfMarks,
  type NomineeFacts,
  ranked,
  resultOf,
} from '#lib/nominations/rules.ts'

const criteria = [
  { id: 'a', weight: 2 },
  { id: 'b', weight: 1 },
]
const marks = (a: number, b: number) => [
  { criterionId: 'a', points: a },
  { criterionId: 'b', points: b },
]
const opinion = (userId: string, a: number, b: number) => ({ userId, recusal: null, marks: marks(a, b) })

describe('the mean', () => {
  it('weighs the criteria, and is none while one is without a mark', () => {
    expect(meanOfMarks(criteria, marks(5, 2))).toBe(4)
    expect(meanOfMarks(criteria, marks(5, 2).slice(0, 1))).toBeNull()
    expect(meanOfMarks([], [])).toBeNull()
  })

  it('is of those who judged: a recused juror counts nowhere, whatever they marked before', () => {
    const recused = { userId: 'x', recusal: 'detected' as const, marks: marks(1, 1) }
    expect(resultOf(criteria, [opinion('1', 5, 5), opinion('2', 4, 4), recused])).toEqual({
      ...{ mean: 4.5, marked: 2, recused: 1 },
    })
    expect(resultOf(criteria, [recused])).toEqual({ mean: null, marked: 0, recused: 1 })
  })

  it('ranks from the top, equal ones share a place and who has none stands after all', () => {
    const rows = [{ mean: null }, { mean: 3 }, { mean: 4.5 }, { mean: 4.5 }]
    expect(ranked(rows).map(({ rank }) => rank)).toEqual([1, 1, 3, null])
  })
})

describe('who is connected with a nominee', () => {
  const juror: JurorFacts = {
    userId: 'juror',
    volunteerId: 'card',
    centreIds: ['c1'],
    organisationIds: ['o1'],
  }
  const nobody: NomineeFacts = {
    ...{
      nominatedById: 'other',
      volunteerId: 'person',
      organisationId: null,
      memberships: [],
      memberIds: [],
    },
  }
  const member = (centreId: string | null, organisationId: string | null) => [{ centreId, organisationId }]

  it.each([
    ['nobody of the two', {}, null],
    ['the same person', { volunteerId: 'card' }, 'self'],
    ['who proposed them', { nominatedById: 'juror' }, 'proposer'],
    ['the coordinator of their centre', { memberships: member('c1', null) }, 'centre'],
    ['not the coordinator of another centre', { memberships: member('c2', null) }, null],
    ['the representative of their organisation', { memberships: member(null, 'o1') }, 'organisation'],
    ['the representative of the nominated one', { volunteerId: null, organisationId: 'o1' }, 'organisation'],
    [
      'a member of the nominated one',
      { volunteerId: null, organisationId: 'o2', memberIds: ['card'] },
      'organisation',
    ],
  ] as const)('%s', (_, facts, expected) => {
    expect(connectionOf(juror, { ...nobody, ...facts } as NomineeFacts)).toBe(expected)
  })

  it('is nobody without a card of their own when the nominee is an organisation', () => {
    const without = { ...juror, volunteerId: null, organisationIds: [] }
    expect(connectionOf(without, { ...nobody, volunteerId: null, organisationId: 'o1' })).toBeNull()
  })
})
