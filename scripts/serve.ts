import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import next from 'next'
import { isLocale } from '#lib/i18n/routing.ts'
import { env } from '#lib/platform/env.ts'
import { contentSecurityPolicy } from '#lib/platform/headers.ts'

// Serves the built site. One thing is done beyond the framework: a 404 is a whole page in the reader's language, where the
// framework sends an empty body that only script fills.

const app = next({ dev: false, hostname: env.HOST, port: env.PORT })
await app.prepare()
const handle = app.getRequestHandler()

const server = createServer((request, response) => {
  void withReadableMissing(request, response).then(() => handle(request, response))
})
server.headersTimeout = 15_000
server.requestTimeout = 120_000
server.listen(env.PORT, env.HOST)

for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, leave)

const patienceMs = 5000
const missingFreshMs = 60_000
const missing = new Map<string, { html: Buffer; at: number }>()
/** Sections whose addresses are personal links: their 404 says how to get another. */
const personal = new Set(['place', 'group'])

async function withReadableMissing(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const [, locale = '', section] = (request.url ?? '').split(/[/?]/)
  // A form sent without script is a page too: who lost a right meanwhile reads a sentence.
  const isPlain = request.method === 'GET' || isPlainPost(request)
  const isPage = isPlain && request.headers.rsc === undefined && section !== 'missing'
  if (!isPage || !isLocale(locale)) return
  const page = await missingPage(locale, personal.has(section ?? '') ? 'missing/link' : 'missing')
  if (page) swapMissing(response, page)
}

function isPlainPost({ method, headers }: IncomingMessage): boolean {
  return method === 'POST' && headers['next-action'] === undefined
}

/** Puts the page in place of a 404's body; everything else passes as it is. */
function swapMissing(response: ServerResponse, page: Buffer): void {
  const { writeHead, write, end } = response
  let isSwapped = false
  response.writeHead = (status: number, ...rest: unknown[]) => {
    isSwapped = status === 404 && String(response.getHeader('content-type')).startsWith('text/html')
    if (isSwapped) {
      for (const name of ['content-encoding', 'transfer-encoding', 'etag', 'link', 'x-nextjs-cache'])
        response.removeHeader(name)
      response.setHeader('content-length', page.length)
      response.setHeader('cache-control', 'no-store')
      // The page is public and carries no nonce.
      response.setHeader('content-security-policy', contentSecurityPolicy(null))
    }
    return Reflect.apply(writeHead, response, [status, ...rest]) as ServerResponse
  }
  response.write = (...given: unknown[]) => isSwapped || (Reflect.apply(write, response, given) as boolean)
  response.end = (...given: unknown[]) => {
    if (!response.headersSent) response.writeHead(response.statusCode)
    return Reflect.apply(end, response, isSwapped ? [page] : given) as ServerResponse
  }
}

async function missingPage(locale: string, path: string): Promise<Buffer | null> {
  const key = `${locale}/${path}`
  const known = missing.get(key)
  if (known && Date.now() - known.at < missingFreshMs) return known.html
  const answer = await fetch(`http://${env.HOST}:${env.PORT}/${key}`).catch(() => null)
  if (!answer?.ok) return known?.html ?? null
  const html = Buffer.from(await answer.arrayBuffer())
  missing.set(key, { html, at: Date.now() })
  return html
}

/** Finishes what is under way; a client that keeps its connection open cannot hold the port for ever. */
function leave(): void {
  server.close(() => process.exit(0))
  server.closeIdleConnections()
  setTimeout(() => server.closeAllConnections(), patienceMs).unref()
}
