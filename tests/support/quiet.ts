import { afterEach, beforeEach, expect, vi } from 'vitest'

// Whatever the code complains about on the console is a failure, also when the assertions hold.
const said: unknown[][] = []

beforeEach(() => {
  said.length = 0
  for (const method of ['error', 'warn'] as const)
    vi.spyOn(console, method).mockImplementation((...words) => void said.push(words))
})

afterEach(() => {
  vi.restoreAllMocks()
  expect(said, 'nothing is said on console.error or console.warn').toEqual([])
})
