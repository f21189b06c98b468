import { describe, expect, test } from 'vitest'
import { displayName, isBlocked, isEditable, splitName, threadsOf } from '#lib/comments/rules.ts'
import { closingInput, decideInput, writeCommentInput } from '#lib/comments/schema.ts'

const id = '01900000-0000-7000-8000-000000000001'
const at = new Date('2026-11-26T12:00:00Z')

describe('the name under a comment', () => {
  const names = { givenName: 'Айгүл', surname: 'Серікова' }

  test.each([
    { style: 'initial', isAdult: true, name: 'Айгүл С.' },
    { style: 'full', isAdult: true, name: 'Айгүл Серікова' },
    { style: 'full', isAdult: false, name: 'Айгүл С.' },
    { style: 'initial', isAdult: false, name: 'Айгүл С.' },
  ] as const)('$style, of age: $isAdult', ({ style, isAdult, name }) =>
    expect(displayName(style, { ...names, isAdult })).toBe(name),
  )

  test('without a surname it is the given name, and a letter is never cut in two', () => {
    expect(displayName('full', { ...splitName('Айгүл'), isAdult: true })).toBe('Айгүл')
    expect(displayName('initial', { givenName: 'А', surname: '𝔅ек', isAdult: true })).toBe('А 𝔅.')
  })
})

test('a block holds until its end, or for good', () => {
  const block = { trustedAt: null, blockedAt: new Date('2026-11-01T00:00:00Z') }
  expect(isBlocked(null, at)).toBe(false)
  expect(isBlocked({ ...block, blockedAt: null, blockedUntil: null }, at)).toBe(false)
  expect(isBlocked({ ...block, blockedUntil: null }, at)).toBe(true)
  expect(isBlocked({ ...block, blockedUntil: new Date('2026-11-26T12:00:01Z') }, at)).toBe(true)
  expect(isBlocked({ ...block, blockedUntil: at }, at)).toBe(false)
})

test('words may be changed for fifteen minutes, and not once they are hidden', () => {
  const sent = (minutes: number) => new Date(at.getTime() - minutes * 60_000)
  expect(isEditable({ createdAt: sent(15), state: 'shown' }, at)).toBe(true)
  expect(isEditable({ createdAt: sent(16), state: 'shown' }, at)).toBe(false)
  expect(isEditable({ createdAt: sent(1), state: 'hidden' }, at)).toBe(false)
})

test('a comment that is not shown keeps its place only while others answered it', () => {
  const row = (own: string, parentId: string | null, isShown = true) => ({ id: own, parentId, isShown })
  const rows = [
    row('a', null, false),
    row('b', null),
    row('c', null, false),
    row('d', 'a'),
    row('e', 'b', false),
  ]
  const threads = threadsOf(rows).map(({ comment, answers }) => [comment.id, answers.map((each) => each.id)])
  expect(threads).toEqual([
    ['a', ['d']],
    ['b', []],
  ])
})

describe('what a form may say', () => {
  test('a text is NFC, has no control or direction characters, and an end', () => {
    const form = { id, newsId: id, parentId: '', locale: 'kk' }
    const body = (text: string) => writeCommentInput.safeParse({ ...form, body: text })
    expect(body('  и\u0306\u202Eзло\u0000\n\nекі ').data?.body).toBe('йзло\n\nекі')
    expect(body('а'.repeat(2000)).success).toBe(true)
    expect([body('а'.repeat(2001)), body('\u200B \u202E'), body('')].map(({ success }) => success)).toEqual([
      false,
      false,
      false,
    ])
    expect(writeCommentInput.safeParse({ ...form, body: 'а', state: 'shown' }).success).toBe(false)
  })

  test('nobody hides without a reason, and nothing chosen is nothing', () => {
    const items = [`${id}:3`]
    expect(decideInput.parse({ items, intent: 'show' })).toMatchObject({ items: [{ id, version: 3 }] })
    expect(decideInput.safeParse({ items, intent: 'hide', reason: ' ' }).success).toBe(false)
    expect(decideInput.safeParse({ intent: 'show' }).success).toBe(false)
    expect(decideInput.safeParse({ items: [`${id}:0`], intent: 'show' }).success).toBe(false)
  })

  test('an item nobody chose does not close the whole site', () => {
    expect(closingInput.safeParse({ newsId: '' }).success).toBe(false)
    expect(closingInput.safeParse({ newsId: id, everywhere: 'on' }).success).toBe(false)
    expect(closingInput.parse({ newsId: id })).toEqual({ newsId: id })
    expect(closingInput.parse({ everywhere: 'on' })).toEqual({ newsId: null })
  })
})
