import { connection } from 'next/server'
import { calendarType } from '#lib/calendars/rules.ts'
import { taggedResponse } from '#lib/platform/tagged-response.ts'

type Written = { text: string; changedAt?: Date } | null
type Asked = { file: 'rss' | 'atom' | 'calendar'; write: () => Promise<Written> }

const names = { rss: 'rss.xml', atom: 'atom.xml', calendar: 'calendar.ics' }

/** A feed or a calendar, or 404 when there is none to write; programs that have it already get 304. */
export async function answerFeed(request: Request, { file, write }: Asked): Promise<Response> {
  await connection()
  const written = await write()
  return taggedResponse(request, written?.text ?? null, {
    type: file === 'calendar' ? calendarType : `application/${file}+xml; charset=utf-8`,
    name: names[file],
    // Asked for again each time, and answered by 304: what is published is in the feed at once.
    cache: 'public, no-cache',
    changedAt: written?.changedAt,
  })
}
