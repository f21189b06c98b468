import { generateKeyPairSync, sign } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkQrText } from '#lib/certificates/rules/check.ts'
import {
  fromBase64url,
  payloadOf,
  qrTextOf,
  readPayload,
  type SignedFacts,
  toBase64url,
} from '#lib/certificates/rules/payload.ts'
import { keyIdOf } from '#lib/platform/signing.ts'
import { drawQr } from '#lib/platform/qr.ts'

const { privateKey, publicKey } = generateKeyPairSync('ed25519')
const raw = publicKey.export({ format: 'jwk' }).x as string
const siteUrl = 'https://birgemiz.akmola.invalid'
const publisher = { publicKey: raw, keyId: keyIdOf(raw), siteUrl }

const facts: SignedFacts = {
  ...{ keyId: publisher.keyId, code: '7K4M2QXDAB9F', kind: 'event', name: 'Оспанова Әйгерім Маратқызы' },
  ...{ minutes: 390, from: '2026-04-18', to: '2026-04-18', issuedOn: '2026-04-20' },
}

function qrOf(given: SignedFacts): string {
  const payload = payloadOf(given)
  const signature = sign(null, Buffer.from(payload, 'utf8'), privateKey).toString('base64url')
  return qrTextOf(siteUrl, { code: given.code, payload, signature })
}

describe('the signed text', () => {
  test('is the same for the same facts and says them in a fixed order', () => {
    const hidden = payloadOf({ ...facts, name: null, minutes: null, from: null, to: null })
    expect(payloadOf(facts)).toBe(
      `BG1|${publisher.keyId}|7K4M2QXDAB9F|event|Оспанова Әйгерім Маратқызы|390|2026-04-18|2026-04-18|2026-04-20`,
    )
    expect(hidden).toBe(`BG1|${publisher.keyId}|7K4M2QXDAB9F|event|-|-|-|-|2026-04-20`)
  })

  test('is NFC: a name typed letter and mark apart gives the same text', () => {
    const apart = { ...facts, name: 'Йолдас Ёлкин'.normalize('NFD') }
    expect(payloadOf(apart)).toBe(payloadOf({ ...facts, name: 'Йолдас Ёлкин' }))
  })

  test('gives back what went in, whatever stands in a name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }), (name) => {
        const line = name.normalize('NFC')
        fc.pre([...line].length <= 60)
        expect(readPayload(payloadOf({ ...facts, name }))?.name).toBe(line)
      }),
    )
    for (const name of ['-', '|', '%7C', 'a|b%25']) {
      expect(readPayload(payloadOf({ ...facts, name }))?.name).toBe(name)
    }
  })

  test('fits a QR code that a camera reads from paper, also with the longest name and address', () => {
    const long = qrOf({ ...facts, kind: 'extract', minutes: 123_456, name: 'Ұ'.repeat(200) })
    expect(drawQr(long).version).toBeLessThanOrEqual(15)
    expect(drawQr(qrOf(facts)).version).toBeLessThanOrEqual(13)
  })
})

describe('the check of a QR code', () => {
  test('says yes to what was signed, also as a browser shows the address', async () => {
    expect(await checkQrText(qrOf(facts), publisher)).toEqual({ state: 'right', facts })
    const inKazakh = qrOf(facts).replace('/verify/', '/kk/verify/')
    expect((await checkQrText(inKazakh, publisher)).state).toBe('right')
  })

  test('says no when any one character is another, at every position', async () => {
    const text = qrOf(facts)
    const alphabet = [...'abcXYZ019-_.#|~ Қ']
    for (let at = 0; at < text.length; at++) {
      for (const char of alphabet.filter((each) => each !== text[at])) {
        const changed = text.slice(0, at) + char + text.slice(at + 1)
        const { state } = await checkQrText(changed, publisher)
        expect(state, `${char} at ${at}`).not.toBe('right')
      }
    }
  })

  test('says no when any one byte of the text or of the signature is another', async () => {
    const [address = '', fragment = ''] = qrOf(facts).split('#')
    const parts = fragment.split('.').map((part) => fromBase64url(part) as Uint8Array)
    await fc.assert(
      fc.asyncProperty(fc.nat(1), fc.nat(), fc.integer({ min: 1, max: 255 }), async (which, at, flip) => {
        const copies = parts.map((part) => Uint8Array.from(part))
        const bytes = copies[which] as Uint8Array
        const index = at % bytes.length
        bytes[index] = (bytes[index] ?? 0) ^ flip
        const changed = `${address}#${copies.map((part) => toBase64url(part)).join('.')}`
        expect((await checkQrText(changed, publisher)).state).not.toBe('right')
      }),
      { numRuns: 400 },
    )
  })

  test('tells a changed text, another key, another site and rubbish apart', async () => {
    const other = generateKeyPairSync('ed25519').publicKey.export({ format: 'jwk' }).x as string
    const elsewhere = qrOf(facts).replace('birgemiz.akmola', 'birgemiz-akmola')
    const [address, fragment = ''] = qrOf(facts).split('#')
    const forged = toBase64url(new TextEncoder().encode(payloadOf({ ...facts, minutes: 3900 })))
    const changed = `${address}#${forged}.${fragment.split('.')[1]}`
    const stateOf = async (text: string, by = publisher) => (await checkQrText(text, by)).state
    expect(await stateOf(changed)).toBe('changed')
    expect(await stateOf(qrOf(facts), { ...publisher, publicKey: other, keyId: keyIdOf(other) })).toBe(
      'otherKey',
    )
    expect(await stateOf(elsewhere)).toBe('elsewhere')
    for (const text of ['', 'https://example.invalid', '#', '#a.b', `${qrOf(facts)}#`]) {
      expect(await stateOf(text), text).toBe('unreadable')
    }
  })

  test('reads only the canonical spelling of bytes', () => {
    const canonical = toBase64url(Uint8Array.of(1))
    expect(canonical).toBe('AQ')
    expect(fromBase64url('AQ')).toEqual(Uint8Array.of(1))
    expect(fromBase64url('AR')).toBeNull()
  })
})
