import { endByLink } from '#lib/follows/commands/end-following.ts'
import { clientAddress } from '#lib/i18n/client-address.ts'
import { siteUrl } from '#lib/platform/env.ts'
import { limit } from '#lib/platform/rate-limit.ts'
import { NotFound, TooMany } from '#lib/platform/refusal.ts'

type Context = { params: Promise<{ token: string }> }

/**
 * The button of mail programs (RFC 8058): one POST from anywhere, without cookie or page, ends what the mailbox follows. The link
 * itself is the right to do so. A second POST answers the same.
 */
export async function POST(_request: Request, { params }: Context): Promise<Response> {
  const { token } = await params
  try {
    const address = await clientAddress()
    if (address !== 'direct') await limit('personalLink', address)
    await endByLink(null, { token: token.slice(0, 100), reason: 'oneClick' })
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
  return Response.redirect(`${siteUrl}/follow/${encodeURIComponent(token.slice(0, 100))}/stop`, 307)
}
