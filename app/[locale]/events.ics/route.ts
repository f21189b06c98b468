import { writeEventsCalendar } from '#lib/calendars/public.ts'
import { anywhere } from '#lib/feeds/rules/choice.ts'
import { isLocale } from '#lib/i18n/routing.ts'
import { answerFeed } from '../feeds/answer.ts'

type Context = { params: Promise<{ locale: string }> }

/** The region's events for a calendar program. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { locale } = await params
  return answerFeed(request, {
    file: 'calendar',
    write: async () => {
      const text = isLocale(locale) ? await writeEventsCalendar(locale, anywhere) : null
      return text === null ? null : { text }
    },
  })
}
