import { connection } from 'next/server'
import { isLocale } from '#lib/i18n/routing.ts'
import { type FeedFormat, writeFeed } from '#lib/news/public/feeds.ts'
import type { FeedSection } from '#lib/news/rules/feeds.ts'
import { taggedResponse } from '#lib/platform/tagged-response.ts'

type Asked = { locale: string; section: FeedSection | null; format: FeedFormat }

/** A feed, or 404 for a language or part that does not exist; readers that have it already get 304. */
export async function answerFeed(request: Request, { locale, section, format }: Asked): Promise<Response> {
  await connection()
  const feed = isLocale(locale) && section ? await writeFeed(locale, section, format) : null
  return taggedResponse(request, feed?.text ?? null, {
    type: `application/${format}+xml; charset=utf-8`,
    name: `${format}.xml`,
    // Asked for again each time, and answered by 304: what is published is in the feed at once.
    cache: 'public, no-cache',
    changedAt: feed?.changedAt,
  })
}
