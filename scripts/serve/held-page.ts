import { createHash } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib'
import { contentSecurityPolicy } from '#lib/platform/headers.ts'

/** What stands in place of a 404 of this very address, asked for only then; null when nothing better is known. */
export type LostPage = () => Promise<{ status: 404 | 410; body: Buffer } | null>

/**
 * Holds a page back until it is whole. A public page then names the hashes of its own inline scripts instead of allowing any, and a
 * 404 becomes `missing`, a whole page in the reader's language. Everything else passes as it comes.
 */
export function holdPage(response: ServerResponse, missing: Buffer | null, lost?: LostPage): void {
  const { writeHead, write, end } = response
  const chunks: Buffer[] = []
  let head: unknown[] | null = null
  response.writeHead = (...given: unknown[]) => {
    // The framework's word for "moved for good" is 308; addresses of pages that are only read have always said 301.
    if (given[0] === 308 && lost) given[0] = response.statusCode = 301
    leadToOnePlace(response)
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
    const shown = { response, head, send: { writeHead, end }, chunks }
    if (head[0] !== 404 || !lost) return sendHeld(shown, missing)
    const known = head
    void lost().then((page) => {
      if (page) known[0] = response.statusCode = page.status
      sendHeld({ ...shown, head: known }, page?.body ?? missing)
    })
    return response
  }
}

/** The framework names the goal of a redirect when it makes the page and again when it sends it; a browser may only be told one. */
function leadToOnePlace(response: ServerResponse): void {
  const goals = response.getHeader('location')
  if (Array.isArray(goals) && goals[0]) response.setHeader('location', goals[0])
}

type Held = {
  response: ServerResponse
  head: unknown[]
  send: Pick<ServerResponse, 'writeHead' | 'end'>
  chunks: Buffer[]
}

function sendHeld({ response, head, send, chunks }: Held, instead: Buffer | null): ServerResponse {
  const isMissing = head[0] === 404 || head[0] === 410
  const body = isMissing && instead ? replaceBy(response, instead) : Buffer.concat(chunks)
  response.setHeader('content-security-policy', contentSecurityPolicy(null, hashesOf(response, body)))
  response.removeHeader('transfer-encoding')
  response.setHeader('content-length', body.length)
  Reflect.apply(send.writeHead, response, head)
  return Reflect.apply(send.end, response, [body]) as ServerResponse
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
