import type { Actor } from '#lib/accounts/actor.ts'
import { publicCentres } from '#lib/centres/policy.ts'
import { dayMs, dayOf, instantOf, now } from '#lib/platform/clock.ts'
import { db, type Tx } from '#lib/platform/db.ts'
import { idPattern } from '#lib/platform/text.ts'
import type { Prisma } from '#prisma/generated/client.ts'
import { earliestClaimDay, eventClaimDays } from '../rules/claims.ts'

const names = { nameKk: true, nameRu: true, nameEn: true }

/** The centres a person may ask to confirm: those they belong to, else every public one. */
export async function listAskableCentres(actor: Actor, client: Tx = db) {
  const { volunteerId } = actor
  if (!volunteerId) return []
  const own = await client.centre.findMany({
    where: { memberships: { some: { volunteerId, endedOn: null } } },
    select: { id: true, ...names },
  })
  if (own.length > 0) return own
  return client.centre.findMany({ where: publicCentres, select: { id: true, ...names } })
}

export async function listDirections(_actor: Actor) {
  return db.direction.findMany({ orderBy: { position: 'asc' }, select: { id: true, ...names } })
}

const ownShift = {
  id: true,
  shift: {
    select: {
      ...{ id: true, startsAt: true, endsAt: true, roleKk: true, roleRu: true, roleEn: true },
      event: {
        select: {
          ...{ id: true, titleKk: true, titleRu: true, titleEn: true },
          centre: { select: names },
        },
      },
    },
  },
} satisfies Prisma.ParticipationSelect
export type ClaimableShift = Prisma.ParticipationGetPayload<{ select: typeof ownShift }>

/** The actor's own shifts of the last two weeks that have no hours yet and no claim that waits, the latest first. */
export async function listClaimableShifts(actor: Actor): Promise<ClaimableShift[]> {
  if (!actor.volunteerId) return []
  const at = now()
  const from = instantOf(`${earliestClaimDay(dayOf(at), eventClaimDays)}T00:00`)
  const { volunteerId } = actor
  const rows = await db.participation.findMany({
    where: {
      ...{ volunteerId, status: 'confirmed', hours: { none: {} } },
      shift: {
        ...{ startsAt: { gte: from }, endsAt: { lte: at }, cancelledAt: null },
        event: { state: 'published' },
      },
    },
    orderBy: [{ shift: { startsAt: 'desc' } }, { id: 'asc' }],
    select: ownShift,
  })
  const claims = await db.hourClaim.findMany({
    where: { volunteerId, state: 'pending', workedOn: { gte: new Date(from.getTime() - dayMs) } },
    select: { eventId: true, workedOn: true },
  })
  const isClaimed = ({ shift }: ClaimableShift) =>
    claims.some(
      ({ eventId, workedOn }) =>
        eventId === shift.event.id && workedOn.toISOString().slice(0, 10) === dayOf(shift.startsAt),
    )
  return rows.filter((row) => !isClaimed(row))
}

/** One of them, or null. */
export async function findClaimableShift(
  actor: Actor,
  participationId: unknown,
): Promise<ClaimableShift | null> {
  if (typeof participationId !== 'string' || !idPattern.test(participationId)) return null
  return (await listClaimableShifts(actor)).find(({ id }) => id === participationId) ?? null
}
