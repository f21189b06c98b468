import type { Actor } from '#lib/accounts/actor.ts'
import { now } from '#lib/platform/clock.ts'
import type { Tx } from '#lib/platform/db.ts'

type Merge = { mergeId: string; fromId: string; toId: string }
type Doubled = { participationId: string; minutes: number }
export type MovedHours = { entryIds: string[]; claimIds: string[]; doubled: Doubled[] }

/**
 * The hours and claims of one card count on another card of the same person, by a merge on record. Work both cards were credited with
 * counts once: the hours of `endedIds` are taken off by a correction (R8).
 */
export async function movePersonInHours(
  actor: Actor,
  tx: Tx,
  { mergeId, fromId, toId }: Merge,
  ended: { participationIds: readonly string[]; reason: string },
): Promise<MovedHours> {
  const doubled: Doubled[] = []
  for (const participationId of ended.participationIds) {
    const minutes = await sumOf(tx, participationId)
    if (minutes === 0) continue
    await correct(actor, tx, { participationId, minutes: -minutes, reason: ended.reason })
    doubled.push({ participationId, minutes })
  }
  const where = { volunteerId: fromId }
  const entries = await tx.hourEntry.findMany({ where, select: { id: true } })
  const entryIds = entries.map(({ id }) => id)
  await follow(tx, mergeId, entryIds)
  const claims = await tx.hourClaim.findMany({ where, select: { id: true } })
  await tx.hourClaim.updateMany({ where, data: { volunteerId: toId } })
  return { entryIds, claimIds: claims.map(({ id }) => id), doubled }
}

/**
 * Gives hours and claims back, with what was written about the same work since, and credits again what was taken off. The merge is
 * marked as undone by the caller before.
 */
export async function returnPersonInHours(
  actor: Actor,
  tx: Tx,
  { mergeId, fromId, toId }: Merge,
  moved: MovedHours & { participationIds: string[]; reason: string },
): Promise<void> {
  const since = await tx.hourEntry.findMany({
    where: {
      volunteerId: toId,
      OR: [
        { participationId: { in: moved.participationIds } },
        { correctsId: { in: moved.entryIds } },
        { claimId: { in: moved.claimIds } },
      ],
    },
    select: { id: true },
  })
  await follow(tx, mergeId, [...new Set([...moved.entryIds, ...since.map(({ id }) => id)])])
  await tx.hourClaim.updateMany({
    where: { id: { in: moved.claimIds }, volunteerId: toId },
    data: { volunteerId: fromId },
  })
  for (const { participationId, minutes } of moved.doubled)
    await correct(actor, tx, { participationId, minutes, reason: moved.reason })
}

/** The table is append-only for the application; this function of the database moves rows along a recorded merge and nothing else. */
async function follow(tx: Tx, mergeId: string, entryIds: string[]) {
  if (entryIds.length === 0) return
  await tx.$queryRaw`SELECT hours_follow_merge(${mergeId}::uuid, ${entryIds}::uuid[])`
}

async function sumOf(tx: Tx, participationId: string): Promise<number> {
  const { _sum } = await tx.hourEntry.aggregate({ where: { participationId }, _sum: { minutes: true } })
  return _sum.minutes ?? 0
}

type Change = { participationId: string; minutes: number; reason: string }

async function correct(actor: Actor, tx: Tx, { participationId, minutes, reason }: Change) {
  const first = await tx.hourEntry.findFirstOrThrow({ where: { participationId }, orderBy: { id: 'asc' } })
  const { volunteerId, workedOn, directionId, plannedStartsAt, plannedEndsAt, isDemo } = first
  await tx.hourEntry.create({
    data: {
      ...{ volunteerId, participationId, workedOn, directionId, plannedStartsAt, plannedEndsAt, isDemo },
      ...{ source: 'correction', correctsId: first.correctsId ?? first.id, minutes, reason },
      ...{ confirmedById: actor.userId, confirmedAt: now() },
    },
  })
}
