import { isBot } from '#lib/counting/rules.ts'
import { takePublicFile } from '#lib/library/public.ts'
import { idPattern } from '#lib/platform/text.ts'

/** Counts a download and goes on to the file. What only looks (HEAD, a prefetch, a program) is sent on without being counted. */
export async function GET(
  request: Request,
  { params }: RouteContext<'/[locale]/library/[slug]/[fileId]'>,
): Promise<Response> {
  const { fileId } = await params
  const { headers, method } = request
  const isAhead = /prefetch/i.test(`${headers.get('purpose')} ${headers.get('sec-purpose')}`)
  const isCounted = method === 'GET' && !isAhead && !isBot(headers.get('user-agent') ?? '')
  const address = idPattern.test(fileId) ? await takePublicFile(fileId, isCounted) : null
  if (!address) return new Response(null, { status: 404, headers: { 'Cache-Control': 'no-store' } })
  return new Response(null, {
    status: 302,
    headers: { Location: address, 'Cache-Control': 'no-store', 'X-Robots-Tag': 'noindex' },
  })
}
