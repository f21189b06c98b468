import { connection } from 'next/server'
import { findCallUp } from '#lib/call-ups/public.ts'
import { isLocale } from '#lib/i18n/routing.ts'
import { lightPage } from './light-page.ts'

/**
 * A call-up as one small document: no script, no pictures, no fonts, nothing more to fetch. It is read on a phone at the edge of a
 * village in a snowstorm. 404 before it begins and after it was taken back; once it is over it says so.
 */
export async function GET(
  _: Request,
  { params }: { params: Promise<{ locale: string; slug: string }> },
): Promise<Response> {
  await connection()
  const { locale, slug } = await params
  const call = isLocale(locale) ? await findCallUp(slug) : null
  if (!call || !isLocale(locale))
    return new Response(null, { status: 404, headers: { 'cache-control': 'no-store' } })
  return new Response(await lightPage(call, locale), {
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'public, max-age=0, must-revalidate',
    },
  })
}
