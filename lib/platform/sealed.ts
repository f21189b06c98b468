import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto'
import { env } from './env.ts'

const cipher = 'aes-256-gcm'
const version = 'v1'
const ivBytes = 12
const tagBytes = 16

/** Both keys are there. Without them nothing sensitive is stored at all. */
export function canSeal(): boolean {
  return isKey(env.DATA_KEY) && isKey(env.INDEX_KEY)
}

/**
 * Encrypts a short secret (AES-256-GCM, a fresh nonce each time). `place` names where it is kept, for example
 * `volunteer:<id>:iin`; a sealed text copied to another row or column does not open there.
 */
export function seal(text: string, place: string): string {
  const iv = randomBytes(ivBytes)
  const sealing = createCipheriv(cipher, keyOf('DATA_KEY'), iv)
  sealing.setAAD(Buffer.from(place))
  const body = Buffer.concat([sealing.update(text, 'utf8'), sealing.final()])
  return `${version}.${Buffer.concat([iv, body, sealing.getAuthTag()]).toString('base64url')}`
}

/** Opens what `seal` made for the same place; throws when it was changed, moved, or made under another key. */
export function unseal(sealed: string, place: string): string {
  const [mark, data] = sealed.split('.')
  const bytes = Buffer.from(data ?? '', 'base64url')
  if (mark !== version || bytes.length < ivBytes + tagBytes) throw new Error('This is not a sealed text')
  const opening = createDecipheriv(cipher, keyOf('DATA_KEY'), bytes.subarray(0, ivBytes))
  opening.setAAD(Buffer.from(place))
  opening.setAuthTag(bytes.subarray(-tagBytes))
  return Buffer.concat([opening.update(bytes.subarray(ivBytes, -tagBytes)), opening.final()]).toString('utf8')
}

/** A keyed hash (HMAC-SHA-256) for equality and uniqueness only: without the key nobody can try all numbers against it. */
export function blindIndex(text: string, purpose: string): string {
  return createHmac('sha256', keyOf('INDEX_KEY')).update(`${purpose}\0${text}`).digest('base64url')
}

function keyOf(name: 'DATA_KEY' | 'INDEX_KEY'): Buffer {
  if (!isKey(env[name])) throw new Error(`${name} must be 32 bytes in base64`)
  return Buffer.from(env[name], 'base64')
}

function isKey(text: string): boolean {
  return Buffer.from(text, 'base64').length === 32
}
