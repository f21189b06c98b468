import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign } from 'node:crypto'
import { env } from './env.ts'

export type PublicKey = {
  /** The first eight hex digits of the key's SHA-256. */
  keyId: string
  algorithm: 'Ed25519'
  /** The 32 bytes of the key, base64url. */
  publicKey: string
}

/** What stands before the 32 bytes of a seed in PKCS #8 (RFC 8410). */
const pkcs8Head = Buffer.from('302e020100300506032b657004220420', 'hex')

/** The Ed25519 signature of a text's UTF-8 bytes, base64url. The same text always gives the same signature. */
export function signText(text: string): string {
  return sign(null, Buffer.from(text, 'utf8'), privateKey()).toString('base64url')
}

/** The key anyone may check signatures with; belongs to the installation's SIGNING_KEY. */
export function publicKey(): PublicKey {
  const { x = '' } = createPublicKey(privateKey()).export({ format: 'jwk' })
  return { keyId: keyIdOf(x), algorithm: 'Ed25519', publicKey: x }
}

export function keyIdOf(rawKey: string): string {
  return createHash('sha256').update(Buffer.from(rawKey, 'base64url')).digest('hex').slice(0, 8)
}

function privateKey(): KeyObject {
  const seed = Buffer.from(env.SIGNING_KEY, 'base64')
  if (seed.length !== 32) throw new Error('SIGNING_KEY must be 32 bytes in base64')
  return createPrivateKey({ key: Buffer.concat([pkcs8Head, seed]), format: 'der', type: 'pkcs8' })
}
