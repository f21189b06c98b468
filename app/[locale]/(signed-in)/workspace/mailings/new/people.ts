import type { Actor } from '#lib/accounts/actor.ts'
import { mayCoordinateCentre } from '#lib/accounts/policy.ts'
import { listOwnCentres } from '#lib/centres/queries.ts'
import {
  type EventChoice,
  type EventToWrite,
  findEventToWrite,
  listEventsToInvite,
} from '#lib/mailings/queries/occasions.ts'
import { type ListedTemplate, listTemplates } from '#lib/mailings/queries/templates.ts'
import type { NewMailingQuery, WriteMailingInput } from '#lib/mailings/schema.ts'
import { findSelection } from '#lib/registry/queries/selection.ts'

type Names = { id: string; nameKk: string; nameRu: string; nameEn: string }

export type People = {
  to: Pick<WriteMailingInput, 'audience' | 'selectionId' | 'eventId' | 'shiftId' | 'places' | 'centreId'>
  /** How many were chosen in the register. */
  count: number | null
  event: EventToWrite | null
  centre: Names | null
  /** In whose name it may go, where that has to be chosen. */
  centres: Names[]
  /** What it may invite to. */
  events: EventChoice[]
  templates: ListedTemplate[]
}

/** Whom the page was opened for, each part the actor's own; null when one is not. */
export async function findPeople(actor: Actor, query: NewMailingQuery): Promise<People | null> {
  const templates = await listTemplates(actor)
  const nowhere = { selectionId: null, eventId: null, shiftId: null, centreId: null, places: query.places }
  const none = { count: null, event: null, centre: null, centres: [], events: [], templates }
  if (query.event || query.shift) {
    const event = await findEventToWrite(actor, query)
    if (!event) return null
    const { id: eventId, centreId } = event
    const audience = query.shift ? ('shift' as const) : ('event' as const)
    const to = { ...nowhere, audience, eventId, centreId, shiftId: query.shift ?? null }
    return { ...none, to, event }
  }
  const centres = await listOwnCentres(actor)
  const events = await listEventsToInvite(actor)
  const about = { eventId: events.find(({ id }) => id === query.about)?.id ?? null }
  if (query.selection) {
    const selection = await findSelection(actor, query.selection)
    if (!selection) return null
    const only = centres.length === 1 ? (centres[0]?.id ?? null) : null
    const to = { ...nowhere, ...about, audience: 'selection' as const, selectionId: selection.id }
    const choice = centres.length > 1 ? centres : []
    return { ...none, to: { ...to, centreId: only }, count: selection.count, centres: choice, events }
  }
  const centre = centres.find(({ id }) => id === query.centre)
  if (!centre || !mayCoordinateCentre(actor, centre.id)) return null
  const to = { ...nowhere, ...about, audience: 'centre' as const, centreId: centre.id }
  return { ...none, to, centre, events }
}
