import { countHelped } from '#lib/consultations/commands/count-helped.ts'
import { helpedInput } from '#lib/consultations/schema.ts'
import { clientAddress } from '#lib/i18n/client-address.ts'
import { localePath } from '#lib/i18n/routing.ts'
import { isDatabaseUnavailable } from '#lib/platform/db-errors.ts'
import { readForm } from '#lib/platform/form.ts'
import { TooMany } from '#lib/platform/refusal.ts'
import { isSameOrigin } from '#lib/platform/same-origin.ts'

const bodyBytesMax = 2000

/** Counts whether a public answer helped and goes back to it; a second time from the same address thanks again and counts nothing. */
export async function POST(request: Request): Promise<Response> {
  if (!isSameOrigin(request)) return new Response(null, { status: 403 })
  if (!(Number(request.headers.get('content-length') ?? Number.NaN) <= bodyBytesMax))
    return new Response(null, { status: 413 })
  const form = await request.formData().catch(() => null)
  const parsed = form ? helpedInput.safeParse(readForm(form)) : null
  if (!parsed?.success) return new Response(null, { status: 400 })
  try {
    await countHelped(null, parsed.data, await clientAddress())
  } catch (error) {
    if (isDatabaseUnavailable(error)) return new Response(null, { status: 503 })
    if (!(error instanceof TooMany)) throw error
  }
  const { entryId, locale } = parsed.data
  const back = `${localePath(locale, '/front-office/faq')}?thanks=${entryId}#q-${entryId}`
  return new Response(null, { status: 303, headers: { location: back, 'cache-control': 'no-store' } })
}
