import { expect, test } from 'vitest'
import { canDecide, canEdit, canWithdraw } from '#lib/proposals/policy.ts'
import { lacksOf, orderCentres } from '#lib/proposals/rules.ts'
import { tidyShifts } from '#app/[locale]/(signed-in)/workspace/proposals/sent-form.ts'
import type { Actor } from '#lib/accounts/actor.ts'

const at = new Date('2026-11-26T00:00:00Z')
const complete = {
  ...{ titleKk: 'Сенбілік', titleRu: 'Субботник', summaryKk: 'Бірге', summaryRu: 'Вместе' },
  ...{ placeKk: 'Саябақ', placeRu: 'Парк', startsAt: new Date('2026-12-01T00:00:00Z'), note: '' },
  ...{ shifts: [{}], centre: { state: 'published' }, organisation: { state: 'published' } },
}

test.each([
  [{}, true, []],
  [{}, false, ['note']],
  [{ note: 'Сәлем' }, false, []],
  [{ titleRu: '', placeKk: '' }, true, ['titleRu', 'placeKk']],
  [{ shifts: [], startsAt: at }, true, ['shifts', 'past']],
  [{ centre: { state: 'draft' }, organisation: { state: 'withdrawn' } }, true, ['centre', 'organisation']],
])('%j of a known centre %s lacks %j', (given, isKnown, lacks) => {
  expect(lacksOf({ ...complete, ...given }, { isKnown, at })).toEqual(lacks)
})

test('centres one has worked with come first, then those of the district', () => {
  const centres = ['far', 'near', 'known'].map((id) => ({ id, unitId: id === 'near' ? 'here' : 'there' }))
  const order = orderCentres(centres, { known: new Set(['known']), unitId: 'here' })
  expect(order.map(({ id }) => id)).toEqual(['known', 'near', 'far'])
})

function anActor(given: Partial<Actor>): Actor {
  const none = {
    isAdministrator: false,
    isEditor: false,
    centreIds: [],
    organisationIds: [],
    volunteerId: null,
  }
  return { userId: 'u', sessionId: '', name: '', email: '', locale: 'kk', ...none, ...given }
}

test('the organisation writes, the centre decides, nobody decides about their own', () => {
  const proposal = {
    ...{ organisationId: 'o', centreId: 'c', createdById: 'a', submittedById: 'a' },
    state: 'submitted' as const,
  }
  const host = anActor({ organisationIds: ['o'] })
  const coordinator = anActor({ centreIds: ['c'] })
  expect([canEdit(host, proposal), canWithdraw(host, proposal), canDecide(host, proposal)]).toEqual([
    false,
    true,
    false,
  ])
  expect([canEdit(coordinator, proposal), canDecide(coordinator, proposal)]).toEqual([false, true])
  expect(canDecide(anActor({ userId: 'a', centreIds: ['c'] }), proposal)).toBe(false)
  expect(canDecide(anActor({ centreIds: ['d'] }), proposal)).toBe(false)
  expect(canEdit(host, { ...proposal, state: 'returned' })).toBe(true)
  expect(canDecide(coordinator, { ...proposal, state: 'accepted' })).toBe(false)
})

test('empty rows of shifts are taken out and the others closed up', () => {
  const form = new FormData()
  for (const [row, role] of ['', 'Тазалау', ' '].entries()) {
    form.append(`shifts.${row}.roleKk`, role)
    form.append(`shifts.${row}.places`, '')
  }
  form.append('titleKk', 'Сенбілік')
  const tidy = tidyShifts(form)
  expect(tidy.get('shifts.0.roleKk')).toBe('Тазалау')
  expect([...tidy.keys()].filter((name) => name.endsWith('roleKk'))).toHaveLength(1)
  expect(tidy.get('titleKk')).toBe('Сенбілік')
})
