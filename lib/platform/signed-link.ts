import { createHmac, timingSafeEqual } from 'node:crypto'
import { env } from './env.ts'

/** What a personal address is for; one made for one purpose opens nothing else. */
export type LinkPurpose =
  'sign-up' | 'group' | 'calendar' | 'mailing' | 'application' | 'consultation' | 'follow'

const macBytes = 16

/**
 * A personal address that can be written again into every letter and is kept nowhere: the row's id and version under a keyed
 * hash. Counting the row's version up makes every address made before worthless.
 */
export function signLink(purpose: LinkPurpose, id: string, version: number): string {
  const plain = Buffer.from(id.replaceAll('-', ''), 'hex')
  return Buffer.concat([plain, macOf(purpose, id, version)]).toString('base64url')
}

/** The id an address speaks of, or null when it has not the shape. Says nothing about its truth: ask `isSigned` with the row's version. */
export function idOfLink(token: string): string | null {
  if (!/^[\w-]{43}$/.test(token)) return null
  const bytes = Buffer.from(token, 'base64url')
  if (bytes.length !== 16 + macBytes) return null
  const hex = bytes.subarray(0, 16).toString('hex')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

/** True for the address of this very row in its present version. */
export function isSigned(token: string, purpose: LinkPurpose, id: string, version: number): boolean {
  const given = Buffer.from(token, 'base64url').subarray(16)
  const wanted = macOf(purpose, id, version)
  return idOfLink(token) === id && given.length === wanted.length && timingSafeEqual(given, wanted)
}

const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/**
 * Ten letters of Crockford's alphabet (50 bits) that belong to a row, made anew whenever they are shown: what stands in the QR
 * of a confirmation and may be read out at the door.
 */
export function checkInCodeOf(participationId: string): string {
  return codeOf('check-in', participationId)
}

/** The same for a printed slip that binds a card to an account; the database keeps only a keyed hash of it. */
export function claimCodeOf(slipId: string): string {
  return codeOf('claim', slipId)
}

function codeOf(purpose: 'check-in' | 'claim', id: string): string {
  const bytes = createHmac('sha256', key()).update(`${purpose}\0${id}`).digest()
  return Array.from({ length: 10 }, (_, index) => letters[(bytes[index] ?? 0) % 32]).join('')
}

function macOf(purpose: LinkPurpose, id: string, version: number): Buffer {
  return createHmac('sha256', key())
    .update(`link\0${purpose}\0${id}\0${version}`)
    .digest()
    .subarray(0, macBytes)
}

function key(): string {
  if (env.AUTH_SECRET === '') throw new Error('AUTH_SECRET is needed to sign links')
  return env.AUTH_SECRET
}
