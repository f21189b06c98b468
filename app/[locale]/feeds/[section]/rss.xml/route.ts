import { feedSectionOf } from '#lib/news/rules/feeds.ts'
import { answerFeed } from '../../answer.ts'

type Context = { params: Promise<{ locale: string; section: string }> }

/** A part of one language's news as RSS 2.0. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { locale, section } = await params
  return answerFeed(request, { locale, section: feedSectionOf(section), format: 'rss' })
}
