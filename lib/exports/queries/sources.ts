import type { Actor } from '#lib/accounts/actor.ts'
import { runBy } from '#lib/events/policy.ts'
import { db } from '#lib/platform/db.ts'
import { findSelection } from '#lib/registry/queries/selection.ts'
import { visibleTo } from '#lib/volunteers/policy.ts'
import { registerWhere } from '#lib/volunteers/queries/list-volunteers.ts'
import { volunteerFilters } from '#lib/volunteers/schema.ts'
import type { Prisma } from '#prisma/generated/client.ts'

export type PeopleSource = { selectionId: string | null }

/** The people an export of the register is of, at this moment; null for a selection that is not the actor's. */
export async function peopleWhere(
  actor: Actor,
  { selectionId }: PeopleSource,
): Promise<Prisma.VolunteerWhereInput | null> {
  if (!selectionId) return registerWhere(actor, volunteerFilters.parse({}))
  const selection = await findSelection(actor, selectionId)
  return selection?.where ?? null
}

/** The sign-ups of an event the actor runs, of people they may see; null when it is not theirs. */
export async function participantsWhere(
  actor: Actor,
  eventId: string,
): Promise<Prisma.ParticipationWhereInput | null> {
  const event = await db.event.count({ where: { AND: [{ id: eventId }, runBy(actor)] } })
  if (event === 0) return null
  return {
    status: { in: ['confirmed', 'offered', 'waiting'] },
    shift: { eventId },
    volunteer: { AND: [visibleTo(actor), { status: { not: 'anonymised' } }] },
  }
}

const titles = { titleKk: true, titleRu: true, titleEn: true }
const names = { nameKk: true, nameRu: true, nameEn: true }

/** The ledger's rows of the actor's centres in a period, of people they may see. */
export function hoursWhere(
  actor: Actor,
  { centreId, from, to }: { centreId: string | null; from: Date; to: Date },
): Prisma.HourEntryWhereInput {
  const centres = centreId ? [centreId] : [...actor.centreIds]
  const isEverywhere = actor.isAdministrator && !centreId
  const own = {
    centreId: { in: actor.isAdministrator ? centres : centres.filter((id) => actor.centreIds.includes(id)) },
  }
  return {
    AND: [
      { workedOn: { gte: from, lte: to } },
      { OR: [{ source: { not: 'selfReported' } }, { confirmedAt: { not: null } }] },
      { volunteer: { AND: [visibleTo(actor), { status: { not: 'anonymised' } }] } },
      isEverywhere
        ? {}
        : {
            OR: [
              { participation: { is: { shift: { event: own } } } },
              { claim: { is: own } },
              { corrects: { is: { claim: { is: own } } } },
              {
                ...{ participationId: null, claimId: null },
                corrects: { is: null },
                volunteer: { memberships: { some: { isPrimary: true, endedOn: null, ...own } } },
              },
            ],
          },
    ],
  }
}

/** What the form says it is about: how many rows there are now, and the name of the event. */
export async function describeSource(
  actor: Actor,
  given: { kind: 'people' | 'participants' | 'hours'; selectionId: string | null; eventId: string | null },
) {
  if (given.kind === 'people') {
    const where = await peopleWhere(actor, given)
    return where && { count: await db.volunteer.count({ where }), event: null }
  }
  if (given.kind === 'hours') return { count: null, event: null }
  const where = given.eventId ? await participantsWhere(actor, given.eventId) : null
  if (!where || !given.eventId) return null
  const event = await db.event.findUnique({ where: { id: given.eventId }, select: { id: true, ...titles } })
  return { count: await db.participation.count({ where }), event }
}

/** The centres whose hours an actor can take out. */
export async function listExportCentres(actor: Actor) {
  return db.centre.findMany({
    where: actor.isAdministrator ? {} : { id: { in: [...actor.centreIds] } },
    orderBy: { nameKk: 'asc' },
    select: { id: true, ...names },
  })
}
