import { describe, expect, test } from 'vitest'
import { imageTypeOf, isPdf, pictureAddress, pictureOf, variantWidths } from '#lib/files/rules.ts'
import { isStoredName, newStorageKey, openStored } from '#lib/platform/file-store.ts'

const bytes = (...values: (number | string)[]) =>
  Buffer.concat(
    values.map((value) => (typeof value === 'string' ? Buffer.from(value, 'latin1') : Buffer.from([value]))),
  )

describe('what a file is', () => {
  test.each([
    ['a JPEG', bytes(0xff, 0xd8, 0xff, 'rest'), 'image/jpeg'],
    ['a PNG', bytes(0x89, 'PNG\r\n\x1a\n'), 'image/png'],
    ['a WebP', bytes('RIFF\0\0\0\0WEBPVP8 '), 'image/webp'],
    ['a sound in the same container', bytes('RIFF\0\0\0\0WAVEfmt '), null],
    ['a GIF', bytes('GIF89a'), null],
    ['an SVG', bytes('<svg xmlns="http://www.w3.org/2000/svg">'), null],
    ['a page', bytes('<!doctype html>'), null],
    ['nothing', bytes(), null],
  ])('%s is known by its first bytes', (_, file, expected) => {
    expect(imageTypeOf(file)).toBe(expected)
  })

  test('a PDF begins with its own sign and nothing in front of it', () => {
    expect(isPdf(bytes('%PDF-1.7'))).toBe(true)
    expect(isPdf(bytes('<html>%PDF-1.7'))).toBe(false)
  })
})

describe('sizes', () => {
  test.each([
    [3000, [480, 960, 1600]],
    [1600, [480, 960, 1600]],
    [700, [480, 700]],
    [300, [300]],
  ])('a picture %d wide is made in %j and never enlarged', (width, expected) => {
    expect(variantWidths(width)).toEqual(expected)
  })

  test('a row without sizes is no picture', () => {
    const row = { id: 'x', storageKey: 'k', width: 10, height: 10, credit: '' }
    expect(pictureOf({ ...row, variants: [] })).toBeNull()
    expect(pictureOf({ ...row, variants: [{ width: 'x' }] })).toBeNull()
  })

  test('a preview of another site gets the widest size that is not too wide', () => {
    const variants = [480, 960, 1600].map((width) => ({
      width,
      height: width,
      format: 'webp' as const,
      bytes: 1,
    }))
    const picture = { id: 'x', storageKey: 'k', width: 1600, height: 1600, credit: '', variants }
    expect(pictureAddress(picture, 1000)).toBe('/media/k/960.webp')
  })
})

describe('names in the store', () => {
  test.each(['../secret.webp', '480.webp/../../x', '480', '.env', '480.webp\0', 'A.WEBP'])(
    '%j never reaches the disk',
    async (name) => {
      expect(isStoredName(newStorageKey(), name)).toBe(false)
      expect(await openStored(newStorageKey(), name)).toBeNull()
    },
  )

  test('keys are not to be guessed', () => {
    expect(newStorageKey()).toMatch(/^[0-9a-f]{32}$/)
    expect(isStoredName('../etc', '480.webp')).toBe(false)
  })
})
