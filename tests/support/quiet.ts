import { afterEach, beforeEach, expect, vi } from 'vitest'

// Whatever a test complains about on the console is a failure, also when its assertions hold.
beforeEach(() => {
  vi.spyOn(console, 'error')
  vi.spyOn(console, 'warn')
})

afterEach(() => {
  const said = [...vi.mocked(console.error).mock.calls, ...vi.mocked(console.warn).mock.calls]
  vi.restoreAllMocks()
  expect(said, 'nothing is said on console.error or console.warn').toEqual([])
})
