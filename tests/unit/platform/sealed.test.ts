import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'

vi.stubEnv('DATA_KEY', Buffer.alloc(32, 1).toString('base64'))
vi.stubEnv('INDEX_KEY', Buffer.alloc(32, 2).toString('base64'))
vi.resetModules()
const { blindIndex, canSeal, seal, unseal } = await import('#lib/platform/sealed.ts')

describe('sealed text', () => {
  test('opens to what was sealed, in its own place only', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 50 }), fc.string(), (text, place) => {
        const sealed = seal(text, place)
        expect(unseal(sealed, place)).toBe(text)
        expect(() => unseal(sealed, `${place}x`)).toThrow()
      }),
    )
  })

  test('is different each time and shows nothing', () => {
    expect(seal('500101100010', 'p')).not.toBe(seal('500101100010', 'p'))
    expect(Buffer.from(seal('500101100010', 'p').slice(3), 'base64url').includes('500101100010')).toBe(false)
  })

  test('does not open when a byte was changed', () => {
    const sealed = seal('500101100010', 'p')
    const bytes = Buffer.from(sealed.slice(3), 'base64url')
    for (let index = 0; index < bytes.length; index++) {
      const changed = Buffer.from(bytes)
      changed.writeUInt8(changed.readUInt8(index) ^ 1, index)
      expect(() => unseal(`v1.${changed.toString('base64url')}`, 'p')).toThrow()
    }
    expect(() => unseal('', 'p')).toThrow()
    expect(() => unseal(sealed.replace('v1', 'v2'), 'p')).toThrow()
  })
})

test('a blind index is equal for equal values of one purpose', () => {
  expect(canSeal()).toBe(true)
  expect(blindIndex('500101100010', 'iin')).toBe(blindIndex('500101100010', 'iin'))
  expect(blindIndex('500101100010', 'iin')).not.toBe(blindIndex('500101100010', 'other'))
  expect(blindIndex('500101100010', 'iin')).not.toBe(blindIndex('500101100106', 'iin'))
})

test('without keys nothing is sealed', async () => {
  vi.stubEnv('DATA_KEY', '')
  vi.resetModules()
  const bare = await import('#lib/platform/sealed.ts')
  expect(bare.canSeal()).toBe(false)
  expect(() => bare.seal('500101100010', 'p')).toThrow('DATA_KEY')
})
