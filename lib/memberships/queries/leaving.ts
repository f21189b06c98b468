import type { Actor } from '#lib/accounts/actor.ts'
import { activeStatuses, arrangedBy } from '#lib/participation/policy.ts'
import { now } from '#lib/platform/clock.ts'
import { db } from '#lib/platform/db.ts'

const comingMax = 100

/** Places and turns of a person on coming shifts the actor arranges, at one centre or at all of theirs, soonest first. */
export async function listComingAt(actor: Actor, about: { volunteerId: string; centreId: string | null }) {
  const { volunteerId, centreId } = about
  return db.participation.findMany({
    where: {
      volunteerId,
      status: { in: [...activeStatuses] },
      shift: {
        AND: [
          arrangedBy(actor),
          { startsAt: { gt: now() }, cancelledAt: null },
          centreId ? { event: { centreId } } : {},
        ],
      },
    },
    orderBy: [{ shift: { startsAt: 'asc' } }, { id: 'asc' }],
    take: comingMax,
    select: {
      id: true,
      status: true,
      shift: {
        select: { startsAt: true, event: { select: { centreId: true } } },
      },
    },
  })
}
