import { expect, test } from 'vitest'
import { bandOf, checkInCodeIn, isInView, isMeant } from '#lib/attendance/rules/snapshot.ts'

const person = { surname: 'Қазыбекова', rest: 'Гүлнәр Ёлқызы', code: '0A1B2C3D4E', line: '0427' }

test.each([
  ['', true],
  ['қазы', true],
  ['kazy', true],
  ['гулнар каз', true],
  ['елк', true],
  ['0427', true],
  ['bgc:0a1b2c3d4e', true],
  ['0A1B2C3D4E', true],
  ['бекова', false],
  ['427', false],
  ['дәурен', false],
])('«%s» finds her: %s', (q, expected) => expect(isMeant(q, person)).toBe(expected))

test.each([
  ['BGC:0A1B2C3D4E', '0A1B2C3D4E'],
  [' bgc0a1b2c3d4e ', '0A1B2C3D4E'],
  ['BGC:0A1B2C3D4', null],
  ['BGC:0A1B2C3D4U', null],
  ['https:0A1B2C3D4E', null],
])('the code in «%s» is %s', (text, code) => expect(checkInCodeIn(text)).toBe(code))

test.each([
  [null, 'unknown'],
  [13, 'child'],
  [14, 'minor'],
  [17, 'minor'],
  [18, 'adult'],
])('%s years is %s', (age, band) => expect(bandOf(age)).toBe(band))

test('who is absent neither came nor is waited for', () => {
  expect(isInView('all', { mark: 'absent' })).toBe(true)
  expect(isInView('waiting', { mark: 'absent' })).toBe(false)
  expect(isInView('present', { mark: 'absent' })).toBe(false)
})
