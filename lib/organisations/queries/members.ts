import type { Actor } from '#lib/accounts/actor.ts'
import { mayRepresentOrganisation } from '#lib/accounts/policy.ts'
import { dayOf, now } from '#lib/platform/clock.ts'
import { db } from '#lib/platform/db.ts'
import { type Keyset, keysetArguments, keysetPage } from '#lib/platform/keyset.ts'
import { publicOrganisations } from '../policy.ts'
import { ageBandOf, nameForHost } from '../rules.ts'

const pageSize = 50
const names = { nameKk: true, nameRu: true, nameEn: true } as const

/**
 * A page of the people who belong to an organisation, as it may see them: a name for display, an age band, since when. For its
 * representatives and administrators; null for everybody else.
 */
export async function listMembers(actor: Actor, organisationId: string, keyset: Keyset) {
  if (!mayRepresentOrganisation(actor, organisationId)) return null
  const where = { organisationId, endedOn: null, volunteer: { mergedIntoId: null } }
  const rows = await db.membership.findMany({
    where,
    orderBy: [{ volunteer: { givenName: 'asc' } }, { id: 'asc' }],
    select: {
      ...{ id: true, startedOn: true },
      volunteer: { select: { surname: true, givenName: true, birthDate: true, status: true } },
    },
    ...keysetArguments(keyset, pageSize),
  })
  const [today, count] = [dayOf(now()), await db.membership.count({ where })]
  const page = keysetPage(rows, keyset, pageSize)
  return {
    ...page,
    count,
    rows: page.rows.map(({ id, startedOn, volunteer }) => ({
      ...{ id, startedOn },
      name: nameForHost(volunteer, today),
      band: ageBandOf(volunteer.birthDate, today),
    })),
  }
}

/** What a volunteer reads about the organisations they belong to and those that ask them; nothing without a card. */
export async function listOwnOrganisations(actor: Actor) {
  if (!actor.volunteerId) return { memberships: [], invitations: [] }
  const { volunteerId } = actor
  const organisation = { select: { slug: true, state: true, ...names } }
  const [memberships, invitations] = await Promise.all([
    db.membership.findMany({
      where: { volunteerId, endedOn: null, organisationId: { not: null } },
      orderBy: [{ startedOn: 'desc' }, { id: 'asc' }],
      select: { id: true, startedOn: true, isPrimary: true, organisation },
    }),
    db.memberInvitation.findMany({
      where: { volunteerId, ...openInvitation() },
      orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
      select: { id: true, expiresAt: true, organisation },
    }),
  ])
  return { memberships, invitations }
}

/** An invitation that can still be answered. */
export function openInvitation() {
  return { answeredAt: null, expiresAt: { gt: now() }, organisation: publicOrganisations }
}
