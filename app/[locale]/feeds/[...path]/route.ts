import { writeEventsCalendar } from '#lib/calendars/public.ts'
import { writeFeed } from '#lib/feeds/public.ts'
import { feedSections, readFeedPath } from '#lib/feeds/rules/choice.ts'
import { isLocale, type Locale } from '#lib/i18n/routing.ts'
import { writeFeed as writeNewsFeed } from '#lib/news/public/feeds.ts'
import { feedSectionOf } from '#lib/news/rules/feeds.ts'
import { answerFeed } from '../answer.ts'

type Context = { params: Promise<{ locale: string; path: string[] }> }
type Asked = NonNullable<ReturnType<typeof readFeedPath>>

/** `/feeds/<section>/…/rss.xml`, `atom.xml` or, of events, `calendar.ics`: narrowed by unit, direction or centre on the way. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { locale, path } = await params
  const asked = readFeedPath(path)
  return answerFeed(request, {
    file: asked?.file ?? 'rss',
    write: async () => (asked && isLocale(locale) ? written(locale, asked) : null),
  })
}

async function written(locale: Locale, { word, narrowing, file }: Asked) {
  const ofNews = feedSectionOf(word)
  if (ofNews) {
    const isWhole = Object.values(narrowing).every((each) => each === '')
    return isWhole && file !== 'calendar' ? writeNewsFeed(locale, ofNews, file) : null
  }
  const section = feedSections.find((each) => each === word)
  if (file === 'calendar') {
    const calendar = section === 'events' ? await writeEventsCalendar(locale, narrowing) : null
    return calendar === null ? null : { text: calendar }
  }
  const text = section ? await writeFeed(locale, { section, ...narrowing }, file) : null
  return text === null ? null : { text }
}
