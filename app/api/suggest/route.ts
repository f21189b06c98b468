import { connection } from 'next/server'
import { clientAddress } from '#lib/i18n/client-address.ts'
import { localePath } from '#lib/i18n/routing.ts'
import { translator } from '#lib/i18n/translator.ts'
import { limitHere } from '#lib/platform/rate-limit.ts'
import { TooMany } from '#lib/platform/refusal.ts'
import { suggestPublished } from '#lib/search/public.ts'
import { readingsOf } from '#lib/search/rules/readings.ts'
import { readSuggest } from '#lib/search/schema.ts'

const headers = { 'cache-control': 'private, max-age=60', 'x-robots-tag': 'noindex' }

/** Titles for what is being typed, as JSON, for the pages of this site. Kept by the browser alone, for a minute. */
export async function GET(request: Request): Promise<Response> {
  await connection()
  const asked = readSuggest(new URL(request.url).searchParams)
  if (!asked) return new Response(null, { status: 400, headers: { 'cache-control': 'no-store' } })
  const address = await clientAddress()
  try {
    await limitHere(address === 'direct' ? 'suggestWithoutAddress' : 'suggestByAddress', address)
  } catch (error) {
    if (!(error instanceof TooMany)) throw error
    const wait = { 'cache-control': 'no-store', 'retry-after': String(error.retryAfterSeconds) }
    return new Response(null, { status: 429, headers: wait })
  }
  const { q, locale } = asked
  const t = await translator(locale)
  const readings = readingsOf(q).map(({ text }) => text)
  const found = readings.length > 0 ? await suggestPublished(q, locale, readings) : []
  const items = found.map((item) => ({
    title: item.title,
    kind: t(`search.kind.${item.kind}`),
    // A news item has an address of its own in each language.
    path: localePath(item.kind === 'news' ? item.locale : locale, item.path),
    ...(item.locale === locale ? {} : { lang: item.locale }),
  }))
  return Response.json(items, { headers })
}
