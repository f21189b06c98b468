import { describe, expect, test } from 'vitest'
import { searchedFor, tellsOf } from '#lib/imports/rules/mention.ts'
import { fold } from '#lib/platform/text.ts'

const card = { surname: 'Ахметова', givenName: 'Жанна', phone: '+77010000001', email: 'zh@example.test' }

function isNamed(row: string, given: Partial<typeof card> = {}): boolean {
  const sought = searchedFor({ ...card, ...given })
  return sought !== null && tellsOf(fold(row), sought)
}

describe('a row of a sheet', () => {
  test('names somebody in any order and script, and nobody by half a name', () => {
    expect(isNamed('1 ЖАННА Ахметова 8701')).toBe(true)
    expect(isNamed('Akhmetova Zhanna')).toBe(true)
    expect(isNamed('Ахметова Дана +77010000001')).toBe(false)
    expect(isNamed('Ахметовна Жанна')).toBe(false)
  })

  test('with a given name alone says enough only beside a contact', () => {
    expect(isNamed('Жанна', { surname: '' })).toBe(false)
    expect(isNamed('Жанна 8 (701) 000-00-01', { surname: '' })).toBe(true)
    expect(isNamed('Жанна zh@example.test', { surname: '' })).toBe(true)
    expect(searchedFor({ surname: '', givenName: 'Жанна', phone: null, email: null })).toBeNull()
  })
})
