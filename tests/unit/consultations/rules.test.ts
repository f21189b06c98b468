import { describe, expect, test } from 'vitest'
import type { Actor } from '#lib/accounts/actor.ts'
import { canAnswer, canAssign, canSeeContacts, visibleTo } from '#lib/consultations/policy.ts'
import {
  canPublishIn,
  faqSearchKeys,
  isOverdue,
  isTooQuick,
  linkEndsAt,
  numberText,
  searchFaq,
  searchKeyOf,
} from '#lib/consultations/rules.ts'
import { assignInput } from '#lib/consultations/schema.ts'
import { dayMs } from '#lib/platform/clock.ts'
import { newId } from '#lib/platform/new-id.ts'
import { fold } from '#lib/platform/text.ts'

const person: Actor = {
  ...{ userId: 'me', sessionId: 's', name: 'Айгерім', email: 'a@test.invalid', locale: 'kk' },
  ...{ isAdministrator: false, isEditor: false, centreIds: [], organisationIds: [], volunteerId: null },
}
const actors = {
  volunteer: person,
  coordinator: { ...person, centreIds: ['c1'] },
  representative: { ...person, organisationIds: ['o1'] },
  editor: { ...person, isEditor: true },
  administrator: { ...person, isAdministrator: true },
}

describe('who may do what', () => {
  const own = { centreId: 'c1', askerUserId: null }
  const other = { centreId: 'c2', askerUserId: null }
  const region = { centreId: null, askerUserId: null }
  test.each([
    ['volunteer', [false, false, false], false],
    ['representative', [false, false, false], false],
    ['coordinator', [true, false, false], false],
    ['editor', [false, false, false], true],
    ['administrator', [true, true, true], true],
  ] as const)(
    '%s answers own, another centre’s and the region’s: %o; assigns: %s',
    (who, answers, assigns) => {
      const actor = actors[who]
      expect([own, other, region].map((request) => canAnswer(actor, request))).toEqual(answers)
      expect([own, other, region].map((request) => canSeeContacts(actor, request))).toEqual(answers)
      expect(canAssign(actor)).toBe(assigns)
    },
  )

  test('nobody answers a question of their own', () => {
    expect(canAnswer(actors.administrator, { centreId: null, askerUserId: 'me' })).toBe(false)
  })

  test('spam and what belongs to no centre does not exist for coordinators', () => {
    expect(visibleTo(actors.coordinator)).toEqual({ centreId: { in: ['c1'] }, state: { not: 'spam' } })
    expect(visibleTo(actors.volunteer)).toEqual({ centreId: { in: [] }, state: { not: 'spam' } })
    expect(visibleTo(actors.editor)).toEqual({})
  })
})

test('a number is read out the same in both languages and found however it is typed', () => {
  const request = { year: 2026, number: 123, question: 'Қалай тіркелуге болады?' }
  expect(numberText(request)).toBe('К-2026-000123')
  const key = searchKeyOf(request)
  for (const typed of ['К-2026-000123', 'K-2026-000123', '123', 'калай', 'qalai'])
    for (const word of fold(typed).split(' ')) expect(key).toContain(word)
})

test('a question is overdue from the day after its last one, in the region', () => {
  const dueOn = new Date('2026-12-01T00:00:00Z')
  expect(isOverdue({ dueOn }, new Date('2026-12-01T18:59:00Z'))).toBe(false)
  expect(isOverdue({ dueOn }, new Date('2026-12-01T19:00:00Z'))).toBe(true)
  expect(isOverdue({ dueOn: null }, new Date())).toBe(false)
})

test('a form sent at once is known by its id; a link ends 180 days after closing', () => {
  const at = Date.UTC(2026, 10, 26)
  expect(isTooQuick(newId(at), new Date(at + 2999))).toBe(true)
  expect(isTooQuick(newId(at), new Date(at + 3000))).toBe(false)
  expect(linkEndsAt(new Date(at)).getTime() - at).toBe(180 * dayMs)
})

describe('public questions', () => {
  const texts = {
    ...{ questionKk: 'Қалай?', answerKk: 'Былай', questionRu: 'Как?', answerRu: 'Так' },
    ...{ questionEn: '', answerEn: '' },
  }
  test.each([
    ['both languages', {}, [true, true, false]],
    ['English too', { questionEn: 'How?', answerEn: 'So' }, [true, true, true]],
    ['no Russian answer', { answerRu: '' }, [false, false, false]],
    ['English alone', { questionKk: '', questionEn: 'How?', answerEn: 'So' }, [false, false, false]],
  ])('with %s can be published', (_, given, expected) => {
    const entry = { ...texts, ...given }
    expect((['kk', 'ru', 'en'] as const).map((locale) => canPublishIn(entry, locale))).toEqual(expected)
  })

  test('are found in any spelling, the very words first', () => {
    const entry = (question: string, answer: string) => ({
      ...{ question, answer },
      searchKey: faqSearchKeys({ ...texts, questionKk: question, answerKk: answer }).searchKeyKk,
    })
    const entries = [entry('Казак тілі', 'а'), entry('Қазақ тілі', 'ә'), entry('Басқа', 'б')]
    expect(searchFaq(entries, 'қазақ').map(({ question }) => question)).toEqual(['Қазақ тілі', 'Казак тілі'])
    expect(searchFaq(entries, 'qazaq тили')).toHaveLength(2)
    expect(searchFaq(entries, '  ')).toHaveLength(3)
  })
})

test('a list of whom to give it to holds office, centres and people', () => {
  const [a, b] = [newId(), newId()]
  const to = (value: string) => assignInput.parse({ requestId: a, version: 1, to: value, note: '' }).to
  expect(to('office')).toEqual({ centreId: null, assigneeId: null })
  expect(to(`centre:${a}`)).toEqual({ centreId: a, assigneeId: null })
  expect(to(`person:${b}:${a}`)).toEqual({ centreId: a, assigneeId: b })
  expect(to(`person:${b}`)).toEqual({ centreId: null, assigneeId: b })
  expect(() => to('centre:everything')).toThrow()
})
