import { headers } from 'next/headers'
import { env } from '#lib/platform/env.ts'

/**
 * Whom to count tries against: the address the reverse proxy in front wrote last, IPv6 by its /64. Without a trusted proxy the
 * header is whatever the client sent, so everybody shares one key.
 */
export async function clientAddress(): Promise<string> {
  return addressIn((await headers()).get('x-forwarded-for'), env.TRUST_PROXY)
}

/** The same from the header itself. */
export function addressIn(forwarded: string | null, isTrusted: boolean): string {
  if (!isTrusted) return 'direct'
  const last = (forwarded ?? '').split(',').at(-1)?.trim() ?? ''
  return last.includes(':') ? last.split(':').slice(0, 4).join(':') : last || 'direct'
}
