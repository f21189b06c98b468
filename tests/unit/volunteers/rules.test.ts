import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import {
  ageOn,
  askedKinds,
  cardNumberOf,
  claimCodeText,
  checkDigit,
  fullName,
  iinProblem,
  isMinorOn,
  lackingKinds,
  lacksDataConsent,
  latestBirthDate,
  likeness,
  missingConsents,
  phoneText,
  readClaimCode,
  searchKeyOf,
  searchWords,
} from '#lib/volunteers/rules.ts'

vi.stubEnv('AUTH_SECRET', 'only-for-tests-only-for-tests')
const { checkInCodeOf, claimCodeOf } = await import('#lib/platform/signed-link.ts')

const day = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))

describe('age', () => {
  test.each([
    ['2008-11-23', '2026-11-22', 17],
    ['2008-11-23', '2026-11-23', 18],
    ['2008-02-29', '2026-02-28', 17],
    ['2008-02-29', '2026-03-01', 18],
    ['2008-02-29', '2028-02-29', 20],
    ['2012-12-31', '2026-12-31', 14],
    ['2012-12-31', '2026-12-30', 13],
  ])('of %s on %s is %i', (born, at, years) => {
    expect(ageOn(born, at)).toBe(years)
    expect(ageOn(new Date(born), at)).toBe(years)
  })

  test('the latest birth date of an age is exactly where the age is reached', () => {
    fc.assert(
      fc.property(day, day, fc.integer({ min: 0, max: 100 }), (born, at, years) => {
        fc.pre(born <= at)
        expect(born <= latestBirthDate(years, at)).toBe(ageOn(born, at) >= years)
      }),
    )
  })

  test('nobody grows younger from one day to the next', () => {
    fc.assert(
      fc.property(day, day, day, (born, one, other) => {
        const [earlier, later] = [one, other].sort() as [string, string]
        expect(ageOn(born, later)).toBeGreaterThanOrEqual(ageOn(born, earlier))
      }),
    )
  })

  test('an unknown birth date is no minor', () => {
    expect(isMinorOn(null, '2026-11-23')).toBe(false)
    expect(isMinorOn('2008-11-24', '2026-11-23')).toBe(true)
  })
})

describe('consents', () => {
  const at = '2026-11-23'
  const own = { kind: 'personalData', guardianId: null, withdrawnAt: null }
  const byGuardian = { ...own, guardianId: 'g' }
  const company = { kind: 'participation', guardianId: 'g', withdrawnAt: null }
  test.each([
    ['an adult without', '1990-01-01', [], ['own']],
    ['an adult with', '1990-01-01', [own], []],
    ['an adult whose guardian once consented', '2005-01-01', [byGuardian], []],
    ['an adult who withdrew', '1990-01-01', [{ ...own, withdrawnAt: new Date() }], ['own']],
    ['nobody knows the age', null, [own], []],
    ['a minor who consented alone', '2010-01-01', [own], ['guardian']],
    ['a minor with a guardian', '2010-01-01', [byGuardian], []],
    ['a child without anything', '2016-01-01', [], ['guardian', 'participation']],
    ['a child with one of two', '2016-01-01', [byGuardian], ['participation']],
    ['a child with both', '2016-01-01', [byGuardian, company], []],
    ['a minor from their 14th birthday', '2012-11-23', [byGuardian], []],
    ['an adult from their 18th birthday', '2008-11-23', [own], []],
  ])('%s', (_name, birthDate, consents, missing) => {
    expect(missingConsents(birthDate, consents, at)).toEqual(missing)
  })

  test('taking part without a consent is settled shift by shift', () => {
    expect(lacksDataConsent(['participation'])).toBe(false)
    expect(lacksDataConsent(['guardian', 'participation'])).toBe(true)
  })
})

describe('identification number', () => {
  const nobody = { birthDate: null, sex: 'unstated' } as const
  test.each(['500101100010', '991231200027', '500101100106'])('%s is right', (iin) => {
    expect(iinProblem(iin, nobody, '2026-11-23')).toBeNull()
  })

  test.each([
    ['500101100011', 'sum'],
    ['000229100072', 'date'],
    ['501301100010', 'date'],
    ['991231500016', 'date'],
    ['50010110001', 'shape'],
    ['5001011000100', 'shape'],
    ['50010110001a', 'shape'],
  ])('%s fails by its %s', (iin, problem) => {
    expect(iinProblem(iin, nobody, '2026-11-23')).toBe(problem)
  })

  test('both passes of the check digit are used', () => {
    expect(checkDigit('50010110001')).toBe(0)
    expect(checkDigit('50010110010')).toBe(6)
    expect(checkDigit('50010110012')).toBe(10)
    for (let digit = 0; digit < 10; digit++) {
      expect(iinProblem(`50010110012${digit}`, nobody, '2026-11-23')).toBe('sum')
    }
  })

  test('agrees with the birth date and sex typed elsewhere', () => {
    const iin = '500101100010'
    expect(iinProblem(iin, { birthDate: '1850-01-01', sex: 'male' }, '2026-11-23')).toBeNull()
    expect(iinProblem(iin, { birthDate: '1850-01-02', sex: 'male' }, '2026-11-23')).toBe('birthDate')
    expect(iinProblem(iin, { birthDate: '1850-01-01', sex: 'female' }, '2026-11-23')).toBe('sex')
  })

  test('of ten last digits exactly one is right, or none', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{2}01151\d{4}$/), (start) => {
        const right = [...'0123456789'].filter(
          (last) => iinProblem(`${start}${last}`, nobody, '2026-11-23') !== 'sum',
        )
        const last = checkDigit(start)
        expect(right).toEqual(last === 10 ? [] : [String(last)])
      }),
    )
  })
})

