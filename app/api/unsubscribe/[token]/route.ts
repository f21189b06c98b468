import { clientAddress } from '#lib/i18n/client-address.ts'
import { declineByLink } from '#lib/mailings/commands/decline.ts'
import { siteUrl } from '#lib/platform/env.ts'
import { limit } from '#lib/platform/rate-limit.ts'
import { NotFound, TooMany } from '#lib/platform/refusal.ts'

type Context = { params: Promise<{ token: string }> }

/**
 * The button of mail programs (RFC 8058): one POST from anywhere, without cookie or page. The link itself is the right to do so,
 * and what it does can be taken back. A second POST answers the same.
 */
export async function POST(_request: Request, { params }: Context): Promise<Response> {
  const { token } = await params
  try {
    const address = await clientAddress()
    if (address !== 'direct') await limit('personalLink', address)
    await declineByLink(null, { token: token.slice(0, 100), source: 'oneClick' })
    return new Response(null, { status: 204 })
  } catch (error) {
    if (error instanceof NotFound) return new Response(null, { status: 404 })
    if (!(error instanceof TooMany)) throw error
    const headers = { 'retry-after': String(error.retryAfterSeconds) }
    return new Response(null, { status: 429, headers })
  }
}

/** A person who opens the address gets the page that asks first. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { token } = await params
  const page = `${siteUrl}/unsubscribe/${encodeURIComponent(token.slice(0, 100))}`
  return Response.redirect(page, 307)
}
