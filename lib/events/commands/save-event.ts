import type { Actor } from '#lib/accounts/actor.ts'
import { record } from '#lib/audit/record.ts'
import { now } from '#lib/platform/clock.ts'
import { Conflict, Invalid } from '#lib/platform/refusal.ts'
import { canMoveStart } from '../policy.ts'
import { shortcomingsOf } from '../rules.ts'
import { differences } from '../rules/differences.ts'
import type { EventInput, SaveEventInput } from '../schema.ts'
import { checkChoices, eventData, requireRunEvent, type RunEvent } from './event-data.ts'
import { freeSlug, withFreeSlug } from './event-slug.ts'

/**
 * Saves an event's form. A form made from an older version is refused with the saved value beside each field that differs;
 * a public event keeps its address and stays complete. Returns the address before and after.
 */
export async function saveEvent(actor: Actor, { eventId, version, ...input }: SaveEventInput) {
  return withFreeSlug(actor, async (tx) => {
    const event = await requireRunEvent(actor, tx, eventId)
    if (event.state === 'cancelled') throw new Conflict('events.refusals.alreadyCancelled')
    const changes = differences(event, input, actor.locale)
    if (event.version !== version) throw stale(changes)
    await checkChoices(actor, tx, input, event.hostOrganisationId)
    const data = eventData(input)
    checkPublished(actor, event, { ...input, startsAt: data.startsAt, endsAt: data.endsAt })
    const isPublic = event.publishedAt !== null
    const slug = isPublic ? event.slug : await freeSlug(actor, tx, input, eventId)
    const { count } = await tx.event.updateMany({
      where: { id: eventId, version, state: event.state },
      data: { ...data, slug, version: { increment: 1 }, sequence: { increment: isPublic ? 1 : 0 } },
    })
    if (count === 0) throw stale(changes)
    const details = { fields: Object.keys(changes) }
    const label = input.titleKk || input.titleRu
    await record(tx, actor, 'event.saved', { type: 'event', id: eventId, label, centreId: event.centreId, details })
    return { slug, oldSlug: event.slug }
  })
}

function stale(changes: Record<string, { code: string }>): Invalid {
  return new Invalid({ version: { code: 'events.refusals.staleHint' }, ...changes }, 'events.refusals.stale')
}

type Whole = Omit<EventInput, 'startsAt' | 'endsAt'> & { startsAt: Date; endsAt: Date }

/** What is public stays complete, and a start that has passed stays where it was. */
function checkPublished(actor: Actor, event: RunEvent, input: Whole) {
  if (event.publishedAt === null) return
  const isMoved = event.startsAt.getTime() !== input.startsAt.getTime()
  if (isMoved && !canMoveStart(actor, event, now())) {
    throw new Invalid({ startsAt: { code: 'events.refusals.startPassed' } })
  }
  const missing = shortcomingsOf({ ...event, ...input }).filter((name) => name in input)
  if (missing.length > 0) {
    throw new Invalid(Object.fromEntries(missing.map((name) => [name, { code: `events.shortcomings.${name}` }])))
  }
}
