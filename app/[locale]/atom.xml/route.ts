import { isLocale } from '#lib/i18n/routing.ts'
import { writeFeed } from '#lib/news/public/feeds.ts'
import { answerFeed } from '../feeds/answer.ts'

type Context = { params: Promise<{ locale: string }> }

/** All news of one language as Atom; items that are not published in it are not in it. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { locale } = await params
  const everything = { kind: null, tag: null }
  return answerFeed(request, {
    file: 'atom',
    write: async () => (isLocale(locale) ? writeFeed(locale, everything, 'atom') : null),
  })
}
