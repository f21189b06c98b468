import type { Actor } from '#lib/accounts/actor.ts'
import { currentActor } from '#lib/accounts/session.ts'
import { defaultLocale, isLocale, type Locale } from '#lib/i18n/routing.ts'
import { mayWriteNews } from '#lib/news/policy.ts'
import { NotFound, Refusal, TooMany } from '#lib/platform/refusal.ts'
import { isSameOrigin } from '#lib/platform/same-origin.ts'
import { idPattern } from '#lib/platform/text.ts'

export type Context = { params: Promise<{ id: string }> }
type Asked = { actor: Actor; id: string; locale: Locale; search: URLSearchParams }

/** What the editor's script asks for in an editor's name: 401 signed out, 404 not the actor's, 429 too often, 409 refused. */
export async function deskAnswer(
  request: Request,
  { params }: Context,
  run: (asked: Asked) => Promise<Response>,
): Promise<Response> {
  if (!isSameOrigin(request)) return new Response(null, { status: 403 })
  const actor = await currentActor()
  if (!actor) return new Response(null, { status: 401 })
  const { id } = await params
  if (!idPattern.test(id) || !mayWriteNews(actor)) return new Response(null, { status: 404 })
  const search = new URL(request.url).searchParams
  const asked = search.get('locale')
  try {
    return await run({ actor, id, search, locale: isLocale(asked) ? asked : defaultLocale })
  } catch (error) {
    if (error instanceof NotFound) return new Response(null, { status: 404 })
    if (error instanceof TooMany) return new Response(null, { status: 429 })
    if (error instanceof Refusal) return new Response(null, { status: 409 })
    throw error
  }
}

export const notKept = { 'Cache-Control': 'private, no-store' }
