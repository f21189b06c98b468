import type { Actor } from '#lib/accounts/actor.ts'
import { record } from '#lib/audit/record.ts'
import { now } from '#lib/platform/clock.ts'
import { type Tx, transaction } from '#lib/platform/db.ts'
import { Conflict, Invalid } from '#lib/platform/refusal.ts'
import { shortcomingsOf } from '#lib/events/rules.ts'
import type { EventIdInput } from '#lib/events/schema.ts'
import { requireRunEvent } from './require-event.ts'
import { showPresentations } from './show-presentations.ts'

/** Makes a complete draft public. A second call is a Conflict, so a double click cannot announce it twice. */
export async function publishEvent(actor: Actor, input: EventIdInput) {
  return transaction((tx) => publishEventIn(actor, tx, input))
}

/** The same inside a transaction, for the drafts of a series. */
export async function publishEventIn(actor: Actor, tx: Tx, { eventId }: EventIdInput) {
  const event = await requireRunEvent(actor, tx, eventId)
  if (event.state !== 'draft') throw new Conflict('events.refusals.alreadyPublic')
  const missing = shortcomingsOf(event)
  if (missing.length > 0) {
    const fields = missing.map((name) => [name, { code: `events.shortcomings.${name}` }] as const)
    throw new Invalid(Object.fromEntries(fields), 'events.refusals.notReady')
  }
  const { count } = await tx.event.updateMany({
    where: { id: eventId, state: 'draft', version: event.version },
    data: { state: 'published', publishedAt: now(), version: { increment: 1 } },
  })
  if (count === 0) throw new Conflict('events.refusals.alreadyPublic')
  await showPresentations(actor, tx, eventId)
  const { titleKk: label, centreId, slug } = event
  await record(tx, actor, 'event.published', { type: 'event', id: eventId, label, centreId })
  return { slug }
}

/** Removes a draft that was never public, with its programme and shifts. A second call is NotFound. */
export async function discardDraft(actor: Actor, input: EventIdInput) {
  return transaction((tx) => discardDraftIn(actor, tx, input))
}

/** The same inside a transaction. */
export async function discardDraftIn(actor: Actor, tx: Tx, { eventId }: EventIdInput) {
  const event = await requireRunEvent(actor, tx, eventId)
  const { count } = await tx.event.deleteMany({
    where: {
      id: eventId,
      state: 'draft',
      publishedAt: null,
      shifts: { none: { participations: { some: {} } } },
    },
  })
  if (count === 0) throw new Conflict('events.refusals.notADraft')
  const { titleKk, titleRu, centreId } = event
  await record(tx, actor, 'event.discarded', {
    type: 'event',
    id: eventId,
    label: titleKk || titleRu,
    centreId,
  })
  return { slug: event.slug }
}
