import { cookies, headers } from 'next/headers'
import { notFound, redirect } from 'next/navigation'
import { decode, encode } from 'next-auth/jwt'
import { cache } from 'react'
import { requestLocale } from '#lib/i18n/submit.ts'
import { localePath } from '#lib/i18n/routing.ts'
import { env, isBehindTls } from '#lib/platform/env.ts'
import { type Actor, findActorOfSession } from './actor.ts'
import { closeSession, openSession } from './commands/sessions.ts'
import { mayAdminister, mayCoordinate, mayEdit, mayRepresent } from './policy.ts'

/** `__Host-` ties the cookie to this host over TLS; browsers refuse the prefix without TLS. */
export const sessionCookie = isBehindTls ? '__Host-birgemiz-session' : 'birgemiz-session'
const lifetimeSeconds = 12 * 60 * 60

/** The signed-in person or null. The cookie only carries a session id; the row and the rights come from the database each time. */
export const currentActor = cache(async (): Promise<Actor | null> => {
  const sessionId = await sessionIdOfCookie()
  return sessionId ? findActorOfSession(sessionId) : null
})

/** For every page and action behind sign-in; sends strangers to the sign-in page and back. */
export async function requireActor(): Promise<Actor> {
  const actor = await currentActor()
  if (actor) return actor
  const from = (await headers()).get('x-path') ?? ''
  const back = from ? `?from=${encodeURIComponent(from)}` : ''
  redirect(`${localePath(await requestLocale(), '/sign-in')}${back}`)
}

/** For the coordinator's workspace; others are told the page does not exist. */
export async function requireCoordinator(): Promise<Actor> {
  const actor = await requireActor()
  return mayCoordinate(actor) ? actor : notFound()
}

export async function requireRepresentative(): Promise<Actor> {
  const actor = await requireActor()
  return mayRepresent(actor) ? actor : notFound()
}

/** For the publishing desk. */
export async function requireEditor(): Promise<Actor> {
  const actor = await requireActor()
  return mayEdit(actor) ? actor : notFound()
}

/** For people, rights and the audit. */
export async function requireAdministrator(): Promise<Actor> {
  const actor = await requireActor()
  return mayAdminister(actor) ? actor : notFound()
}

/** Opens a session row for a person who just proved who they are, and sets the cookie. */
export async function startSession(userId: string): Promise<void> {
  const agent = (await headers()).get('user-agent') ?? ''
  const sessionId = await openSession(null, userId, agent, lifetimeSeconds)
  const token = await encode({ token: { sub: sessionId }, secret: env.AUTH_SECRET, maxAge: lifetimeSeconds })
  const jar = await cookies()
  jar.set(sessionCookie, token, {
    httpOnly: true,
    sameSite: 'lax',
    secure: isBehindTls,
    path: '/',
    maxAge: lifetimeSeconds,
  })
}

/** Ends this session; the copied cookie is worth nothing from the next request on. */
export async function endSession(): Promise<void> {
  const sessionId = await sessionIdOfCookie()
  if (sessionId) await closeSession(null, sessionId)
  const jar = await cookies()
  jar.delete(sessionCookie)
}

async function sessionIdOfCookie(): Promise<string | null> {
  const token = (await cookies()).get(sessionCookie)?.value
  if (!token || token.length > 2000) return null
  try {
    const claims = await decode({ token, secret: env.AUTH_SECRET })
    return typeof claims?.sub === 'string' && /^[0-9a-f-]{36}$/.test(claims.sub) ? claims.sub : null
  } catch {
    return null
  }
}
