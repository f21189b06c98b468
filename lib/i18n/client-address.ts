import { headers } from 'next/headers'
import { countedAs, isInternal, socketHeader } from '#lib/platform/addresses.ts'
import { env } from '#lib/platform/env.ts'

/**
 * Whom to count tries against: the address the trusted reverse proxy wrote last, or without one the other end of the connection;
 * IPv6 by its /64. `direct`, one key for all, where visitors cannot be told apart.
 */
export async function clientAddress(): Promise<string> {
  return addressIn(await headers(), env.TRUST_PROXY)
}

/**
 * The same from the headers themselves. Without a trusted proxy its header is whatever the client sent, and is not read. A
 * connection from inside the house may come from a proxy nobody told of, with everybody behind it: it is nobody's own.
 */
export function addressIn(sent: Pick<Headers, 'get'>, isTrusted: boolean): string {
  if (isTrusted)
    return countedAs((sent.get('x-forwarded-for') ?? '').split(',').at(-1)?.trim() ?? '') ?? 'direct'
  const socket = sent.get(socketHeader) ?? ''
  return isInternal(socket) ? 'direct' : (countedAs(socket) ?? 'direct')
}
