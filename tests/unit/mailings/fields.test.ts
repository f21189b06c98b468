import { describe, expect, test } from 'vitest'
import { fieldsFor, fill, problemOf } from '#lib/mailings/rules/fields.ts'

const allowed = fieldsFor({ audience: 'event', hasEvent: true })

describe('a field is filled', () => {
  test('wherever it stands, as often as it stands', () => {
    expect(fill('{givenName}, {event}: {givenName}!', { givenName: 'Әсел', event: 'Наурыз' })).toBe(
      'Әсел, Наурыз: Әсел!',
    )
  })

  test('once: what stands in a value is never read as a field', () => {
    const values = { name: '{event} {link}', event: 'Наурыз', link: 'http://127.0.0.1/' }
    expect(fill('{name}', values)).toBe('{event} {link}')
    expect(fill('{event}{name}', { ...values, event: '{name' })).toBe('{name{event} {link}')
  })

  test('with one line: nothing in a name ends a header or begins a paragraph', () => {
    const name = 'Әсел\r\nBcc: x@y.kz\u0000\u2028\n\nБіргеміз:\nhttp://evil.example'
    expect(fill('{name}', { name })).not.toMatch(/\p{Cc}|\u2028/u)
  })

  test('not with what an object brings along by itself', () => {
    expect(fill('{constructor} {toString} {__proto__}', {})).toBe('{constructor} {toString} {__proto__}')
  })

  test('whatever the values are, the words around stay', () => {
    const pieces = ['{', '}', '{name}', '$&', '$1', '\\', '\r\n', '\u202E', '😀', '{{name}}', 'жай']
    for (const a of pieces)
      for (const b of pieces) {
        const filled = fill('А{name}Б{event}В', { name: a, event: b })
        expect(filled.startsWith('А') && filled.endsWith('В') && filled.includes('Б')).toBe(true)
        expect(filled).not.toMatch(/[\r\n]/)
      }
  })
})

describe('a text that cannot be filled', () => {
  test.each([
    ['{nmae}', { problem: 'unknown', field: '{nmae}' }],
    ['{ name }', { problem: 'unknown', field: '{ name }' }],
    ['{}', { problem: 'unknown', field: '{}' }],
    ['{eventTime}', { problem: 'notHere', field: '{eventTime}' }],
    ['Сәлем, {name', { problem: 'brace', field: '{' }],
    ['name}', { problem: 'brace', field: '}' }],
    ['{{name}}', { problem: 'brace', field: '{' }],
  ])('is named: %s', (text, problem) => expect(problemOf(text, allowed)).toEqual(problem))

  test('is told from one that can', () => {
    expect(problemOf('{name} {givenName} {event} {shiftTime} {role} {place} {link}', allowed)).toBeNull()
    expect(problemOf('', allowed)).toBeNull()
  })
})

test('what may be filled depends on whom it goes to', () => {
  expect(fieldsFor({ audience: 'centre', hasEvent: false })).not.toContain('event')
  expect(fieldsFor({ audience: 'selection', hasEvent: true })).toContain('eventTime')
  expect(fieldsFor({ audience: 'shift', hasEvent: true })).not.toContain('eventTime')
})
