import { defaultLocale, isLocale, type Locale } from '#lib/i18n/routing.ts'
import { now } from '#lib/platform/clock.ts'
import { db } from '#lib/platform/db.ts'
import type { Prisma } from '#prisma/generated/client.ts'

/**
 * Who asks: read from the database on each request, never from the cookie. `centreIds` and `organisationIds` are the scopes
 * of the rights valid now; a right that ended is simply not here.
 */
export type Actor = {
  userId: string
  sessionId: string
  name: string
  email: string
  locale: Locale
  isAdministrator: boolean
  isEditor: boolean
  centreIds: readonly string[]
  organisationIds: readonly string[]
  /** The person's own volunteer card, if they have one. */
  volunteerId: string | null
}

/** Assignments that count at an instant: begun, not ended, not revoked. */
export function validAt(at: Date): Prisma.RoleAssignmentWhereInput {
  return { revokedAt: null, validFrom: { lte: at }, OR: [{ validTo: null }, { validTo: { gt: at } }] }
}

/** The actor behind a live session; null when it was ended, ran out, or the account was disabled. */
export async function findActorOfSession(sessionId: string): Promise<Actor | null> {
  const at = now()
  const session = await db.session.findFirst({
    where: { id: sessionId, revokedAt: null, expiresAt: { gt: at }, user: { disabledAt: null } },
    select: { id: true, userId: true },
  })
  return session ? findActor(session.userId, session.id) : null
}

/** The actor a user is right now, with the rights read fresh. Used by sessions and by jobs that act for a stored user. */
export async function findActor(userId: string, sessionId = ''): Promise<Actor | null> {
  const user = await db.user.findFirst({
    where: { id: userId, disabledAt: null },
    select: {
      id: true,
      name: true,
      email: true,
      locale: true,
      volunteer: { select: { id: true } },
      roles: { where: validAt(now()), select: { role: true, centreId: true, organisationId: true } },
    },
  })
  if (!user) return null
  const scopes = (role: string, scope: 'centreId' | 'organisationId') =>
    user.roles.flatMap((held) => (held.role === role && held[scope] ? [held[scope]] : []))
  return {
    userId: user.id,
    sessionId,
    name: user.name,
    email: user.email,
    locale: isLocale(user.locale) ? user.locale : defaultLocale,
    isAdministrator: user.roles.some((held) => held.role === 'administrator'),
    isEditor: user.roles.some((held) => held.role === 'editor'),
    centreIds: scopes('coordinator', 'centreId'),
    organisationIds: scopes('representative', 'organisationId'),
    volunteerId: user.volunteer?.id ?? null,
  }
}
