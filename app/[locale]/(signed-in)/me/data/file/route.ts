import { requireActor } from '#lib/accounts/session.ts'
import { dayOf, now } from '#lib/platform/clock.ts'
import { TooMany } from '#lib/platform/refusal.ts'
import { downloadOwnData } from '#lib/volunteers/commands/download-own-data.ts'

export const dynamic = 'force-dynamic'

/** Everything the portal holds about the person who asks, as a file; kept by no cache. */
export async function GET(): Promise<Response> {
  const actor = await requireActor()
  try {
    const pieces = await downloadOwnData(actor)
    return new Response(streamOf(pieces), {
      headers: {
        'Content-Type': 'application/json; charset=utf-8',
        'Content-Disposition': `attachment; filename="birgemiz-${dayOf(now())}.json"`,
        'Cache-Control': 'private, no-store',
      },
    })
  } catch (error) {
    if (!(error instanceof TooMany)) throw error
    const headers = { 'Retry-After': String(error.retryAfterSeconds), 'Cache-Control': 'no-store' }
    return new Response(null, { status: 429, headers })
  }
}

function streamOf(pieces: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await pieces.next()
      if (done) controller.close()
      else controller.enqueue(encoder.encode(value))
    },
    async cancel() {
      await pieces.return(undefined)
    },
  })
}
