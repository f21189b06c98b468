import { feedSectionOf } from '#lib/news/rules/feeds.ts'
import { answerFeed } from '../../answer.ts'

type Context = { params: Promise<{ locale: string; section: string }> }

/** A part of one language's news as Atom. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { locale, section } = await params
  return answerFeed(request, { locale, section: feedSectionOf(section), format: 'atom' })
}
