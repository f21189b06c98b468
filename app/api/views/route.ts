import { headers } from 'next/headers'
import { currentActor } from '#lib/accounts/session.ts'
import { collectView } from '#lib/counting/commands/collect-views.ts'
import { viewOf } from '#lib/counting/commands/visitor-mark.ts'
import { looksAsAuthor } from '#lib/counting/queries.ts'
import { isCounted } from '#lib/counting/rules.ts'
import { viewBody } from '#lib/counting/schema.ts'
import { clientAddress } from '#lib/i18n/client-address.ts'
import { now } from '#lib/platform/clock.ts'
import { limitHere } from '#lib/platform/rate-limit.ts'
import { TooMany } from '#lib/platform/refusal.ts'
import { isSameOrigin } from '#lib/platform/same-origin.ts'

const idLength = 36

/**
 * An item was opened in a browser of this site. The answer is the same whether it counts or not. The page that sends it is cached and
 * the same for everybody; only here the cookie tells the authors, and nothing of it is kept.
 */
export async function POST(request: Request): Promise<Response> {
  const silent = () => new Response(null, { status: 204, headers: { 'cache-control': 'no-store' } })
  if (!isSameOrigin(request)) return new Response(null, { status: 403 })
  if (Number(request.headers.get('content-length') ?? Number.NaN) !== idLength)
    return new Response(null, { status: 400 })
  const body = viewBody.safeParse(await request.text())
  if (!body.success) return new Response(null, { status: 400 })
  if (!isCounted(request.headers)) return silent()
  const address = await clientAddress()
  try {
    await limitHere(address === 'direct' ? 'viewWithoutAddress' : 'viewByAddress', address)
  } catch (error) {
    if (error instanceof TooMany) return silent()
    throw error
  }
  const actor = await currentActor()
  if (actor && (await looksAsAuthor(actor, body.data))) return silent()
  const agent = (await headers()).get('user-agent') ?? ''
  collectView(null, await viewOf(null, body.data, { address, agent }, now()))
  return silent()
}
