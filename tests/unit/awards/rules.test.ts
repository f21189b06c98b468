import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Actor } from '#lib/accounts/actor.ts'
import { canPrepareAwards, canRevokeAwards, isOwnAward } from '#lib/awards/policy.ts'
import {
  awardNumberText,
  checkCodeText,
  compareCeremonies,
  latestAdultBirthday,
  newCheckCode,
  publicName,
  readCheckCode,
} from '#lib/awards/rules.ts'
import { prepareBatchInput } from '#lib/awards/schema.ts'

const today = '2026-11-23'
const printed = { recipientKk: 'Әсел Қанат', recipientRu: 'Асель Канат', recipientEn: 'Asel Kanat' }

function awardOf(birthDate: string | null, consents: { guardianId: string | null }[] = []) {
  const volunteer = {
    givenName: 'Әсел',
    surname: 'Қанат',
    birthDate: birthDate ? new Date(birthDate) : null,
    consents,
  }
  return { ...printed, volunteer }
}

describe('the name in the public register', () => {
  it.each([
    ['an adult is named in full', awardOf('1990-01-01'), 'Асель Канат'],
    ['somebody who turns 18 today is named in full', awardOf('2008-11-23'), 'Асель Канат'],
    ['somebody who turns 18 tomorrow stands with an initial', awardOf('2008-11-24'), 'Әсел Қ.'],
    ['an unknown age counts as a minor', awardOf(null), 'Әсел Қ.'],
    ['an unknown age with a consent is named in full', awardOf(null, [{ guardianId: null }]), 'Асель Канат'],
    ['a guardian can consent for a minor', awardOf('2012-05-05', [{ guardianId: 'g' }]), 'Асель Канат'],
    ['a minor cannot consent alone', awardOf('2012-05-05', [{ guardianId: null }]), 'Әсел Қ.'],
    ['who is not a volunteer is named as printed', { ...printed, volunteer: null }, 'Асель Канат'],
  ])('%s', (_, award, name) => {
    expect(publicName(award, 'ru', today)).toBe(name)
  })

  it('a minor without a surname stands with the first name', () => {
    const award = awardOf('2012-05-05')
    expect(publicName({ ...award, volunteer: { ...award.volunteer, surname: '' } }, 'kk', today)).toBe('Әсел')
  })

  it('those born on 29 February are of age on 1 March', () => {
    expect('2008-02-29' <= latestAdultBirthday('2026-02-28')).toBe(false)
    expect('2008-02-29' <= latestAdultBirthday('2026-03-01')).toBe(true)
    expect(latestAdultBirthday('2028-02-29')).toBe('2010-02-28')
  })
})

describe('numbers and check codes', () => {
  it('prints a number like АХ-2026/0001', () => {
    expect(awardNumberText('АХ', 2026, 1)).toBe('АХ-2026/0001')
    expect(awardNumberText('АХ', 2026, 12345)).toBe('АХ-2026/12345')
  })

  it('reads back every code it prints, however it is typed', () => {
    for (let index = 0; index < 200; index++) {
      const code = newCheckCode()
      expect(code).toMatch(/^[2-9A-HJKMNP-TV-Z]{10}$/)
      expect(readCheckCode(` ${checkCodeText(code).toLowerCase()} `)).toBe(code)
    }
    expect(readCheckCode('асекм-нртху')).toBe('ACEKMHPTXY')
  })

  it('never throws on anything typed and never lets odd characters through', () => {
    fc.assert(
      fc.property(fc.string(), (typed) => /^[0-9A-Z]{8,16}$/.test(readCheckCode(typed) ?? 'AAAAAAAA')),
    )
  })
})

it('ceremonies stand by year, then by day, the undated last', () => {
  const at = (key: string, year: number, latestDay: string | null) => ({
    key,
    year,
    latestDay,
    kindId: '',
    eventId: null,
    kindPosition: 1,
    count: 1,
  })
  const sorted = [
    at('a', 2020, null),
    at('b', 2026, '2026-03-01'),
    at('c', 2026, null),
    at('d', 2026, '2026-09-01'),
  ].sort(compareCeremonies)
  expect(sorted.map(({ key }) => key)).toEqual(['d', 'b', 'c', 'a'])
})

const actor: Actor = {
  ...{
    userId: 'u',
    sessionId: '',
    name: '',
    email: '',
    locale: 'kk',
    isAdministrator: false,
    isEditor: false,
  },
  ...{ centreIds: [], organisationIds: [], volunteerId: null },
}

it.each([
  ['administrator', { isAdministrator: true }, true, true],
  ['editor', { isEditor: true }, true, false],
  ['coordinator', { centreIds: ['c'] }, false, false],
  ['representative', { organisationIds: ['o'] }, false, false],
  ['volunteer', { volunteerId: 'v' }, false, false],
])('%s: who prepares, who revokes', (_, rights, prepares, revokes) => {
  expect(canPrepareAwards({ ...actor, ...rights })).toBe(prepares)
  expect(canRevokeAwards({ ...actor, ...rights })).toBe(revokes)
})

it('nobody awards to themselves or to the organisation they speak for', () => {
  const self = { ...actor, volunteerId: 'v', organisationIds: ['o'] }
  expect(isOwnAward(self, { volunteerId: 'v', organisationId: null })).toBe(true)
  expect(isOwnAward(self, { volunteerId: null, organisationId: 'o' })).toBe(true)
  expect(isOwnAward(self, { volunteerId: 'w', organisationId: null })).toBe(false)
  expect(isOwnAward(actor, { volunteerId: null, organisationId: 'o' })).toBe(false)
})

it('a batch takes each recipient once and nothing but known shapes', () => {
  const id = '0198c0de-0000-7000-8000-000000000001'
  const words = { issuerKk: 'а', issuerRu: 'а', reasonKk: 'а', reasonRu: 'а' }
  const batch = { eventId: id, kindId: id, issuedOn: '2026-11-01', ...words }
  const parsed = prepareBatchInput.parse({ ...batch, recipients: [`volunteer:${id}`, `volunteer:${id}`] })
  expect(parsed.recipients).toEqual([{ type: 'volunteer', id }])
  expect(prepareBatchInput.safeParse({ ...batch, recipients: [] }).success).toBe(false)
  expect(prepareBatchInput.safeParse({ ...batch, recipients: { not: '' } }).success).toBe(false)
  expect(prepareBatchInput.safeParse({ ...batch, recipients: [`user:${id}`] }).success).toBe(false)
  expect(
    prepareBatchInput.safeParse({ ...batch, recipients: [`volunteer:${id}`], state: 'issued' }).success,
  ).toBe(false)
})
