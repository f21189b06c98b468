import type { Actor } from '#lib/accounts/actor.ts'
import { record } from '#lib/audit/record.ts'
import { now } from '#lib/platform/clock.ts'
import { type Tx, transaction } from '#lib/platform/db.ts'
import { Conflict, Invalid, NotFound } from '#lib/platform/refusal.ts'
import type { AddSpeakerInput, SpeakerIdInput } from '#lib/events/schema/programme.ts'
import { holdLiveEvent, type RunEvent } from './require-event.ts'

const speakersMax = 20

/** Puts somebody into a line of the programme, after those who are there. The same person twice is a Conflict. */
export async function addSpeaker(actor: Actor, { eventId, itemId, personId, ...words }: AddSpeakerInput) {
  return transaction(async (tx) => {
    const event = await holdLiveEvent(actor, tx, eventId)
    const line = await tx.agendaItem.findFirst({
      where: { id: itemId, eventId },
      select: { speakers: { select: { position: true, personId: true } } },
    })
    if (!line) throw new NotFound('events.refusals.unknownLine')
    const { speakers } = line
    if (speakers.length >= speakersMax)
      throw new Conflict('series.refusals.speakersFull', { max: speakersMax })
    if (personId !== null) await checkPerson(tx, personId)
    if (personId !== null && speakers.some((speaker) => speaker.personId === personId))
      throw new Conflict('series.refusals.speaksAlready')
    const position = Math.max(-1, ...speakers.map((speaker) => speaker.position)) + 1
    const { id } = await tx.agendaSpeaker.create({
      data: { ...words, agendaItemId: itemId, personId, position },
      select: { id: true },
    })
    await note(actor, tx, event, 'event.speakerAdded')
    return { id, slug: event.slug }
  })
}

/** Takes somebody out of a line of the programme. A second call is NotFound. */
export async function removeSpeaker(actor: Actor, { eventId, speakerId }: SpeakerIdInput) {
  return transaction(async (tx) => {
    const event = await holdLiveEvent(actor, tx, eventId)
    const where = { id: speakerId, agendaItem: { eventId } }
    const { count } = await tx.agendaSpeaker.deleteMany({ where })
    if (count === 0) throw new NotFound('series.refusals.unknownSpeaker')
    await note(actor, tx, event, 'event.speakerRemoved')
    return { slug: event.slug }
  })
}

export async function checkPerson(tx: Tx, personId: string, field = 'personId') {
  const person = await tx.person.findUnique({ where: { id: personId }, select: { id: true } })
  if (!person) throw new Invalid({ [field]: { code: 'form.unknownChoice' } })
}

async function note(actor: Actor, tx: Tx, { id, titleKk, titleRu, centreId }: RunEvent, action: string) {
  await tx.event.update({ where: { id }, data: { updatedAt: now() } })
  await record(tx, actor, action, { type: 'event', id, label: titleKk || titleRu, centreId })
}
