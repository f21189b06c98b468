import { headers } from 'next/headers'
import { env } from '#lib/platform/env.ts'

/**
 * Whom to count tries against: the address the reverse proxy in front wrote last, IPv6 by its /64. Without a trusted proxy the
 * header is whatever the client sent, so everybody shares one key.
 */
export async function clientAddress(): Promise<string> {
  if (!env.TRUST_PROXY) return 'direct'
  const last = ((await headers()).get('x-forwarded-for') ?? '').split(',').at(-1)?.trim() ?? ''
  return last.includes(':') ? last.split(':').slice(0, 4).join(':') : last || 'direct'
}
