import { expect, it } from 'vitest'
import { forgive, limit } from '#lib/platform/rate-limit.ts'
import { TooMany } from '#lib/platform/refusal.ts'

it('of forty tries at once exactly the allowed ten pass, and the rest are told when to come back', async () => {
  const settled = await Promise.allSettled(Array.from({ length: 40 }, () => limit('publicForm', 'one key')))
  expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(10)
  const refusals = settled.flatMap((each) => (each.status === 'rejected' ? [each.reason as TooMany] : []))
  expect(refusals.every((each) => each instanceof TooMany && each.retryAfterSeconds > 0)).toBe(true)
})

it('another key is not concerned, and success forgives', async () => {
  for (let tries = 0; tries < 10; tries++) await limit('publicForm', 'second key')
  await expect(limit('publicForm', 'third key')).resolves.toBeUndefined()
  await forgive('publicForm', 'second key')
  await expect(limit('publicForm', 'second key')).resolves.toBeUndefined()
})
