import { describe, expect, test } from 'vitest'
import type { Actor } from '#lib/accounts/actor.ts'
import { mayWriteNews, visibleTo } from '#lib/news/policy.ts'
import { newsTags, placeholderSlug, shortcomingsOf, titleParts } from '#lib/news/rules.ts'
import { readNewsFilters, saveNewsInput, writeCursor } from '#lib/news/schema.ts'

const body = { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Мәтін' }] }] }
const whole = { title: 'Слёт', lead: 'Открылся', slug: 'slyot', body, coverAlt: '' }

describe('what a language lacks', () => {
  test('a complete one lacks nothing; a cover asks for its description', () => {
    expect(shortcomingsOf(whole, false)).toEqual([])
    expect(shortcomingsOf(whole, true)).toEqual(['coverAlt'])
  })

  test('an empty one lacks all the rest', () => {
    const empty = {
      title: '',
      lead: '',
      slug: placeholderSlug('01900000-0000-7000-8000-000000000001'),
      body: null,
      coverAlt: '',
    }
    expect(shortcomingsOf(empty, false)).toEqual(['title', 'slug', 'lead', 'body'])
  })
})

describe('titles and addresses', () => {
  test('emoji in front are told apart from the words', () => {
    expect(titleParts('🇰🇿 Слёт')).toEqual({ sign: '🇰🇿', words: 'Слёт' })
    expect(titleParts('👨‍👩‍👧 Отбасы')).toEqual({ sign: '👨‍👩‍👧', words: 'Отбасы' })
    expect(titleParts('2301 адам')).toEqual({ sign: '', words: '2301 адам' })
    expect(titleParts('🎉')).toEqual({ sign: '', words: '🎉' })
  })

  test('a change touches the lists and each old and new address once', () => {
    const tags = newsTags([
      { locale: 'kk', slug: 'a' },
      { locale: 'kk', slug: 'b' },
      { locale: 'kk', slug: 'a' },
    ])
    expect(tags).toEqual(['news', 'files', 'news:kk:a', 'news:kk:b'])
  })
})

describe('what the address may say', () => {
  const id = '01900000-0000-7000-8000-000000000001'

  test('a cursor survives the address and nonsense counts as none', () => {
    const at = new Date('2026-11-01T00:00:00Z')
    expect(readNewsFilters({ kind: 'story', after: writeCursor(at, id) })).toEqual({
      ...{ kind: 'story', tag: null, month: null },
      cursor: { at, id, isBackward: false },
    })
    for (const after of ['x', '1_2', `1_${id}'`, ['1', '2']]) {
      expect(readNewsFilters({ kind: 'rumour', after })).toEqual({
        ...{ kind: null, tag: null, month: null, cursor: null },
      })
    }
  })

  test('a form with an unknown field, a list for a word or an object for a slug is refused', () => {
    const texts = { kk: {}, ru: {}, en: {} }
    const form = { id, version: '1', kind: 'news', translations: texts }
    expect(saveNewsInput.safeParse(form).success).toBe(true)
    expect(saveNewsInput.safeParse({ ...form, state: 'published' }).success).toBe(false)
    expect(saveNewsInput.safeParse({ ...form, authorName: ['a', 'b'] }).success).toBe(false)
    expect(
      saveNewsInput.safeParse({ ...form, translations: { ...texts, kk: { slug: { not: '' } } } }).success,
    ).toBe(false)
    expect(
      saveNewsInput.safeParse({ ...form, translations: { ...texts, kk: { slug: 'А Б' } } }).success,
    ).toBe(false)
    expect(saveNewsInput.safeParse({ ...form, sourceUrl: 'javascript:alert(1)' }).success).toBe(false)
  })
})

describe('who writes news', () => {
  const nobody: Actor = {
    ...{ userId: 'u', sessionId: 's', name: '', email: '', locale: 'kk', volunteerId: null },
    ...{ isAdministrator: false, isEditor: false, centreIds: [], organisationIds: [] },
  }
  test.each([
    ['an editor', { isEditor: true }, true],
    ['an administrator', { isAdministrator: true }, true],
    ['a coordinator', { centreIds: ['c'] }, false],
    ['a representative', { organisationIds: ['o'] }, false],
    ['a volunteer', { volunteerId: 'v' }, false],
  ])('%s: %j → %s', (_, rights, expected) => {
    const actor = { ...nobody, ...rights }
    expect(mayWriteNews(actor)).toBe(expected)
    expect(JSON.stringify(visibleTo(actor)) === '{}').toBe(expected)
  })
})
