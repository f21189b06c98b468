import type { Actor } from '#lib/accounts/actor.ts'
import { runBy } from '#lib/events/policy.ts'
import { now } from '#lib/platform/clock.ts'
import { type Db, db, type Tx } from '#lib/platform/db.ts'
import { type Keyset, keysetArguments, keysetPage } from '#lib/platform/keyset.ts'
import { idPattern } from '#lib/platform/text.ts'
import type { Prisma } from '#prisma/generated/client.ts'
import { canDecide, canEdit, canWithdraw, mayPropose, visibleTo } from './policy.ts'
import { lacksOf, orderCentres } from './rules.ts'
import type { ProposalStateName } from './schema.ts'

const pageSize = 30
const names = { nameKk: true, nameRu: true, nameEn: true } as const

/** A page of the proposals the actor knows of, the latest changed first. */
export async function listProposals(
  actor: Actor,
  { state, keyset }: { state: ProposalStateName | ''; keyset: Keyset },
) {
  const rows = await db.proposal.findMany({
    where: { AND: [visibleTo(actor), state ? { state } : {}] },
    orderBy: [{ updatedAt: 'desc' }, { id: 'desc' }],
    select: {
      ...{ id: true, state: true, titleKk: true, titleRu: true, titleEn: true, startsAt: true },
      centre: { select: names },
      organisation: { select: { id: true, ...names } },
    },
    ...keysetArguments(keyset, pageSize),
  })
  return keysetPage(rows, keyset, pageSize)
}

/** How many proposals wait for a decision the actor can take; for the list of today's work. */
export async function countWaitingProposals(actor: Actor): Promise<number> {
  const own = actor.isAdministrator ? {} : { centreId: { in: [...actor.centreIds] } }
  const { userId } = actor
  const foreign: Prisma.ProposalWhereInput = {
    NOT: { OR: [{ submittedById: userId }, { createdById: userId }] },
  }
  return db.proposal.count({ where: { AND: [{ state: 'submitted' }, own, foreign] } })
}

/** One proposal with what it still lacks and what the actor may do to it; null when it does not exist for them. */
export async function findProposal(actor: Actor, proposalId: string) {
  if (!idPattern.test(proposalId)) return null
  const found = await db.proposal.findFirst({
    where: { AND: [visibleTo(actor), { id: proposalId }] },
    include: {
      shifts: { orderBy: { position: 'asc' } },
      centre: { select: { state: true, slug: true, ...names } },
      organisation: { select: { state: true, slug: true, ...names } },
      direction: { select: names },
      unit: { select: names },
      event: { select: { id: true, slug: true, state: true } },
    },
  })
  if (!found) return null
  const isKnown = await haveWorkedTogether(actor, db, found)
  return {
    ...found,
    lacks: lacksOf(found, { isKnown, at: now() }),
    isKnown,
    may: {
      edit: canEdit(actor, found),
      withdraw: canWithdraw(actor, found),
      decide: canDecide(actor, found),
    },
  }
}

export type FoundProposal = NonNullable<Awaited<ReturnType<typeof findProposal>>>

/** What the selects of a proposal's form offer; null when the actor does not speak for the organisation. */
export async function findProposalChoices(actor: Actor, organisationId: string) {
  if (!idPattern.test(organisationId) || !mayPropose(actor, organisationId)) return null
  const [organisation, centres, units, directions, events] = await Promise.all([
    db.organisation.findUnique({
      where: { id: organisationId },
      select: { id: true, unitId: true, state: true, ...names },
    }),
    db.centre.findMany({
      where: { state: 'published' },
      orderBy: { nameKk: 'asc' },
      select: { id: true, unitId: true, ...names },
    }),
    db.unit.findMany({ orderBy: { nameKk: 'asc' }, select: { id: true, ...names } }),
    db.direction.findMany({
      orderBy: { position: 'asc' },
      select: { id: true, isAdultsOnly: true, ...names },
    }),
    db.event.findMany({
      where: { hostOrganisationId: organisationId, publishedAt: { not: null } },
      distinct: ['centreId'],
      select: { centreId: true },
    }),
  ])
  if (!organisation) return null
  const known = new Set(events.map(({ centreId }) => centreId))
  return {
    organisation,
    units,
    directions,
    centres: orderCentres(centres, { known, unitId: organisation.unitId }).map((centre) => ({
      ...centre,
      isKnown: known.has(centre.id),
    })),
  }
}

/** The organisations the actor speaks for, to choose one to propose for. */
export async function listProposers(actor: Actor) {
  return db.organisation.findMany({
    where: { id: { in: [...actor.organisationIds] } },
    orderBy: { nameKk: 'asc' },
    select: { id: true, state: true, ...names },
  })
}

/** Whether the centre has published an event of the organisation before. */
export async function haveWorkedTogether(
  _actor: Actor,
  client: Db | Tx,
  { organisationId, centreId }: { organisationId: string; centreId: string },
): Promise<boolean> {
  const where = { hostOrganisationId: organisationId, centreId, publishedAt: { not: null } }
  return (await client.event.count({ where, take: 1 })) > 0
}

/** What hosts said about an event's shifts, for who runs the event. */
export async function listHostReports(actor: Actor, eventId: string) {
  if (!idPattern.test(eventId)) return []
  return db.hostReport.findMany({
    where: { shift: { event: { AND: [runBy(actor), { id: eventId }] } } },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: {
      ...{ id: true, seen: true, isObjection: true, text: true, createdAt: true },
      shift: { select: { roleKk: true, roleRu: true, roleEn: true, startsAt: true } },
      organisation: { select: names },
    },
  })
}