describe('names', () => {
  test('what is missing leaves no gap', () => {
    expect(fullName({ surname: '', givenName: 'Темірлан', patronymic: 'Серікұлы' })).toBe('Темірлан Серікұлы')
  })

  test('a name is found in any order, alphabet and case', () => {
    const key = searchKeyOf({ surname: 'Қасымова', givenName: 'Әлия', patronymic: 'Ёркенқызы' })
    for (const typed of ['әлия қасымова', 'Касымова Алия', 'qasymova', 'ЕРКЕН']) {
      expect(searchWords(typed).every((word) => key.includes(word))).toBe(true)
    }
  })

  test('every part of a name, in any case, is found by its search key', () => {
    const part = fc.string({
      unit: fc.constantFrom(...'абвгдежзийклмнопрстуфхцчшщъыьэюяәғқңөұүһіё'),
      minLength: 1,
      maxLength: 12,
    })
    fc.assert(
      fc.property(part, part, part, fc.boolean(), (surname, givenName, patronymic, isLoud) => {
        const key = searchKeyOf({ surname, givenName, patronymic })
        const typed = [givenName, surname].map((word) => (isLoud ? word.toUpperCase() : word)).join(' ')
        expect(searchWords(typed).every((word) => key.includes(word))).toBe(true)
      }),
    )
  })

  test.each([
    ['№ 1024', 1024],
    ['1 024', 1024],
    ['#7', 7],
    ['Асан', null],
    ['1024a', null],
    ['', null],
    ['12345678901', null],
  ])('card number of «%s»', (typed, number) => {
    expect(cardNumberOf(typed)).toBe(number)
  })

  test('a phone is shown in groups', () => {
    expect(phoneText('+77000000000')).toBe('+7 700 000 00 00')
    expect(phoneText('+998900000000')).toBe('+998900000000')
  })
})

describe('likeness of two cards', () => {
  const one = {
    surname: 'Ахметова',
    givenName: 'Дана',
    patronymic: '',
    birthDate: '2001-05-05',
    phone: null,
    email: null,
  }
  test.each([
    ['the same name in another alphabet and birth date', { ...one, surname: 'Akhmetova' }, 'likely'],
    ['the same name and another birth date', { ...one, birthDate: '1975-05-05' }, 'none'],
    ['the same name, birth date unknown', { ...one, birthDate: null }, 'possible'],
    [
      'a shared phone alone',
      { ...one, givenName: 'Ержан', birthDate: '1975-05-05', phone: '+77000000000' },
      'none',
    ],
    [
      'a shared mailbox alone',
      { ...one, givenName: 'Ержан', surname: 'Омаров', email: 'club@demo.invalid' },
      'none',
    ],
    ['a new surname with the old phone', { ...one, surname: 'Омарова', phone: '+77000000000' }, 'likely'],
    ['a tagged mailbox', { ...one, surname: 'Омарова', email: 'club+dana@demo.invalid' }, 'likely'],
    [
      'one identification number',
      { ...one, givenName: 'Зере', surname: 'Ким', birthDate: null, iinHash: 'h' },
      'same',
    ],
    ['two identification numbers', { ...one, iinHash: 'other' }, 'none'],
  ])('%s', (_name, other, expected) => {
    const base = { ...one, phone: '+77000000000', email: 'club@demo.invalid', iinHash: 'h' }
    expect(likeness(base, other)).toBe(expected)
  })
})

describe('what a guardian is asked for', () => {
  test.each([
    ['2012-11-26', '2026-11-25', ['personalData', 'participation']],
    ['2012-11-26', '2026-11-26', ['personalData']],
    ['2012-02-29', '2026-02-28', ['personalData', 'participation']],
    ['2012-02-29', '2026-03-01', ['personalData']],
    [null, '2026-11-26', ['personalData']],
  ])('born %s, for a shift on %s: %j', (born, at, kinds) => {
    expect(askedKinds(born, at)).toEqual(kinds)
  })

  test('is only what no guardian has consented to and not withdrawn', () => {
    const kinds = askedKinds('2016-01-01', '2026-11-26')
    const given = (kind: string, guardianId: string | null, withdrawnAt: Date | null = null) => ({
      ...{ kind, guardianId, withdrawnAt },
    })
    expect(lackingKinds(kinds, [given('personalData', 'x')])).toEqual(['participation'])
    expect(lackingKinds(kinds, [given('personalData', null)])).toEqual(kinds)
    expect(lackingKinds(kinds, [given('participation', 'x', new Date())])).toEqual(kinds)
  })
})

describe('a claim code', () => {
  test.each(['7k4m2-q0d1b', ' 7K4M2 Q0D1B ', '7К4М2QОDІВ', '7K4M2–QOdLB'])('is read from «%s»', (typed) => {
    expect(readClaimCode(typed)).toBe('7K4M2Q0D1B')
  })

  test.each(['', '7K4M2-Q0D1', '7K4M2-Q0D1BB', '7K4M2-Q0D1U', "' OR 1=1 --"])('is not «%s»', (typed) => {
    expect(readClaimCode(typed)).toBeNull()
  })

  test('is printed in two groups that are read back', () => {
    fc.assert(
      fc.property(fc.uuid(), (slipId) => {
        const code = claimCodeOf(slipId)
        expect(claimCodeText(code)).toMatch(/^.{5}-.{5}$/)
        expect(readClaimCode(claimCodeText(code).toLowerCase())).toBe(code)
        expect(code).not.toBe(checkInCodeOf(slipId))
      }),
    )
  })
})
