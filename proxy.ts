import { createHash } from 'node:crypto'
import { type NextRequest, NextResponse } from 'next/server'
import { appearanceScript } from '#components/site/appearance-script.ts'
import { embedStyle } from '#lib/feeds/rules/embed.ts'
import { negotiateLocale } from '#lib/i18n/negotiate.ts'
import { isLocale, type Locale, localePath } from '#lib/i18n/routing.ts'
import { unavailablePage } from '#lib/i18n/unavailable.ts'
import {
  commonHeaders,
  contentSecurityPolicy,
  embedHeaders,
  permissionsPolicy,
  type Scanning,
} from '#lib/platform/headers.ts'
import { isDatabaseUp } from '#lib/platform/health.ts'
import { personalSections } from '#lib/platform/personal-sections.ts'

/** The one script that must run before the first paint. */
const inlineScripts = [hashOf(appearanceScript)]
/** Of blocks for other sites, the only pages that may be framed. */
const framedPage = /^\/embed\/[^/]+\/events$/
const framed = embedHeaders(hashOf(embedStyle))

/** Pages whose very address is a key: it goes nowhere else, not even to a site they link to. */
const secret = new Set(['place', 'group', 'unsubscribe', 'join', 'consultation', 'follow'])
/** The check-in of an event, and the empty page a device shows of it without a connection. */
const scanningPage = /^\/[a-z]{2}\/(?:workspace\/events\/[\da-f-]{36}\/)?check-in$/

/**
 * Language, headers and the honest page while the database is away. Never a security boundary: each page and command checks
 * rights itself. Both policy headers of the request are overwritten, because the framework takes its nonce from there.
 */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  const { pathname, search } = request.nextUrl
  const [, first = '', section = ''] = pathname.split('/')
  if (first === 'api') return isOpen(section) ? ofOpenData() : withHeaders(NextResponse.next(), null)
  if (first === 'media') return ofStoredFile()
  if (framedPage.test(pathname)) return NextResponse.next({ headers: framed })
  if (first === 'calendar') return withHeaders(NextResponse.next(), null)
  if (!isLocale(first)) return pathname.includes('.') ? ofOpenFile() : toLanguage(request)
  if (!(await isDatabaseUp())) return unavailable(request, first)

  const isSignUp = section === 'events' && pathname.endsWith('/sign-up')
  const nonce = isSignUp || personalSections.has(section) ? btoa(crypto.randomUUID()) : null
  const headers = new Headers(request.headers)
  headers.delete('content-security-policy-report-only')
  const scanning = { allowsScanning: scanningPage.test(pathname) }
  headers.set('content-security-policy', policyOf(nonce, scanning))
  headers.set('x-locale', first)
  headers.set('x-path', pathname + search)
  const answer = withHeaders(NextResponse.next({ request: { headers } }), nonce, scanning)
  // `no-referrer` would also take the origin from forms sent without script, and they would be refused.
  if (secret.has(section)) answer.headers.set('referrer-policy', 'same-origin')
  return answer
}

export const config = { matcher: ['/((?!_next/static|_next/image|fonts/|favicon.ico).*)'] }

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`
}

function toLanguage(request: NextRequest): NextResponse {
  const { pathname, search } = request.nextUrl
  const locale = negotiateLocale(request.headers.get('accept-language'))
  const answer = NextResponse.redirect(new URL(localePath(locale, pathname) + search, request.url), 307)
  answer.headers.set('vary', 'accept-language')
  return withHeaders(answer, null)
}

/** A file of the store, opened as a page of its own, can neither run nor load anything. */
function ofStoredFile(): NextResponse {
  const answer = withHeaders(NextResponse.next(), null)
  answer.headers.set('content-security-policy', "default-src 'none'; sandbox")
  return answer
}

/** Pictures, maps and workers of the whole site: other sites may show them, but neither frame nor take them for something else. */
function ofOpenFile(): NextResponse {
  const { 'Cross-Origin-Resource-Policy': _, ...headers } = commonHeaders
  return NextResponse.next({ headers })
}

/** What other sites' pages may read. */
function isOpen(section: string): boolean {
  return section === 'open-data' || section === 'v1'
}

function ofOpenData(): NextResponse {
  const answer = withHeaders(NextResponse.next(), null)
  answer.headers.set('cross-origin-resource-policy', 'cross-origin')
  return answer
}

function withHeaders(answer: NextResponse, nonce: string | null, scanning?: Scanning): NextResponse {
  for (const [name, value] of Object.entries(commonHeaders)) answer.headers.set(name, value)
  if (scanning) answer.headers.set('permissions-policy', permissionsPolicy(scanning))
  answer.headers.set('content-security-policy', policyOf(nonce, scanning))
  if (nonce) answer.headers.set('cache-control', 'private, no-store')
  return answer
}

function policyOf(nonce: string | null, scanning?: Scanning): string {
  return contentSecurityPolicy(nonce, nonce ? inlineScripts : [], scanning)
}

async function unavailable(request: NextRequest, locale: Locale): Promise<NextResponse> {
  const form = request.method === 'POST' ? await request.formData().catch(() => null) : null
  const page = await unavailablePage(locale, request.nextUrl.pathname + request.nextUrl.search, form)
  const answer = new NextResponse(page, {
    status: 503,
    headers: { 'content-type': 'text/html; charset=utf-8', 'retry-after': '5', 'cache-control': 'no-store' },
  })
  return withHeaders(answer, null)
}
