import type { Actor } from '#lib/accounts/actor.ts'
import { db } from '#lib/platform/db.ts'
import { listedTo } from '#lib/volunteers/policy.ts'
import { trainingColumns } from '../policy.ts'

const listMax = 100

/** The trainings a volunteer was present at, the latest first: of the actor's own card, or of a card they list. */
export async function listTrainingsPassed(actor: Actor, volunteerId: string) {
  const mine = actor.volunteerId === volunteerId ? {} : listedTo(actor)
  const rows = await db.participation.findMany({
    where: {
      volunteerId,
      volunteer: mine,
      attendance: { is: { mark: 'present' } },
      shift: { event: { kind: 'training' } },
    },
    orderBy: [{ shift: { startsAt: 'desc' } }, { id: 'desc' }],
    take: listMax,
    select: {
      id: true,
      shift: {
        select: {
          startsAt: true,
          event: {
            select: {
              ...{ id: true, slug: true, state: true, startsAt: true },
              ...{ titleKk: true, titleRu: true, titleEn: true },
              training: { select: trainingColumns },
            },
          },
        },
      },
    },
  })
  // Several shifts of one training are one training passed.
  const seen = new Set<string>()
  return rows.flatMap(({ shift: { event } }) => {
    if (seen.has(event.id)) return []
    seen.add(event.id)
    return [event]
  })
}

export type TrainingPassed = Awaited<ReturnType<typeof listTrainingsPassed>>[number]
