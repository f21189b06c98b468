import { describe, expect, test } from 'vitest'
import { readGroupList } from '#lib/participation/rules/group-list.ts'

const aizhan = { surname: 'Оспанова', givenName: 'Айжан', birthDate: '2009-03-05' }

describe('a pasted list of a group', () => {
  test.each([
    ['as it is asked for', 'Оспанова Айжан 05.03.2009'],
    ['with short numbers', 'Оспанова Айжан 5.3.2009'],
    ['numbered', '12. Оспанова Айжан 05.03.2009'],
    ['numbered with a bracket', ' 3) Оспанова Айжан 05.03.2009'],
    ['copied from a table', 'Оспанова\tАйжан\t05.03.2009'],
    ['with commas', 'Оспанова, Айжан, 05.03.2009'],
    ['with semicolons', 'Оспанова;Айжан;05.03.2009'],
    ['with slashes in the date', 'Оспанова Айжан 05/03/2009'],
    ['with the date as machines write it', 'Оспанова Айжан 2009-03-05'],
    ['in letters put together of two signs', 'Оспанова Аи\u0306жан 05.03.2009'],
  ])('is read %s', (_, line) => {
    expect(readGroupList(line)).toEqual({ members: [aizhan], problems: [] })
  })

  test('keeps the order, leaves empty lines out and joins names of several words', () => {
    const text = 'Ким Анна Мария 01.12.1990\r\n\r\n  \nАян 29.02.2012\n'
    expect(readGroupList(text)).toEqual({
      members: [
        { surname: 'Ким', givenName: 'Анна Мария', birthDate: '1990-12-01' },
        { surname: '', givenName: 'Аян', birthDate: '2012-02-29' },
      ],
      problems: [],
    })
  })

  test.each([
    ['Оспанова Айжан', 'noDate'],
    ['Оспанова Айжан 2009', 'noDate'],
    ['Оспанова Айжан 31.02.2009', 'badDate'],
    ['Оспанова Айжан 29.02.2011', 'badDate'],
    ['Оспанова Айжан 05.03.0009', 'badDate'],
    ['05.03.2009', 'noName'],
  ] as const)('says what is wrong with «%s»', (line, code) => {
    expect(readGroupList(`Ким Анна 01.12.1990\n${line}`)).toEqual({
      members: [{ surname: 'Ким', givenName: 'Анна', birthDate: '1990-12-01' }],
      problems: [{ line: 2, code }],
    })
  })
})
