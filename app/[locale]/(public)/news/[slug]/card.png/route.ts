import { isLocale } from '#lib/i18n/routing.ts'
import { drawNewsCard } from '#lib/news/public/card.ts'
import { TooMany } from '#lib/platform/refusal.ts'

type Context = { params: Promise<{ locale: string; slug: string }> }

/** The social card of an item in a language; like its page, it does not exist for what is not public. */
export async function GET(_: Request, { params }: Context): Promise<Response> {
  const { locale, slug } = await params
  const card = isLocale(locale) ? await drawNewsCard(locale, slug).catch(busyOrThrow) : null
  if (card === 'busy') return new Response(null, { status: 503, headers: { 'retry-after': '60' } })
  if (!card) return new Response(null, { status: 404, headers: { 'cache-control': 'no-store' } })
  // Short: what is withdrawn must not be shown for long by whoever keeps copies.
  const headers = { 'content-type': 'image/png', 'cache-control': 'public, max-age=300' }
  return new Response(new Uint8Array(card), { headers })
}

/** More cards are asked for than can be drawn. */
function busyOrThrow(error: unknown): 'busy' {
  if (error instanceof TooMany) return 'busy'
  throw error
}
