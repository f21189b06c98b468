import { createHash } from 'node:crypto'

type File = { type: string; name: string; cache: string; changedAt?: Date }

/** A file with a tag of its bytes, and the date of its last change if known; whoever comes again with either gets 304 and no bytes (RFC 9110). Without a body it is 404. */
export function taggedResponse(
  request: Request,
  body: string | null,
  { type, name, cache, changedAt }: File,
): Response {
  if (body === null) return new Response(null, { status: 404, headers: { 'cache-control': 'no-store' } })
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`
  const changed: Record<string, string> = changedAt ? { 'last-modified': changedAt.toUTCString() } : {}
  const headers = { etag, 'cache-control': cache, 'x-content-type-options': 'nosniff', ...changed }
  if (isFresh(request, { etag, changedAt })) return new Response(null, { status: 304, headers })
  const disposition = `inline; filename="${name.replace(/[^\w.-]/g, '')}"`
  return new Response(body, {
    headers: { ...headers, 'content-type': type, 'content-disposition': disposition },
  })
}

/** The tag decides when one is given; a date only without it, to the second. */
export function isFresh(
  { headers }: Request,
  { etag, changedAt }: { etag: string; changedAt?: Date },
): boolean {
  const tags = headers.get('if-none-match')
  if (tags !== null) return isKnown(tags, etag)
  const since = Date.parse(headers.get('if-modified-since') ?? '')
  return changedAt !== undefined && Math.floor(changedAt.getTime() / 1000) * 1000 <= since
}

/** Proxies that compress an answer mark its tag as weak; for this question both are the same. */
function isKnown(given: string, etag: string): boolean {
  const tags = given.split(',').map((tag) => tag.trim().replace(/^W\//, ''))
  return tags.includes(etag) || tags.includes('*')
}
