import { createServer, type IncomingMessage } from 'node:http'
import next from 'next'
import { isLocale } from '#lib/i18n/routing.ts'
import { socketHeader } from '#lib/platform/addresses.ts'
import { env } from '#lib/platform/env.ts'
import { holdPage, type LostPage } from './held-page.ts'

// Serves the built site. Four things are done beyond the framework: requests say where they come from; a 404 is a whole page in
// the reader's language, where the framework sends an empty body that only script fills; a public page's policy names the scripts
// that stand in it; and addresses of news answer 301 and 410, for which the framework has no words.

const app = next({ dev: false, hostname: env.HOST, port: env.PORT })
await app.prepare()
const handle = app.getRequestHandler()

const server = createServer((request, response) => {
  // Written over whatever the client sent: tries are counted against it.
  request.headers[socketHeader] = request.socket.remoteAddress ?? ''
  void missingFor(request).then((missing) => {
    holdPage(response, missing, lostNewsOf(request))
    return handle(request, response)
  })
})
server.headersTimeout = 15_000
// Longer than the minute proxies keep a connection for: whoever closes first must be the one who asks, or a request meets a closed door.
server.keepAliveTimeout = 65_000
server.requestTimeout = 120_000
server.listen(env.PORT, env.HOST)

for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, leave)

const patienceMs = 5000
const missingFreshMs = 60_000
const missing = new Map<string, { html: Buffer; at: number }>()
/** Sections whose addresses are personal links: their 404 says what happened and how to get another. */
const ownPages = new Map<string, string>([
  ...(['place', 'group'] as const).map((section) => [section, 'missing/link'] as const),
  ...(['follow', 'unsubscribe'] as const).map((section) => [section, `missing/${section}`] as const),
])

/** The page in place of a 404's body; null where the framework's own answer stands. */
async function missingFor(request: IncomingMessage): Promise<Buffer | null> {
  const [, locale = '', section = '', page] = (request.url ?? '').split(/[/?]/)
  // A form sent without script is a page too: who lost a right meanwhile reads a sentence.
  const isPlain = request.method === 'GET' || isPlainPost(request)
  const isPage = isPlain && request.headers.rsc === undefined && section !== 'missing'
  if (!isPage || !isLocale(locale)) return null
  return missingPage(locale, page === 'notifications' ? 'missing' : (ownPages.get(section) ?? 'missing'))
}

function isPlainPost({ method, headers }: IncomingMessage): boolean {
  return method === 'POST' && headers['next-action'] === undefined
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

/**
 * For the address of a news item: asks, only once the answer turned out to be a 404, what became of it. A withdrawn item is 410
 * with a page of its own; one that can be read in another language is 404 with a page that says so.
 */
function lostNewsOf({ url = '' }: IncomingMessage): LostPage | undefined {
  const [, locale, slug] = /^\/([a-z]{2})\/news\/([a-z0-9-]{1,120})(?:\?|$)/.exec(url) ?? []
  if (!isLocale(locale) || !slug) return undefined
  return async () => {
    const answer = await fetch(`http://${env.HOST}:${env.PORT}/${locale}/missing/news/${slug}`).catch(
      () => null,
    )
    if (!answer?.ok) return null
    const bytes = await answer.arrayBuffer().catch(() => null)
    if (!bytes) return null
    const body = Buffer.from(bytes)
    return { status: body.includes('data-status="410"') ? 410 : 404, body }
  }
}

/** Finishes what is under way; a client that keeps its connection open cannot hold the port for ever. */
function leave(): void {
  server.close(() => process.exit(0))
  server.closeIdleConnections()
  setTimeout(() => server.closeAllConnections(), patienceMs).unref()
}
