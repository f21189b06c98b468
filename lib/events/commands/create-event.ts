import type { Actor } from '#lib/accounts/actor.ts'
import { record } from '#lib/audit/record.ts'
import { Invalid, NotFound } from '#lib/platform/refusal.ts'
import { canCreateEventAt } from '../policy.ts'
import type { CreateEventInput } from '../schema.ts'
import { checkChoices, eventData } from './event-data.ts'
import { freeSlug, withFreeSlug } from './event-slug.ts'

/** Starts a draft at a centre the actor runs; nobody sees it before it is published. Throws NotFound for another's centre. */
export async function createEvent(actor: Actor, { centreId, ...input }: CreateEventInput) {
  if (!canCreateEventAt(actor, centreId)) throw new NotFound('events.refusals.unknownCentre')
  return withFreeSlug(actor, async (tx) => {
    const centre = await tx.centre.findUnique({ where: { id: centreId }, select: { id: true } })
    if (!centre) throw new Invalid({ centreId: { code: 'form.unknownChoice' } })
    await checkChoices(actor, tx, input)
    const slug = await freeSlug(actor, tx, input)
    const event = await tx.event.create({ data: { ...eventData(input), centreId, slug }, select: { id: true, slug: true } })
    await record(tx, actor, 'event.created', { type: 'event', id: event.id, label: input.titleKk || input.titleRu, centreId })
    return event
  })
}
