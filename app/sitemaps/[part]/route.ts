import { awayOrThrow, comeAgain } from '../away.ts'
import { readSitemapPart } from '#lib/sitemaps/public.ts'
import { readPartName, type SitemapEntry, urlsOf } from '#lib/sitemaps/rules.ts'

export const dynamic = 'force-dynamic'

type Context = { params: Promise<{ part: string }> }

const head =
  '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"' +
  ' xmlns:xhtml="http://www.w3.org/1999/xhtml"' +
  ' xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">'

/** A part of the map: every page of a kind in every language it is written in. It is sent as it is read. */
export async function GET(_: Request, { params }: Context): Promise<Response> {
  const asked = readPartName((await params).part)
  const steps = asked ? readSitemapPart(asked.kind, asked.number) : null
  const first = await steps?.next().catch(awayOrThrow)
  if (first === 'away') return comeAgain()
  if (!steps || !first || first.done)
    return new Response(null, { status: 404, headers: { 'cache-control': 'no-store' } })
  const body = streamOf(write(first.value, steps))
  const headers = { 'content-type': 'application/xml; charset=utf-8', 'cache-control': 'public, max-age=300' }
  return new Response(body, { headers })
}

async function* write(first: SitemapEntry[], further: AsyncIterable<SitemapEntry[]>): AsyncGenerator<string> {
  yield head + markupOf(first)
  for await (const entries of further) yield markupOf(entries)
  yield '</urlset>'
}

function streamOf(texts: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  return new ReadableStream({
    async pull(controller) {
      const { value, done } = await texts.next()
      if (done) controller.close()
      else controller.enqueue(encoder.encode(value))
    },
    async cancel() {
      await texts.return(undefined)
    },
  })
}

function markupOf(entries: SitemapEntry[]): string {
  return entries
    .flatMap(urlsOf)
    .map(({ markup }) => markup)
    .join('')
}
