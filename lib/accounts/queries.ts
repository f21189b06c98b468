import { now } from '#lib/platform/clock.ts'
import { db } from '#lib/platform/db.ts'
import { Forbidden } from '#lib/platform/refusal.ts'
import { cleanLine } from '#lib/platform/text.ts'
import { tokenHash } from '#lib/platform/token.ts'
import type { Prisma } from '#prisma/generated/client.ts'
import { type Actor, validAt } from './actor.ts'
import { mayAdminister, mayRepresentOrganisation } from './policy.ts'

const pageSize = 50

const rightSelect = {
  id: true,
  role: true,
  validFrom: true,
  validTo: true,
  centre: { select: { nameKk: true, nameRu: true, nameEn: true } },
  organisation: { select: { nameKk: true, nameRu: true, nameEn: true } },
} satisfies Prisma.RoleAssignmentSelect

/** Accounts with their present rights, by name; for administrators. `after` is the last id of the page before. */
export async function listUsers(actor: Actor, { q = '', after }: { q?: string; after?: string | null }) {
  requireAdministration(actor)
  const words = cleanLine(q.slice(0, 100))
  const where: Prisma.UserWhereInput = words
    ? {
        OR: [
          { name: { contains: words, mode: 'insensitive' } },
          { email: { contains: words.toLowerCase() } },
        ],
      }
    : {}
  const rows = await db.user.findMany({
    where,
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    take: pageSize + 1,
    ...(after ? { cursor: { id: after }, skip: 1 } : {}),
    select: {
      id: true,
      name: true,
      email: true,
      disabledAt: true,
      isDemo: true,
      roles: { where: validAt(now()), select: rightSelect },
    },
  })
  return { users: rows.slice(0, pageSize), next: rows.length > pageSize ? rows[pageSize - 1]?.id : null }
}

export async function countUsers(actor: Actor): Promise<number> {
  requireAdministration(actor)
  return db.user.count()
}

/** One account with all it ever held and its open sessions, or null; for administrators. */
export async function findUser(actor: Actor, userId: string) {
  requireAdministration(actor)
  return db.user.findUnique({
    where: { id: userId },
    select: {
      id: true,
      name: true,
      email: true,
      locale: true,
      createdAt: true,
      disabledAt: true,
      roles: {
        orderBy: { createdAt: 'desc' },
        select: { ...rightSelect, revokedAt: true, grantedBy: { select: { name: true } } },
      },
      _count: { select: { sessions: { where: { revokedAt: null, expiresAt: { gt: now() } } } } },
    },
  })
}

/** Invitations nobody has taken up yet; for administrators. */
export async function listOpenInvitations(actor: Actor) {
  requireAdministration(actor)
  return db.accountToken.findMany({
    where: { kind: 'invitation', usedAt: null, expiresAt: { gt: now() } },
    orderBy: { createdAt: 'desc' },
    take: 50,
    select: { id: true, email: true, role: true, expiresAt: true },
  })
}

/** Centres and organisations a right can be given for, by name in the language; for administrators. */
export async function listScopes(actor: Actor) {
  requireAdministration(actor)
  const select = { id: true, nameKk: true, nameRu: true, nameEn: true }
  const [centres, organisations] = await Promise.all([
    db.centre.findMany({
      select: { ...select, unit: { select: { shortKk: true, shortRu: true, shortEn: true } } },
    }),
    db.organisation.findMany({ select }),
  ])
  return { centres, organisations }
}

/** One's own open sessions, newest first. */
export async function listOwnSessions(actor: Actor) {
  return db.session.findMany({
    where: { userId: actor.userId, revokedAt: null, expiresAt: { gt: now() } },
    orderBy: { createdAt: 'desc' },
    select: { id: true, createdAt: true, device: true },
  })
}

/**
 * What the page of a mailed link to one's own card asks for: a password for a new account, signing in to the one the address has,
 * or one press of a button. Null for a link that is used, expired or made up.
 */
export async function findClaim(actor: Actor | null, secret: string) {
  const claim = await db.accountToken.findFirst({
    where: {
      ...{ tokenHash: tokenHash(secret), kind: 'claim', usedAt: null, expiresAt: { gt: now() } },
      volunteer: { userId: null, mergedIntoId: null, status: { not: 'anonymised' } },
    },
    select: { email: true },
  })
  if (!claim) return null
  const { email } = claim
  if ((await db.user.count({ where: { email } })) === 0) return { email, step: 'password' } as const
  return { email, step: actor?.email === email ? 'bind' : 'signIn' } as const
}

/**
 * What the page of an invitation asks for: a name and a password for a new account, signing in to the one the address has, or
 * one press of a button. A link that is used, expired or made up is asked like the first, and refused when it is sent.
 */
export async function invitationStep(
  actor: Actor | null,
  secret: string,
): Promise<'password' | 'signIn' | 'bind'> {
  const found = await db.accountToken.findFirst({
    where: { tokenHash: tokenHash(secret), kind: 'invitation', usedAt: null, expiresAt: { gt: now() } },
    select: { email: true },
  })
  if (!found || (await db.user.count({ where: { email: found.email } })) === 0) return 'password'
  return actor?.email === found.email ? 'bind' : 'signIn'
}

/** Who speaks for an organisation and who is invited to; for its representatives and administrators, else null. */
export async function findRepresentatives(actor: Actor, organisationId: string) {
  if (!mayRepresentOrganisation(actor, organisationId)) return null
  const [holders, invitations] = await Promise.all([
    db.roleAssignment.findMany({
      where: { ...validAt(now()), role: 'representative', organisationId, user: { disabledAt: null } },
      orderBy: [{ validFrom: 'asc' }, { id: 'asc' }],
      select: { id: true, validFrom: true, user: { select: { id: true, name: true, email: true } } },
    }),
    db.accountToken.findMany({
      where: {
        ...{ kind: 'invitation', usedAt: null, expiresAt: { gt: now() } },
        ...{ role: 'representative', organisationId },
      },
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      select: { id: true, email: true, expiresAt: true },
    }),
  ])
  return { holders, invitations }
}

function requireAdministration(actor: Actor): void {
  if (!mayAdminister(actor)) throw new Forbidden('accounts.refusals.notAdministrator')
}
