import { answerFeed } from '../feeds/answer.ts'

type Context = { params: Promise<{ locale: string }> }

/** All news of one language as RSS 2.0; items that are not published in it are not in it. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { locale } = await params
  return answerFeed(request, { locale, section: { kind: null, tag: null }, format: 'rss' })
}
