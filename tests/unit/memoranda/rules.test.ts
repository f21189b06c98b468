import { describe, expect, it } from 'vitest'
import { memorandumStatus, missingToPublish, obligationState } from '#lib/memoranda/rules.ts'
import { createMemorandumInput, saveMemorandumInput } from '#lib/memoranda/schema.ts'

const today = '2026-11-23'
const unknown = { isSigned: true, signedOn: null, validUntil: null, terminatedOn: null }

describe('the status of a memorandum on 23 November 2026', () => {
  it.each([
    ['an unsigned one is a project', { isSigned: false }, 'project'],
    ['an unsigned one with an end is a project', { isSigned: false, validUntil: '2025-01-01' }, 'project'],
    ['an agreed one is agreed until it is signed', { isSigned: false, isAgreed: true }, 'agreed'],
    ['one without dates is signed', {}, 'signed'],
    ['one signed for a later day is signed', { signedOn: '2026-12-01' }, 'signed'],
    ['one without an end is in force', { signedOn: '2020-01-01' }, 'inForce'],
    [
      '31 days before its end it is in force',
      { signedOn: '2024-01-01', validUntil: '2026-12-24' },
      'inForce',
    ],
    [
      '30 days before its end it is expiring',
      { signedOn: '2024-01-01', validUntil: '2026-12-23' },
      'expiring',
    ],
    ['on its last day it is expiring', { signedOn: '2024-01-01', validUntil: today }, 'expiring'],
    ['the day after it is expired', { signedOn: '2024-01-01', validUntil: '2026-11-22' }, 'expired'],
    ['an end without a beginning counts', { validUntil: '2030-01-01' }, 'inForce'],
    [
      'a terminated one is terminated',
      { signedOn: '2024-01-01', validUntil: '2030-01-01', terminatedOn: today },
      'terminated',
    ],
    [
      'a termination ahead changes nothing yet',
      { signedOn: '2024-01-01', terminatedOn: '2026-11-24' },
      'inForce',
    ],
    [
      'a terminated one stays terminated after its end',
      { validUntil: '2025-01-01', terminatedOn: '2024-01-01' },
      'terminated',
    ],
  ])('%s', (_, dates, status) => {
    expect(memorandumStatus({ ...unknown, ...dates }, today)).toBe(status)
  })
})

it('an obligation is late from the day after its due day', () => {
  expect(obligationState({ dueOn: today, doneOn: null }, today)).toBe('open')
  expect(obligationState({ dueOn: '2026-11-22', doneOn: null }, today)).toBe('late')
  expect(obligationState({ dueOn: '2026-11-22', doneOn: '2026-11-25' }, today)).toBe('done')
  expect(obligationState({ dueOn: null, doneOn: null }, today)).toBe('open')
})

it('publishing needs both titles and two parties', () => {
  const party = { nameKk: 'а', nameRu: 'а' }
  expect(missingToPublish({ titleKk: 'а', titleRu: 'а', parties: [party, party] })).toBe(null)
  expect(missingToPublish({ titleKk: '', titleRu: 'а', parties: [party, party] })).toBe('titleKk')
  expect(missingToPublish({ titleKk: 'а', titleRu: '', parties: [party, party] })).toBe('titleRu')
  expect(missingToPublish({ titleKk: 'а', titleRu: 'а', parties: [party] })).toBe('parties')
  expect(missingToPublish({ titleKk: 'а', titleRu: 'а', parties: [party, { ...party, nameRu: '' }] })).toBe(
    'parties',
  )
})

describe('the form', () => {
  const id = '0198c0de-0000-7000-8000-000000000001'
  const base = { subjectId: id, titleKk: 'а', titleRu: 'а' }
  const blank = { organisationId: '', nameKk: '', nameRu: '', nameEn: '' }

  it('leaves spare rows out and names half-filled ones', () => {
    const parsed = createMemorandumInput.parse({
      ...base,
      parties: [blank, { ...blank, nameKk: 'а', nameRu: 'б' }, blank],
    })
    expect(parsed.parties).toHaveLength(1)
    const problem = createMemorandumInput.safeParse({ ...base, parties: [blank, { ...blank, nameKk: 'а' }] })
    expect(problem.error?.issues.map(({ path }) => path.join('.'))).toEqual(['parties.1.nameRu'])
  })

  it('refuses the same organisation twice', () => {
    const chosen = { ...blank, organisationId: id }
    expect(createMemorandumInput.safeParse({ ...base, parties: [chosen, chosen] }).success).toBe(false)
    expect(saveMemorandumInput.safeParse({ ...base, id, version: '1' }).success).toBe(true)
  })

  it('refuses what it does not know', () => {
    expect(createMemorandumInput.safeParse({ ...base, state: 'published' }).success).toBe(false)
    expect(createMemorandumInput.safeParse({ ...base, parties: { not: '' } }).success).toBe(false)
    expect(createMemorandumInput.safeParse({ ...base, titleKk: '', titleRu: '' }).success).toBe(false)
  })
})
