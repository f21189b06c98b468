import { getTranslations } from 'next-intl/server'
import type { Actor } from '#lib/accounts/actor.ts'
import { currentActor } from '#lib/accounts/session.ts'
import { type Marked, recordMarks } from '#lib/attendance/commands/record-marks.ts'
import { takeRoster } from '#lib/attendance/commands/take-roster.ts'
import { type MarksAnswer, sentStep } from '#lib/attendance/rules/snapshot.ts'
import { sentMarksInput } from '#lib/attendance/schema.ts'
import { spoken } from '#lib/i18n/localised.ts'
import { defaultLocale, isLocale, type Locale } from '#lib/i18n/routing.ts'
import { now } from '#lib/platform/clock.ts'
import { Conflict, NotFound } from '#lib/platform/refusal.ts'
import { isSameOrigin } from '#lib/platform/same-origin.ts'

type Context = { params: Promise<{ eventId: string }> }

const bodyCharactersMax = 120_000

/** The roster of an event as a device keeps it. 401 signed out, 404 not the actor's. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  return answer(request, async (actor, locale) => {
    const { eventId } = await params
    return Response.json(await takeRoster(actor, { eventId, locale }), { headers: notKept })
  })
}

/** Marks a device made; each is answered by itself. 409 when another account has signed in meanwhile, 503 under a rush. */
export async function POST(request: Request): Promise<Response> {
  return answer(request, async (actor, locale) => {
    const sent = sentMarksInput.safeParse(await bodyOf(request))
    if (!sent.success) return new Response(null, { status: 400 })
    const { userId, ...input } = sent.data
    if (userId !== actor.userId) return new Response(null, { status: 409 })
    return Response.json(await asAnswer(await recordMarks(actor, input), locale), { headers: notKept })
  })
}

const notKept = { 'Cache-Control': 'private, no-store' }

async function answer(
  request: Request,
  run: (actor: Actor, locale: Locale) => Promise<Response>,
): Promise<Response> {
  if (!isSameOrigin(request)) return new Response(null, { status: 403 })
  const actor = await currentActor()
  if (!actor) return new Response(null, { status: 401 })
  const asked = new URL(request.url).searchParams.get('locale')
  try {
    return await run(actor, isLocale(asked) ? asked : defaultLocale)
  } catch (error) {
    if (error instanceof NotFound) return new Response(null, { status: 404 })
    if (error instanceof Conflict) return new Response(null, { status: 503 })
    throw error
  }
}

/** What was posted as JSON, read no further than a batch can be long. */
async function bodyOf(request: Request): Promise<unknown> {
  const decoder = new TextDecoder()
  let text = ''
  for await (const chunk of request.body ?? []) {
    text += decoder.decode(chunk as Uint8Array, { stream: true })
    if (text.length > bodyCharactersMax) return null
  }
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

async function asAnswer({ results, people }: Marked, locale: Locale): Promise<MarksAnswer> {
  const t = await getTranslations({ locale })
  return {
    serverAt: now().toISOString(),
    results: results.map(({ nonce, participationId, outcome, reasons }) => ({
      ...{ nonce, participationId, outcome, codes: reasons.map(({ code }) => code) },
      reasons: reasons.map(({ code, values }) => t(code, spoken(values ?? {}, locale))),
    })),
    people: people.map(({ id, steps }) => ({ id, steps: steps.map(sentStep) })),
  }
}
