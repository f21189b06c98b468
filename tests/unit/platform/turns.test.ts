import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { TooMany } from '#lib/platform/refusal.ts'
import { createTurns } from '#lib/platform/turns.ts'

test('no more run at once than allowed, and they begin in the order they came', async () => {
  const inTurn = createTurns(3, 100)
  const begun: number[] = []
  let running = 0
  let most = 0

  const works = Array.from({ length: 20 }, (_, index) =>
    inTurn(async () => {
      begun.push(index)
      most = Math.max(most, ++running)
      await sleep(1)
      running--
      return index
    }),
  )

  expect(await Promise.all(works)).toEqual(begun)
  expect(begun).toEqual(Array.from({ length: 20 }, (_, index) => index))
  expect(most).toBe(3)
})

test('work that fails frees its turn', async () => {
  const inTurn = createTurns(1, 10)
  const failing = inTurn(async () => {
    throw new Error('no')
  })
  await expect(failing).rejects.toThrow('no')
  await expect(inTurn(async () => 'yes')).resolves.toBe('yes')
})

test('a line that is too long turns people away instead of growing', async () => {
  const inTurn = createTurns(1, 1)
  const first = inTurn(() => sleep(5))
  const second = inTurn(() => sleep(5))
  await expect(inTurn(() => sleep(5))).rejects.toBeInstanceOf(TooMany)
  await Promise.all([first, second])
})
