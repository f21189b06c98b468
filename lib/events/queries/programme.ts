import type { Actor } from '#lib/accounts/actor.ts'
import { mayCoordinate } from '#lib/accounts/policy.ts'
import { db } from '#lib/platform/db.ts'

const choicesMax = 500

/** People with pages of their own, to be named as speakers or trainers; none for people who run no events. */
export async function listPersonChoices(actor: Actor) {
  if (!mayCoordinate(actor)) return []
  return db.person.findMany({
    orderBy: [{ nameKk: 'asc' }, { id: 'asc' }],
    select: { id: true, nameKk: true, nameRu: true, nameEn: true },
    take: choicesMax,
  })
}

/** What a training teaches, as its form shows it; the caller has found the event for the actor. */
export async function findTraining(_actor: Actor, eventId: string) {
  return db.eventTraining.findUnique({ where: { eventId } })
}
