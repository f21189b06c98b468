import { clientAddress } from '#lib/i18n/client-address.ts'
import { limit } from '#lib/platform/rate-limit.ts'
import { NotFound, TooMany } from '#lib/platform/refusal.ts'

export type TokenContext = { params: Promise<{ token: string }> }

/** The token of an address, cut to what a real one can be. */
export async function tokenOf({ params }: TokenContext): Promise<string> {
  return (await params).token.slice(0, 100)
}

/**
 * The answer to the button of mail programs (RFC 8058): one POST from anywhere, without cookie or page; the link itself is the right
 * to do so. 204 when it is done, 404 for an unknown link, 429 with the time to wait.
 */
export async function answerOneClick(act: () => Promise<unknown>): Promise<Response> {
  try {
    const address = await clientAddress()
    if (address !== 'direct') await limit('personalLink', address)
    await act()
    return new Response(null, { status: 204 })
  } catch (error) {
    if (error instanceof NotFound) return new Response(null, { status: 404 })
    if (!(error instanceof TooMany)) throw error
    return new Response(null, { status: 429, headers: { 'retry-after': String(error.retryAfterSeconds) } })
  }
}
