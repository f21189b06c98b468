import type { Actor } from '#lib/accounts/actor.ts'
import { record } from '#lib/audit/record.ts'
import { now } from '#lib/platform/clock.ts'
import { transaction } from '#lib/platform/db.ts'
import { Conflict } from '#lib/platform/refusal.ts'
import type { SaveTrainingInput } from '#lib/events/schema/programme.ts'
import { holdLiveEvent } from './require-event.ts'
import { checkPerson } from './speakers.ts'

/** Says what a training teaches: who, for how long, at what level. Certificates that were issued keep what they said. */
export async function saveTraining(actor: Actor, { eventId, courseHours, ...input }: SaveTrainingInput) {
  return transaction(async (tx) => {
    const event = await holdLiveEvent(actor, tx, eventId)
    if (event.kind !== 'training') throw new Conflict('trainings.refusals.notATraining')
    if (input.trainerId !== null) await checkPerson(tx, input.trainerId, 'trainerId')
    const data = { ...input, courseMinutes: courseHours * 60 }
    await tx.eventTraining.upsert({ where: { eventId }, create: { ...data, eventId }, update: data })
    await tx.event.update({ where: { id: eventId }, data: { updatedAt: now() } })
    const { titleKk, titleRu, centreId } = event
    const facts = { type: 'event', id: eventId, label: titleKk || titleRu, centreId }
    await record(tx, actor, 'event.trainingSaved', facts)
    return { slug: event.slug }
  })
}
