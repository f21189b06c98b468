import { expect, test } from 'vitest'
import { compareWords, versionsRead, versionText, wordsIn } from '#lib/volunteers/rules/consent-words.ts'

const row = { titleKk: 'К', bodyKk: 'к', titleRu: 'Р', bodyRu: 'р', titleEn: '', bodyEn: '' }

test('English readers get the Russian words until there are English ones', () => {
  expect(wordsIn(row, 'en')).toEqual({ locale: 'ru', title: 'Р', body: 'р' })
  expect(wordsIn({ ...row, titleEn: 'E', bodyEn: 'e' }, 'en')).toEqual({
    locale: 'en',
    title: 'E',
    body: 'e',
  })
  expect(wordsIn(row, 'kk')).toEqual({ locale: 'kk', title: 'К', body: 'к' })
})

test('versions read are one short line', () => {
  expect(versionsRead([1, 2].map((number) => ({ version: versionText(number) })))).toBe('v1 v2')
})

test.each([
  ['a b c', 'a b c', [['same', 'a b c']]],
  [
    'a b c',
    'a x c',
    [
      ['same', 'a '],
      ['removed', 'b '],
      ['added', 'x '],
      ['same', 'c'],
    ],
  ],
  ['', 'a', [['added', 'a']]],
  ['a', '', [['removed', 'a']]],
])('%j becomes %j word by word', (before, after, changes) => {
  expect(compareWords(before, after).map(({ kind, text }) => [kind, text])).toEqual(changes)
})

test('nothing is lost: what stays and what is new make the new text, what stays and what goes the old one', () => {
  const [before, after] = ['Бір екі\n\nүш төрт бес', 'Бір  екі\n\nалты төрт бес жеті']
  const changes = compareWords(before, after)
  const without = (kind: string) =>
    changes
      .filter((change) => change.kind !== kind)
      .map(({ text }) => text)
      .join('')
  expect([without('added'), without('removed')]).toEqual([before, after])
})
