import { createHash } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib'
import { contentSecurityPolicy } from '#lib/platform/headers.ts'

/**
 * Holds a page back until it is whole. A public page then names the hashes of its own inline scripts instead of allowing any, and a
 * 404 becomes `missing`, a whole page in the reader's language. Everything else passes as it comes.
 */
export function holdPage(response: ServerResponse, missing: Buffer | null): void {
  const { writeHead, write, end } = response
  const chunks: Buffer[] = []
  let head: unknown[] | null = null
  response.writeHead = (...given: unknown[]) => {
    // The reader keeps the page with the policy it came with; this answer has no body to take hashes from.
    if (given[0] === 304 && allowsAnyInline(response)) response.removeHeader('content-security-policy')
    if (!head && !isHeld(response, given[0] as number, missing))
      return Reflect.apply(writeHead, response, given) as ServerResponse
    head = given
    return response
  }
  response.write = (...given: unknown[]) => {
    if (!head && !response.headersSent) response.writeHead(response.statusCode)
    if (!head) return Reflect.apply(write, response, given) as boolean
    keep(chunks, given)
    return true
  }
  response.end = (...given: unknown[]) => {
    if (!head && !response.headersSent) response.writeHead(response.statusCode)
    if (!head) return Reflect.apply(end, response, given) as ServerResponse
    keep(chunks, given)
    const body = head[0] === 404 && missing ? replaceBy(response, missing) : Buffer.concat(chunks)
    response.setHeader('content-security-policy', contentSecurityPolicy(null, hashesOf(response, body)))
    response.removeHeader('transfer-encoding')
    response.setHeader('content-length', body.length)
    Reflect.apply(writeHead, response, head)
    return Reflect.apply(end, response, [body]) as ServerResponse
  }
}

/** Pages with a nonce have a policy already and may be long; of those only the 404 is held. */
function isHeld(response: ServerResponse, status: number, missing: Buffer | null): boolean {
  if (response.req.method === 'HEAD' || !isHtml(response)) return false
  if (status === 404 && missing) return true
  return allowsAnyInline(response)
}

function allowsAnyInline(response: ServerResponse): boolean {
  return /script-src [^;]*'unsafe-inline'/.test(String(response.getHeader('content-security-policy')))
}

function isHtml(response: ServerResponse): boolean {
  return String(response.getHeader('content-type')).startsWith('text/html')
}

function keep(chunks: Buffer[], [chunk, encoding]: unknown[]): void {
  if (typeof chunk === 'string') chunks.push(Buffer.from(chunk, encoding as BufferEncoding | undefined))
  else if (chunk instanceof Uint8Array) chunks.push(Buffer.from(chunk))
}

function replaceBy(response: ServerResponse, page: Buffer): Buffer {
  for (const name of ['content-encoding', 'etag', 'link', 'x-nextjs-cache']) response.removeHeader(name)
  response.setHeader('cache-control', 'no-store')
  return page
}

const unpacking: Record<string, (packed: Buffer) => Buffer> = {
  gzip: gunzipSync,
  deflate: inflateSync,
  br: brotliDecompressSync,
}

function hashesOf(response: ServerResponse, body: Buffer): string[] {
  const unpack = unpacking[String(response.getHeader('content-encoding'))]
  const html = (unpack ? unpack(body) : body).toString('utf8')
  const hashes = new Set<string>()
  for (const [, attributes = '', script = ''] of html.matchAll(/<script\b([^>]*)>([\s\S]*?)<\/script>/g)) {
    const isRun = !/\bsrc=|type="application\/(?:ld\+)?json"/.test(attributes)
    if (isRun) hashes.add(`sha256-${createHash('sha256').update(script).digest('base64')}`)
  }
  return [...hashes]
}
