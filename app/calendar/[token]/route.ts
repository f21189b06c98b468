import { calendarType } from '#lib/calendars/rules.ts'
import { findPersonalCalendar } from '#lib/calendars/queries.ts'
import { clientAddress } from '#lib/i18n/client-address.ts'
import { isDatabaseUnavailable } from '#lib/platform/db-errors.ts'
import { limit } from '#lib/platform/rate-limit.ts'
import { TooMany } from '#lib/platform/refusal.ts'
import { idOfLink } from '#lib/platform/signed-link.ts'
import { taggedResponse } from '#lib/platform/tagged-response.ts'

/**
 * `/calendar/<token>.ics`: the shifts of whoever gave this address to a calendar program. The address is the key, so the answer is
 * kept by nobody on the way; each address, and all that are none together, may ask so often and no more.
 */
export async function GET(request: Request, { params }: { params: Promise<{ token: string }> }) {
  const token = (await params).token.replace(/\.ics$/, '')
  try {
    await limit('calendar', idOfLink(token) ?? `address ${await clientAddress()}`)
    const calendar = await findPersonalCalendar(null, token)
    return taggedResponse(request, calendar, {
      type: calendarType,
      name: 'birgemiz.ics',
      cache: 'private, no-cache',
    })
  } catch (error) {
    if (error instanceof TooMany) return later(429, error.retryAfterSeconds)
    if (isDatabaseUnavailable(error)) return later(503, 60)
    throw error
  }
}

/** Programs keep what they have and come again. */
function later(status: number, seconds: number): Response {
  return new Response(null, {
    status,
    headers: { 'retry-after': String(seconds), 'cache-control': 'no-store' },
  })
}
