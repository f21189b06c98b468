import type { Actor } from '#lib/accounts/actor.ts'
import { dayMs, dayOf, now } from '#lib/platform/clock.ts'
import { db } from '#lib/platform/db.ts'
import { idPattern } from '#lib/platform/text.ts'
import { canLinkEvent } from '../policy.ts'
import { isWithinTerm } from '../rules.ts'

const titles = { titleKk: true, titleRu: true, titleEn: true } as const
const texts = { textKk: true, textRu: true, textEn: true } as const
const term = { signedOn: true, validUntil: true, terminatedOn: true } as const

/** The promises an event was held under, and those it could be put under; null for who does not run it. */
export async function findEventLinks(actor: Actor, eventId: string) {
  const event = idPattern.test(eventId) ? await db.event.findUnique({ where: { id: eventId } }) : null
  if (!event || !canLinkEvent(actor, event)) return null
  const obligations = await db.obligation.findMany({
    where: { memorandum: { isSigned: true, state: { not: 'withdrawn' } } },
    orderBy: [{ memorandumId: 'desc' }, { position: 'asc' }],
    take: 500,
    select: {
      ...{ id: true, position: true, ...texts },
      memorandum: { select: { id: true, slug: true, state: true, ...titles, ...term } },
      events: { where: { eventId }, select: { linkedAt: true } },
    },
  })
  return {
    linked: obligations.filter(({ events }) => events.length > 0),
    open: obligations.filter(
      ({ events, memorandum }) => events.length === 0 && isWithinTerm(memorandum, event),
    ),
  }
}

const listMax = 200

/** Events the desk can put under a promise of this memorandum: public ones of its term. */
export async function listEventsOfTerm(
  actor: Actor,
  {
    signedOn,
    validUntil,
    terminatedOn,
  }: { signedOn: Date | null; validUntil: Date | null; terminatedOn: Date | null },
) {
  if (!actor.isEditor && !actor.isAdministrator) return []
  const events = await db.event.findMany({
    where: {
      state: 'published',
      // A day more: the day of the region is decided below.
      startsAt: { gte: new Date((signedOn?.getTime() ?? dayMs) - dayMs), lte: horizon() },
    },
    orderBy: [{ startsAt: 'desc' }, { id: 'desc' }],
    take: listMax,
    select: { id: true, startsAt: true, isDateStated: true, ...titles },
  })
  return events
    .filter((event) => isWithinTerm({ signedOn, validUntil, terminatedOn }, event))
    .map((event) => ({ ...event, on: event.isDateStated ? dayOf(event.startsAt) : null }))
}

function horizon(): Date {
  return new Date(now().getTime() + 365 * dayMs)
}
