import { drawCard, findCard } from '#lib/cards/public.ts'
import { type CardKind, cardVersion } from '#lib/cards/rules.ts'
import { isLocale } from '#lib/i18n/routing.ts'
import { TooMany } from '#lib/platform/refusal.ts'

type Context = { params: Promise<{ locale: string; slug?: string; id?: string; unit?: string }> }

/** Answers with the social cards of a kind; like its page, a card does not exist for what is not public. */
export function cardRoute(kind: CardKind) {
  return async function GET(request: Request, { params }: Context): Promise<Response> {
    const { locale, slug, unit, id = slug ?? unit } = await params
    const face = isLocale(locale) && id ? await findCard(kind, locale, id) : null
    if (!face) return new Response(null, { status: 404, headers: { 'cache-control': 'no-store' } })
    const etag = `"${cardVersion(face)}"`
    // Short: what is withdrawn must not be shown for long by whoever keeps copies.
    const headers = { etag, 'cache-control': 'public, max-age=300' }
    const asked = request.headers.get('if-none-match')?.split(',') ?? []
    if (asked.some((tag) => tag.trim().replace(/^W\//, '') === etag))
      return new Response(null, { status: 304, headers })
    const card = await drawCard(face).catch(busyOrThrow)
    if (card === 'busy') return new Response(null, { status: 503, headers: { 'retry-after': '60' } })
    return new Response(new Uint8Array(card), { headers: { ...headers, 'content-type': 'image/png' } })
  }
}

/** More cards are asked for than can be drawn. */
function busyOrThrow(error: unknown): 'busy' {
  if (error instanceof TooMany) return 'busy'
  throw error
}
