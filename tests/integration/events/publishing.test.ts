import { describe, expect, test } from 'vitest'
import { cancelEvent } from '#lib/events/commands/cancel-event.ts'
import { createEvent } from '#lib/events/commands/edit-event.ts'
import { publishEvent } from '#lib/events/commands/publish-event.ts'
import {
  countPublishedEvents,
  findPublishedEvent,
  listEventsOfCentre,
  listEventsOfMonth,
  listPublishedEvents,
  listUpcomingEvents,
  summariseEvents,
} from '#lib/events/public.ts'
import { readCursor, readEventFilters } from '#lib/events/schema.ts'
import { dayMs, hourMs } from '#lib/platform/clock.ts'
import { Conflict, NotFound } from '#lib/platform/refusal.ts'
import * as build from '#prisma/seed/builders.ts'
import { db } from '#tests/support/database.ts'
import { sitemapOf } from '#tests/support/sitemap.ts'
import { aCoordinator, anEditor, countDone, eventForm, historyOf } from './people.ts'

const reason = { reasonKk: 'Боран', reasonRu: 'Метель', reasonEn: '' }

async function aReadyDraft() {
  const { centre, actor } = await aCoordinator()
  const { id } = await createEvent(actor, await eventForm(centre.id, { titleEn: `Event of ${centre.id}` }))
  await build.createShift(db, { eventId: id })
  const { slug } = await db.event.findUniqueOrThrow({ where: { id } })
  return { centre, actor, id, slug }
}

/** Where an event is seen in public, by the ways that lead to it. */
async function whereSeen(event: { id: string; slug: string; centreId: string }) {
  const all = readEventFilters({})
  const has = (items: { slug: string }[]) => items.some((item) => item.slug === event.slug)
  return {
    page: (await findPublishedEvent(event.slug)) !== null,
    upcoming: has(await listUpcomingEvents(100)),
    list: has((await listPublishedEvents(readEventFilters({ when: '' }), null)).items),
    month: has(await listEventsOfMonth('2031-05', all)),
    centre: has(await listEventsOfCentre(event.centreId)),
    sitemap: (await sitemapOf('events')).includes(`/kk/events/${event.slug}`),
  }
}
const nowhere = { page: false, upcoming: false, list: false, month: false, centre: false, sitemap: false }
const everywhere = { page: true, upcoming: true, list: true, month: true, centre: true, sitemap: true }

describe('publishing', () => {
  test('a draft is nowhere, a published event everywhere, a cancelled one no longer among the next ones', async () => {
    const { actor, id, slug, centre } = await aReadyDraft()
    const event = { id, slug, centreId: centre.id }
    expect(await whereSeen(event)).toEqual(nowhere)
    await publishEvent(actor, { eventId: id })
    expect(await whereSeen(event)).toEqual(everywhere)
    await cancelEvent(actor, { eventId: id, ...reason })
    expect(await whereSeen(event)).toEqual({ ...everywhere, upcoming: false })
    const page = await findPublishedEvent(slug)
    expect(page).toMatchObject({ phase: 'cancelled', signUp: 'closed', cancelReasonRu: 'Метель' })
    expect(await historyOf(id)).toEqual(['event.created', 'event.published', 'event.cancelled'])
  })

  test('the events of a withdrawn centre are hidden with it', async () => {
    const { actor, id, slug, centre } = await aReadyDraft()
    await publishEvent(actor, { eventId: id })
    await db.centre.update({ where: { id: centre.id }, data: { state: 'withdrawn' } })
    expect(await whereSeen({ id, slug, centreId: centre.id })).toEqual(nowhere)
  })

  test('five clicks at once publish once', async () => {
    const { actor, id } = await aReadyDraft()
    expect(await countDone(Array.from({ length: 5 }, () => publishEvent(actor, { eventId: id })))).toBe(1)
    await expect(publishEvent(actor, { eventId: id })).rejects.toThrow(Conflict)
  })

  test('an incomplete draft is refused with everything it lacks', async () => {
    const { centre, actor } = await aCoordinator()
    const form = await eventForm(centre.id, { titleKk: '', summaryRu: '', placeKk: '' })
    const { id } = await createEvent(actor, form)
    const refused = await publishEvent(actor, { eventId: id }).catch((error) => Object.keys(error.fields))
    expect(refused).toEqual(['titleKk', 'summaryRu', 'placeKk', 'parts'])
  })

  test('strangers and editors cannot publish or cancel: for them the event to run does not exist', async () => {
    const { id } = await aReadyDraft()
    for (const actor of [(await aCoordinator()).actor, await anEditor()]) {
      await expect(publishEvent(actor, { eventId: id })).rejects.toThrow(NotFound)
      await expect(cancelEvent(actor, { eventId: id, ...reason })).rejects.toThrow(NotFound)
    }
  })
})

