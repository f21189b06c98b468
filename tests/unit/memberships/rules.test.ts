import { describe, expect, test } from 'vitest'
import { canChoosePrimary, canDecide, canWithdraw } from '#lib/memberships/policy.ts'
import { mailboxOf, shownState, type TransferKind, type TransferState } from '#lib/memberships/rules.ts'
import { addMembershipInput, askTransferInput } from '#lib/memberships/schema.ts'
import type { Actor } from '#lib/accounts/actor.ts'
import { problemOfDates, shareDays } from '#lib/volunteers/rules/memberships.ts'

const actor: Actor = {
  ...{ userId: 'u', sessionId: '', name: '', email: '', locale: 'kk' },
  ...{ isAdministrator: false, isEditor: false, organisationIds: [], volunteerId: 'me' },
  centreIds: ['own'],
}

describe('days of an affiliation', () => {
  test.each([
    ['one begins as the other ends', ['2026-01-01', '2026-02-01'], ['2026-02-01', null], false],
    ['one open inside another', ['2026-01-01', null], ['2026-03-01', '2026-03-02'], true],
    ['an empty one', ['2026-01-01', null], ['2026-03-01', '2026-03-01'], false],
    ['apart', ['2026-01-01', '2026-01-05'], ['2026-02-01', null], false],
  ] as const)('%s', (_, first, second, isShared) => {
    const [one, other] = [
      { startedOn: first[0], endedOn: first[1] },
      { startedOn: second[0], endedOn: second[1] },
    ]
    expect([shareDays(one, other), shareDays(other, one)]).toEqual([isShared, isShared])
  })

  const row = { centreId: 'a', organisationId: null, isPrimary: true }
  const facts = { today: '2026-11-26', birthDate: '2010-05-04', others: [] }
  test.each([
    [{ startedOn: '2026-11-27', endedOn: null }, 'future'],
    [{ startedOn: '2026-11-26', endedOn: null }, null],
    [{ startedOn: '2026-11-01', endedOn: '2026-11-27' }, 'future'],
    [{ startedOn: '2010-05-03', endedOn: null }, 'beforeBirth'],
    [{ startedOn: '2026-11-05', endedOn: '2026-11-04' }, 'endBeforeStart'],
  ])('%o: %s', (dates, problem) => {
    const found = problemOfDates({ ...row, ...dates }, facts)
    expect(found?.code ?? null).toBe(problem === null ? null : `memberships.refusals.${problem}`)
  })

  test('the same body twice and two primary ones are refused only where days are shared', () => {
    const other = { ...row, id: 'x', startedOn: '2026-01-01', endedOn: '2026-06-01' }
    const ask = (given: Partial<typeof other>) =>
      problemOfDates(
        { ...row, startedOn: '2026-05-31', endedOn: null, ...given },
        { ...facts, others: [other] },
      )?.code
    expect(ask({})).toBe('memberships.refusals.overlap')
    expect(ask({ centreId: 'b' })).toBe('memberships.refusals.twoPrimary')
    expect(ask({ centreId: 'b', isPrimary: false })).toBeUndefined()
    expect(ask({ startedOn: '2026-06-01' })).toBeUndefined()
  })
})

describe('who decides', () => {
  const request = { fromCentreId: 'own', toCentreId: 'other', volunteerId: 'v' }
  test.each<[TransferKind, string | null, string, 'answers' | 'takes back' | 'reads']>([
    ['asked', 'own', 'other', 'answers'],
    ['asked', 'other', 'own', 'takes back'],
    ['asked', null, 'own', 'takes back'],
    ['offered', 'own', 'other', 'takes back'],
    ['offered', 'other', 'own', 'answers'],
    ['own', 'other', 'own', 'answers'],
    ['own', 'own', 'other', 'reads'],
  ])('%s from %s to %s: %s', (kind, from, to, may) => {
    const one = { ...request, kind, fromCentreId: from, toCentreId: to }
    expect(canDecide(actor, one)).toBe(may === 'answers')
    expect(canWithdraw(actor, one)).toBe(may === 'takes back')
    expect(canDecide(actor, { ...one, volunteerId: 'me' })).toBe(false)
    expect(canDecide(actor, { ...one, volunteerId: null })).toBe(false)
  })

  test('the primary affiliation is its keeper’s to give', () => {
    const rows = (centreId: string | null) => [
      { centreId, organisationId: centreId ? null : 'o', isPrimary: true, endedOn: null },
    ]
    const own = { centreId: 'own', organisationId: null }
    expect(canChoosePrimary(actor, rows('own'), { centreId: null, organisationId: 'o' })).toBe(true)
    expect(canChoosePrimary(actor, rows(null), own)).toBe(true)
    expect(canChoosePrimary(actor, [], own)).toBe(true)
    expect(canChoosePrimary(actor, rows('other'), own)).toBe(false)
    expect(canChoosePrimary(actor, rows('own'), { centreId: 'other', organisationId: null })).toBe(false)
  })
})

test.each<[TransferState, boolean, number, TransferState]>([
  ['pending', true, 1, 'pending'],
  ['pending', true, -1, 'expired'],
  ['overtaken', true, 1, 'pending'],
  ['overtaken', true, -1, 'expired'],
  ['overtaken', false, 1, 'overtaken'],
  ['refused', true, 1, 'refused'],
])('%s, asked by this side %s: %4$s', (state, isAsker, days, shown) => {
  const at = new Date('2026-11-26T10:00:00Z')
  const expiresAt = new Date(at.getTime() + days * 86_400_000)
  expect(shownState({ kind: 'asked', state, expiresAt }, isAsker, at)).toBe(shown)
})

test('a minor’s letter goes to a parent when there is no mailbox, an adult’s to nobody', () => {
  const guardians = [{ email: null }, { email: 'ana@example.test' }]
  const person = { locale: 'kk', email: null, guardians }
  expect(mailboxOf({ ...person, birthDate: new Date('2012-01-01') }, '2026-11-26')).toBe('ana@example.test')
  expect(mailboxOf({ ...person, birthDate: new Date('1980-01-01') }, '2026-11-26')).toBe('')
})

test('forms: a card number in its spellings, a body by its kind', () => {
  const id = '01234567-89ab-7cde-8f01-23456789abcd'
  const asked = (cardNumber: string) =>
    askTransferInput.safeParse({ toCentreId: id, cardNumber, birthDate: '1990-05-04' })
  expect(asked('№ 1 024').data?.cardNumber).toBe(1024)
  for (const wrong of ['', '0', 'abc', '1e3', '-5']) expect(asked(wrong).success, wrong).toBe(false)
  const added = (body: string) =>
    addMembershipInput.safeParse({ volunteerId: id, body, startedOn: '2026-01-01' })
  expect(added(`organisation:${id}`).data?.body).toEqual({ centreId: null, organisationId: id })
  for (const wrong of ['', id, `user:${id}`, 'centre:1']) expect(added(wrong).success, wrong).toBe(false)
})
