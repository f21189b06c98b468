import { revalidateTag } from 'next/cache'
import { z } from 'zod'
import { currentActor } from '#lib/accounts/session.ts'
import { setReaction } from '#lib/counting/commands/set-reaction.ts'
import { reactionInput } from '#lib/counting/schema.ts'
import { localePath, locales } from '#lib/i18n/routing.ts'
import { Refusal } from '#lib/platform/refusal.ts'
import { safePath } from '#lib/platform/safe-path.ts'
import { isSameOrigin } from '#lib/platform/same-origin.ts'

const bodyBytesMax = 2000
const sent = z.strictObject({ ...reactionInput.shape, locale: z.enum(locales), back: z.string().max(300) })

/**
 * Takes a sign from the plain form on a public page and goes back there. Who is not signed in goes to the page behind the sign-in,
 * where the same can be done; so does who is refused, to read why.
 */
export async function POST(request: Request): Promise<Response> {
  if (!isSameOrigin(request)) return new Response(null, { status: 403 })
  if (!(Number(request.headers.get('content-length') ?? Number.NaN) <= bodyBytesMax))
    return new Response(null, { status: 413 })
  const form = await request.formData().catch(() => null)
  const parsed = sent.safeParse(Object.fromEntries(form ?? []))
  if (!parsed.success) return new Response(null, { status: 400 })
  const { newsId, kind, locale, back } = parsed.data
  const ownPage = localePath(locale, `/me/comments/${newsId}`)
  const actor = await currentActor()
  if (!actor) return goTo(`${ownPage}#react`)
  try {
    await setReaction(actor, { newsId, kind })
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return goTo(`${ownPage}?refused=reaction`)
  }
  revalidateTag(`counting:${newsId}`, { expire: 0 })
  return goTo(`${safePath(back, localePath(locale, '/news'))}#reactions`)
}

function goTo(location: string): Response {
  return new Response(null, { status: 303, headers: { location, 'cache-control': 'no-store' } })
}