describe('cancelling', () => {
  test('people are released with their history, and the page shows no taken places', async () => {
    const { actor, id, slug, centre } = await aReadyDraft()
    await publishEvent(actor, { eventId: id })
    const shift = await db.shift.findFirstOrThrow({ where: { eventId: id } })
    const volunteer = await build.createVolunteer(db, { centreId: centre.id })
    const placed = await build.createParticipation(db, { shiftId: shift.id, volunteerId: volunteer.id })
    await cancelEvent(actor, { eventId: id, ...reason })
    const after = await db.participation.findUniqueOrThrow({
      where: { id: placed.id },
      include: { changes: true },
    })
    expect(after.status).toBe('cancelled')
    expect(after.changes.at(-1)?.reason).toBe('eventCancelled')
    expect((await findPublishedEvent(slug))?.seats).toMatchObject({ taken: 0, waiting: 0 })
  })

  test('a shift that is over keeps its people: they were there', async () => {
    const { actor, centre } = await aCoordinator()
    const at = Date.now()
    const days = { startsAt: new Date(at - 2 * dayMs), endsAt: new Date(at + dayMs) }
    const { id: eventId } = await build.createEvent(db, { centreId: centre.id, ...days })
    const over = { startsAt: days.startsAt, endsAt: new Date(at - dayMs) }
    const shift = await build.createShift(db, { eventId, ...over })
    const { id: volunteerId } = await build.createVolunteer(db, { centreId: centre.id })
    const placed = await build.createParticipation(db, { shiftId: shift.id, volunteerId })
    await cancelEvent(actor, { eventId, ...reason })
    const after = await db.participation.findUniqueOrThrow({ where: { id: placed.id } })
    expect(after.status).toBe('confirmed')
  })

  test('several cancellations at once succeed once; drafts and past events are not cancelled', async () => {
    const { actor, id, centre } = await aReadyDraft()
    await expect(cancelEvent(actor, { eventId: id, ...reason })).rejects.toThrow(Conflict)
    await publishEvent(actor, { eventId: id })
    expect(
      await countDone(Array.from({ length: 4 }, () => cancelEvent(actor, { eventId: id, ...reason }))),
    ).toBe(1)
    const past = await build.createEvent(db, {
      centreId: centre.id,
      startsAt: new Date('2025-02-01T05:00:00Z'),
    })
    await expect(cancelEvent(actor, { eventId: past.id, ...reason })).rejects.toThrow(Conflict)
  })
})

describe('the public list', () => {
  test('is paged forth and back without gaps, also where starts are equal', async () => {
    const { centre } = await aCoordinator()
    const startsAt = new Date('2032-01-05T05:00:00Z')
    for (let index = 0; index < 45; index++)
      await build.createEvent(db, { centreId: centre.id, startsAt, kind: 'forum' })
    const filters = readEventFilters({ kind: 'forum' })
    const seen: string[] = []
    let page = await listPublishedEvents(filters, null)
    for (;;) {
      seen.push(...page.items.map((item) => item.id))
      if (!page.next) break
      page = await listPublishedEvents(filters, readCursor({ after: page.next }))
    }
    expect(new Set(seen).size).toBe(45)
    expect(seen).toHaveLength(45)
    const back = await listPublishedEvents(filters, readCursor({ before: page.previous ?? '' }))
    expect(back.items.map((item) => item.id)).toEqual(seen.slice(20, 40))
    expect(await countPublishedEvents(filters)).toBe(45)
  })

  test('age 15 sees nothing the law bars to minors and nothing that asks for more years', async () => {
    const centreId = (await aCoordinator()).centre.id
    const search = { kind: 'meeting' }
    const rescue = await db.direction.findFirstOrThrow({ where: { isAdultsOnly: true } })
    const open = await build.createEvent(db, { centreId, kind: 'meeting', minimumAge: 14 })
    await build.createEvent(db, { centreId, kind: 'meeting', minimumAge: 16 })
    await build.createEvent(db, { centreId, kind: 'meeting', isHazardous: true })
    await build.createEvent(db, { centreId, kind: 'meeting', directionId: rescue.id })
    const young = await listPublishedEvents(readEventFilters({ ...search, age: '15' }), null)
    expect(young.items.map((item) => item.id)).toEqual([open.id])
    expect(await countPublishedEvents(readEventFilters({ ...search, age: '18' }))).toBe(4)
  })

  test('places left, free text and time narrow it; full and past ones stay out', async () => {
    const centreId = (await aCoordinator()).centre.id
    const near = await build.createEvent(db, { centreId, kind: 'online', searchKey: 'каз тили клубы' })
    const far = await build.createEvent(db, {
      centreId,
      kind: 'online',
      startsAt: new Date(Date.now() + 60 * dayMs),
    })
    const past = await build.createEvent(db, {
      centreId,
      kind: 'online',
      startsAt: new Date(Date.now() - 9 * hourMs),
    })
    await build.createShift(db, { eventId: near.id, places: 3, taken: 1 })
    await build.createShift(db, { eventId: far.id, places: 2, taken: 2 })
    await build.createShift(db, { eventId: past.id, places: 9, taken: 1 })
    const idsOf = async (search: Record<string, string>) =>
      (await listPublishedEvents(readEventFilters({ kind: 'online', ...search }), null)).items.map(
        (item) => item.id,
      )
    expect(await idsOf({})).toEqual([near.id, far.id])
    expect(await idsOf({ places: '1' })).toEqual([near.id])
    expect(await idsOf({ q: 'Қаз тілі' })).toEqual([near.id])
    expect(await idsOf({ when: '30' })).toEqual([near.id])
    expect(await idsOf({ when: 'past' })).toEqual([past.id])
    expect(await summariseEvents(readEventFilters({ kind: 'online' }))).toEqual({ events: 2, freePlaces: 2 })
  })

  test('an address that is no slug is unknown before the database is asked', async () => {
    for (const slug of ['_', '../x', '%00', 'A', 'a'.repeat(400)])
      expect(await findPublishedEvent(slug)).toBeNull()
  })
})
