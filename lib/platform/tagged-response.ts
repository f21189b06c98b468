import { createHash } from 'node:crypto'

type File = { type: string; name: string; cache: string }

/** A file with a tag of its bytes; whoever comes again with the tag gets 304 and no bytes (RFC 9110). Without a body it is 404. */
export function taggedResponse(request: Request, body: string | null, { type, name, cache }: File): Response {
  if (body === null) return new Response(null, { status: 404, headers: { 'cache-control': 'no-store' } })
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`
  const headers = { etag, 'cache-control': cache, 'x-content-type-options': 'nosniff' }
  if (isKnown(request.headers.get('if-none-match'), etag)) return new Response(null, { status: 304, headers })
  const disposition = `inline; filename="${name.replace(/[^\w.-]/g, '')}"`
  return new Response(body, {
    headers: { ...headers, 'content-type': type, 'content-disposition': disposition },
  })
}

/** Proxies that compress an answer mark its tag as weak; for this question both are the same. */
function isKnown(given: string | null, etag: string): boolean {
  const tags = (given ?? '').split(',').map((tag) => tag.trim().replace(/^W\//, ''))
  return tags.includes(etag) || tags.includes('*')
}
