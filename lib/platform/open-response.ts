import { createHash } from 'node:crypto'
import { type Allowance, spendHere } from './rate-limit.ts'
import { isFresh } from './tagged-response.ts'

/** What any other site's page may read of an answer, and that it may: nobody is signed in here and no cookie is looked at. */
export const openHeaders: Record<string, string> = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers':
    'etag, link, last-modified, content-disposition, ratelimit, ratelimit-policy, retry-after',
  'cross-origin-resource-policy': 'cross-origin',
  'x-content-type-options': 'nosniff',
}

type Body = { body: string | null; headers: Record<string, string>; etag: string; changedAt?: Date }

/** An answer with a tag and, if known, a date; whoever has it already gets 304 and no bytes (RFC 9110). */
export function openResponse(request: Request, { body, headers, etag, changedAt }: Body): Response {
  const known: Record<string, string> = { ...openHeaders, ...headers, etag }
  if (changedAt) known['last-modified'] = changedAt.toUTCString()
  if (isFresh(request, { etag, changedAt })) {
    delete known['content-type']
    delete known['content-length']
    delete known['content-disposition']
    return new Response(null, { status: 304, headers: known })
  }
  return new Response(request.method === 'HEAD' ? null : body, { headers: known })
}

/** The tag of a text. */
export function tagOf(text: string): string {
  return `"${createHash('sha256').update(text).digest('base64url').slice(0, 27)}"`
}

/** The answer to the question a browser asks before it lets a page read from here. */
export function preflightResponse(): Response {
  return new Response(null, {
    status: 204,
    headers: {
      ...openHeaders,
      allow: 'GET, HEAD, OPTIONS',
      'access-control-allow-methods': 'GET, HEAD, OPTIONS',
      'access-control-allow-headers': 'accept, accept-language, if-none-match, if-modified-since',
      'access-control-max-age': '86400',
    },
  })
}

/** One request of whoever asks; `key` as `clientAddress` gives it. */
export function spendOpenData(key: string): Promise<Allowance> {
  return spendHere(key === 'direct' ? 'openDataWithoutAddress' : 'openData', key)
}

/** How much is left, in the fields of draft-ietf-httpapi-ratelimit-headers. */
export function allowanceHeaders({
  points,
  seconds,
  left,
  resetSeconds,
  isOver,
}: Allowance): Record<string, string> {
  return {
    'ratelimit-policy': `"default";q=${points};w=${seconds}`,
    ratelimit: `"default";r=${left};t=${resetSeconds}`,
    ...(isOver ? { 'retry-after': String(resetSeconds) } : {}),
  }
}
