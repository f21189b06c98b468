import { readFileSync } from 'node:fs'
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'
import { expect, test } from 'vitest'
import { qrPicture } from '#lib/mail/qr-picture.ts'

test('a reader finds in the picture what was written', async () => {
  const wasmBinary = readFileSync('node_modules/zxing-wasm/dist/reader/zxing_reader.wasm')
    .buffer as ArrayBuffer
  await prepareZXingModule({ overrides: { wasmBinary } })
  const picture = await qrPicture('BGC:01ABCDEFGH')
  const [found] = await readBarcodes(new Uint8Array(picture), { formats: ['QRCode'] })
  expect(found?.text).toBe('BGC:01ABCDEFGH')
})
