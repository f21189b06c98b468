import { isLocale } from '#lib/i18n/routing.ts'
import { drawNewsCard } from '#lib/news/public/card.ts'

type Context = { params: Promise<{ locale: string; slug: string }> }

/** The social card of an item in a language; like its page, it does not exist for what is not public. */
export async function GET(_: Request, { params }: Context): Promise<Response> {
  const { locale, slug } = await params
  const card = isLocale(locale) ? await drawNewsCard(locale, slug) : null
  if (!card) return new Response(null, { status: 404, headers: { 'cache-control': 'no-store' } })
  // Short: what is withdrawn must not be shown for long by whoever keeps copies.
  const headers = { 'content-type': 'image/png', 'cache-control': 'public, max-age=300' }
  return new Response(new Uint8Array(card), { headers })
}
