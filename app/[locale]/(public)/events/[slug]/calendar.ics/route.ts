import { connection } from 'next/server'
import { findEventCalendar } from '#lib/calendars/public.ts'
import { calendarType } from '#lib/calendars/rules.ts'
import { isLocale } from '#lib/i18n/routing.ts'
import { taggedResponse } from '#lib/platform/tagged-response.ts'

type Context = { params: Promise<{ locale: string; slug: string }> }

/** An event for one's own calendar program. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  await connection()
  const { locale, slug } = await params
  const calendar = isLocale(locale) ? await findEventCalendar(slug, locale) : null
  return taggedResponse(request, calendar, {
    type: calendarType,
    name: `${slug}.ics`,
    cache: 'public, max-age=300',
  })
}
