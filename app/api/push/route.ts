import { followInBrowser } from '#lib/follows/commands/follow-in-browser.ts'
import { pushInput } from '#lib/follows/schema.ts'
import { clientAddress } from '#lib/i18n/client-address.ts'
import { Refusal, TooMany } from '#lib/platform/refusal.ts'
import { isSameOrigin } from '#lib/platform/same-origin.ts'

const bodyBytesMax = 4000

/** Takes from a page's script what its browser wants notifications of; answers with what it follows now. */
export async function POST(request: Request): Promise<Response> {
  if (!isSameOrigin(request)) return new Response(null, { status: 403 })
  if (!(Number(request.headers.get('content-length') ?? Number.NaN) <= bodyBytesMax))
    return new Response(null, { status: 413 })
  const parsed = pushInput.safeParse(await request.json().catch(() => null))
  if (!parsed.success) return new Response(null, { status: 400 })
  try {
    const topics = await followInBrowser(null, parsed.data, await clientAddress())
    return Response.json({ topics }, { headers: { 'cache-control': 'no-store' } })
  } catch (error) {
    if (error instanceof TooMany)
      return new Response(null, { status: 429, headers: { 'retry-after': String(error.retryAfterSeconds) } })
    if (error instanceof Refusal) return new Response(null, { status: 404 })
    throw error
  }
}
