import { describe, expect, test } from 'vitest'
import { hasSecretNumber, personalTraces } from '#lib/consultations/rules/traces.ts'
import { checkDigit } from '#lib/volunteers/rules.ts'

const nobody = { name: '', email: null, phone: null }
const kinds = (text: string, name = '') => personalTraces(text, { ...nobody, name }).map(({ kind }) => kind)

/** A number with a right check digit that belongs to nobody: the serial part is zero. */
function inventedIin(): string {
  const eleven = '01010150000'
  for (let serial = 0; serial < 100; serial++) {
    const digits = `${eleven.slice(0, 9)}${String(serial).padStart(2, '0')}`
    const last = checkDigit(digits)
    if (last < 10) return `${digits}${last}`
  }
  throw new Error('no such number')
}

describe('what looks like personal data', () => {
  test.each([
    ['Пишите на aty@example.test, пожалуйста', ['email']],
    ['Звоните +7 701 000 00 01', ['phone']],
    ['8 (701) 000-00-01 телефоны', ['phone']],
    ['ЖСН 010101500007 деп жазылған', ['number']],
    ['карта 4000 0000 0000 0002', ['number']],
    ['18 сәуір 2026 жылы 12:30-да', []],
    ['Взнос 150 000 тенге, закон № 42-VI от 30.12.2016', []],
    // The number of somebody's question is not to be public either.
    ['Сұрақ нөмірі К-2026-000123', ['phone']],
  ])('%s', (text, expected) => expect(kinds(text)).toEqual(expected))

  test.each([
    ['Айгерімнің қызы келеді', 'Айгерім', ['name']],
    ['передайте Марине и Мариной', 'Марина', ['name', 'name']],
    ['Сапаровтың сөзі', 'Айгерім Сапаров', ['name']],
    ['айгерім емес, ай туралы', 'Айгерім', []],
    ['Али ғана', 'Али', ['name']],
    ['Басқа біреу', 'Айгерім', []],
  ])('%s, asked by %s', (text, name, expected) => expect(kinds(text, name)).toEqual(expected))

  test('the same thing is named once', () => {
    expect(personalTraces('a@b.kz, a@b.kz', nobody)).toHaveLength(1)
  })
})

describe('a number nobody has to send', () => {
  const today = '2026-11-26'
  test('an identification number and a bank card are noticed, however they are grouped', () => {
    const iin = inventedIin()
    expect(hasSecretNumber(`ЖСН: ${iin}`, today)).toBe(true)
    expect(hasSecretNumber(`${iin.slice(0, 6)} ${iin.slice(6)}`, today)).toBe(true)
    expect(hasSecretNumber('4000-0000-0000-0002', today)).toBe(true)
  })
  test.each(['+7 701 000 00 01', '000140000002', '4000 0000 0000 0003', '123456789012345', '2026-11-26'])(
    '%s is no such number',
    (text) => expect(hasSecretNumber(text, today)).toBe(false),
  )
})
