import type { Actor } from '#lib/accounts/actor.ts'
import { record } from '#lib/audit/record.ts'
import { now } from '#lib/platform/clock.ts'
import { type Tx, transaction } from '#lib/platform/db.ts'
import { Conflict } from '#lib/platform/refusal.ts'
import { lockRows } from '#lib/platform/row-locks.ts'
import type { CancelOccurrencesInput, PublishOccurrencesInput } from '#lib/events/schema/series.ts'
import { cancelEventIn } from './cancel-event.ts'
import { atOccurrence, listAhead, manyDates, type Occurrence } from './occurrences.ts'
import { discardDraftIn, publishEventIn } from './publish-event.ts'
import { requireRunEvent } from './require-event.ts'

/**
 * Calls off this occurrence and those after it, or all coming ones, for one reason: public ones are cancelled with their people
 * released, drafts are discarded. Past and running ones stay as they are. A second call is a Conflict.
 */
export async function cancelOccurrences(
  actor: Actor,
  { eventId, scope, ...reasons }: CancelOccurrencesInput,
) {
  return transaction(async (tx) => {
    const { event, events } = await hold(actor, tx, { eventId, scope })
    if (events.length === 0) throw new Conflict('series.refusals.nothingAhead')
    for (const each of events) {
      await atOccurrence(actor, each, () =>
        each.state === 'draft' && each.publishedAt === null
          ? discardDraftIn(actor, tx, { eventId: each.id })
          : cancelEventIn(actor, tx, { eventId: each.id, ...reasons }),
      )
    }
    await note(actor, tx, event, { action: 'event.seriesCancelled', scope, count: events.length })
    const isGone = event.state === 'draft' && events.some(({ id }) => id === eventId)
    return { slugs: events.map(({ slug }) => slug), count: events.length, isGone }
  }, manyDates)
}

/** Makes the coming drafts of a series public, all or none: one that is not ready is named. A second call is a Conflict. */
export async function publishOccurrences(actor: Actor, { eventId, scope }: PublishOccurrencesInput) {
  return transaction(async (tx) => {
    const { event, events } = await hold(actor, tx, { eventId, scope })
    const drafts = events.filter(({ state }) => state === 'draft')
    if (drafts.length === 0) throw new Conflict('series.refusals.noDrafts')
    for (const draft of drafts) {
      await atOccurrence(actor, draft, () => publishEventIn(actor, tx, { eventId: draft.id }))
    }
    await note(actor, tx, event, { action: 'event.seriesPublished', scope, count: drafts.length })
    return { slugs: drafts.map(({ slug }) => slug), count: drafts.length }
  }, manyDates)
}

type Chosen = { eventId: string; scope: 'following' | 'all' }

/** Here the occurrence itself may be past: then the rest is meant. */
async function hold(actor: Actor, tx: Tx, { eventId, scope }: Chosen) {
  const found = await requireRunEvent(actor, tx, eventId)
  if (found.seriesId === null) throw new Conflict('series.refusals.unknown')
  await lockRows(tx, 'EventSeries', [found.seriesId])
  await lockRows(tx, 'Event', [eventId])
  const event = await requireRunEvent(actor, tx, eventId)
  const others = await listAhead(actor, tx, event, { scope })
  const isAhead = event.state !== 'cancelled' && event.startsAt > now()
  return { event, events: isAhead ? [event, ...others] : others }
}

async function note(
  actor: Actor,
  tx: Tx,
  { id, titleKk, titleRu, centreId }: Occurrence,
  { action, ...details }: { action: string; scope: string; count: number },
) {
  await record(tx, actor, action, { type: 'event', id, label: titleKk || titleRu, centreId, details })
}
