import { isLocale } from '#lib/i18n/routing.ts'
import { findOffice, findSchedule } from '#lib/office/public.ts'
import { offlinePage } from './offline-page.ts'

export const dynamic = 'force-dynamic'

type Context = { params: Promise<{ locale: string }> }

/**
 * What a device shows in place of a page it cannot fetch: one small document with nothing more to fetch and nothing of whoever
 * reads it. The worker of the site keeps a copy of it, see public/offline-worker.js.
 */
export async function GET(_: Request, { params }: Context): Promise<Response> {
  const { locale } = await params
  if (!isLocale(locale)) return new Response(null, { status: 404 })
  const [office, schedule] = await Promise.all([findOffice(), findSchedule()])
  return new Response(await offlinePage({ office, schedule }, locale), {
    headers: {
      ...{ 'content-type': 'text/html; charset=utf-8', 'cache-control': 'public, max-age=300' },
      'x-robots-tag': 'noindex',
    },
  })
}
