import { describe, expect, it } from 'vitest'
import { hashPassword, verifyPassword } from '#lib/accounts/password.ts'
import { weaknessOf } from '#lib/accounts/rules.ts'
import { TooMany } from '#lib/platform/refusal.ts'

describe('a password hash', () => {
  it('knows its password, in any Unicode form and at any length', async () => {
    const password = 'жеті қат көк, жеті қат жер '.repeat(4)
    const hash = await hashPassword(password)
    expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    expect(await verifyPassword(password.normalize('NFD'), hash)).toBe(true)
    expect(await verifyPassword(`${password}!`, hash)).toBe(false)
  })

  it('never fits when there is none', async () => {
    expect(await verifyPassword('', null)).toBe(false)
    expect(await verifyPassword('x', 'not a hash')).toBe(false)
  })

  it('is bounded work: past two at a time and twenty waiting, the rest are asked to come back', async () => {
    const settled = await Promise.allSettled(
      Array.from({ length: 40 }, () => hashPassword('a phrase of four words')),
    )
    const refused = settled.filter((each) => each.status === 'rejected')
    expect(refused).toHaveLength(40 - 22)
    expect(refused.every((each) => each.reason instanceof TooMany)).toBe(true)
  })
})

it.each(['password12', '1234567890', 'aaaaaaaaaaaa', 'йцукенгшщз1', 'qwerty2026!', 'Біргеміз2026'])(
  '%j is too easy',
  (password) => {
    expect(weaknessOf(password)).not.toBeNull()
  },
)

it('a phrase is welcome, one’s own address is not', () => {
  expect(weaknessOf('үлкен сары алма бақта', 'a@demo.invalid')).toBeNull()
  expect(weaknessOf('aigerim-forever-22', 'aigerim@demo.invalid')).toBe(
    'accounts.refusals.passwordHasAddress',
  )
})
