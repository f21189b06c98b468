import { connection } from 'next/server'
import { findEmbedded } from '#lib/feeds/public/embed.ts'
import { drawEmbed, drawEmbedNotice } from '#lib/feeds/rules/embed.ts'
import { readEmbedAddress } from '#lib/feeds/schema.ts'
import { defaultLocale, isLocale } from '#lib/i18n/routing.ts'
import { translator } from '#lib/i18n/translator.ts'
import { isDatabaseUnavailable } from '#lib/platform/db-errors.ts'
import { siteUrl } from '#lib/platform/env.ts'
import { taggedResponse } from '#lib/platform/tagged-response.ts'

type Context = { params: Promise<{ locale: string }> }

/**
 * The next events for a frame on another site: `unit`, `direction`, `centre`, `count` 3 to 10, `scheme` light or dark. The headers
 * that let others frame it are the proxy's, for this path alone. Whatever happens, the frame holds a sentence and not an error.
 */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  await connection()
  const { locale: asked } = await params
  const locale = isLocale(asked) ? asked : defaultLocale
  const site = { locale, siteUrl, t: await translator(locale) }
  const address = readEmbedAddress(new URL(request.url).searchParams)
  if (!address || !isLocale(asked))
    return notice(404, drawEmbedNotice(site.t('feeds.embed.unknown'), 'light', site))
  const { count, scheme, ...narrowing } = address
  try {
    const embedded = await findEmbedded(locale, narrowing)
    if (!embedded) return notice(404, drawEmbedNotice(site.t('feeds.embed.unknown'), scheme, site))
    return taggedResponse(request, drawEmbed(embedded, { count, scheme }, site), {
      type: 'text/html; charset=utf-8',
      name: 'events.html',
      cache: 'public, no-cache',
    })
  } catch (error) {
    if (!isDatabaseUnavailable(error)) throw error
    return notice(503, drawEmbedNotice(site.t('feeds.embed.away'), scheme, site))
  }
}

function notice(status: 404 | 503, page: string): Response {
  const headers = { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' }
  return new Response(page, { status, headers })
}
