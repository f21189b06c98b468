import { createHmac, timingSafeEqual } from 'node:crypto'
import { env } from './env.ts'

/** What commands of this installation show a running site to be believed; made from the secret both know. */
export function internalKey(secret: string): string {
  return createHmac('sha256', secret).update('internal requests').digest('base64url')
}

/** True for a request that carries the key of this installation. */
export function hasInternalKey(request: Request): boolean {
  const given = Buffer.from(request.headers.get('authorization') ?? '')
  const wanted = Buffer.from(`Bearer ${internalKey(env.AUTH_SECRET)}`)
  return env.AUTH_SECRET !== '' && given.length === wanted.length && timingSafeEqual(given, wanted)
}
