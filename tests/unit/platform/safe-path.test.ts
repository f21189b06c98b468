import { expect, it } from 'vitest'
import { safePath } from '#lib/platform/safe-path.ts'

it.each([
  ...['https://evil.example', 'https:evil.example', '//evil.example', '/\\evil.example', '\\\\evil.example'],
  ...['javascript:alert(1)', '', 'kk/me', '/a\u0000b', '/ok\\x', ' /kk'],
  ...['/.//evil.example', '/kk/..//evil.example', '/%2e//evil.example'],
])('never leaves the site for %j', (path) => {
  expect(safePath(path, '/kk')).toBe('/kk')
})

it('keeps a path and its query', () => {
  expect(safePath('/kk/workspace?q=%D2%9B#x', '/kk')).toBe('/kk/workspace?q=%D2%9B')
})
