import { newId } from '#lib/platform/new-id.ts'
import { describe, expect, test } from 'vitest'
import { createEvent, saveEvent } from '#lib/events/commands/edit-event.ts'
import { discardDraft } from '#lib/events/commands/publish-event.ts'
import { findPublishedEvent } from '#lib/events/public.ts'
import { findEventPreview, findEventToRun, listEvents } from '#lib/events/queries.ts'
import { wallTimeOf } from '#lib/platform/clock.ts'
import { Conflict, Invalid, NotFound } from '#lib/platform/refusal.ts'
import {
  createEvent as insertEvent,
  createOrganisation,
  createUser,
  grantRole,
} from '#prisma/seed/builders.ts'
import { db } from '#tests/support/database.ts'
import {
  aCoordinator,
  actorOf,
  anAdministrator,
  anEditor,
  countDone,
  eventForm,
  historyOf,
} from './people.ts'

const noFilters = { q: '', state: '', centreId: '' } as const

async function aDraft() {
  const { centre, actor } = await aCoordinator()
  const form = await eventForm(centre.id)
  const { id, slug } = await createEvent(actor, form)
  const { id: _formId, centreId, ...fields } = form
  return { centre, actor, id, slug, fields }
}

describe('starting an event', () => {
  test('a coordinator starts a draft that nobody sees, and it is recorded', async () => {
    const { actor, id, slug } = await aDraft()
    const event = await db.event.findUniqueOrThrow({ where: { id } })
    expect(event.state).toBe('draft')
    expect(wallTimeOf(event.startsAt)).toBe('2031-05-10T10:00')
    expect(slug).toBe('lake-shore-clean-up')
    expect(await findPublishedEvent(slug)).toBeNull()
    expect(await historyOf(id)).toEqual(['event.created'])
    expect((await listEvents(actor, noFilters, 0)).items.map((item) => item.id)).toEqual([id])
  })

  test("another's centre does not exist for a coordinator", async () => {
    const [{ actor }, { centre }] = await Promise.all([aCoordinator(), aCoordinator()])
    await expect(createEvent(actor, await eventForm(centre.id))).rejects.toThrow(NotFound)
  })

  test('eight events of one name at once get eight addresses', async () => {
    const { centre, actor } = await aCoordinator()
    const form = await eventForm(centre.id, { titleEn: 'Same name' })
    const made = await Promise.all(
      Array.from({ length: 8 }, () => createEvent(actor, { ...form, id: newId() })),
    )
    expect(new Set(made.map((event) => event.slug)).size).toBe(8)
  })

  test('one form sent eight times at once makes one event', async () => {
    const { centre, actor } = await aCoordinator()
    const form = await eventForm(centre.id, { titleEn: 'Sent often' })
    const made = await Promise.all(Array.from({ length: 8 }, () => createEvent(actor, form)))
    expect(new Set(made.map((event) => event.id)).size).toBe(1)
    expect(await historyOf(form.id)).toEqual(['event.created'])
  })

  test('choices that were not offered are refused', async () => {
    const { centre, actor } = await aCoordinator()
    const hidden = await createOrganisation(db, { state: 'draft' })
    const form = await eventForm(centre.id, { hostOrganisationId: hidden.id })
    await expect(createEvent(actor, form)).rejects.toMatchObject({
      fields: { hostOrganisationId: { code: 'form.unknownChoice' } },
    })
  })
})

describe('saving an event', () => {
  test('a draft is saved under a new address and the changed fields are recorded', async () => {
    const { actor, id, fields } = await aDraft()
    const saved = await saveEvent(actor, {
      eventId: id,
      version: 1,
      ...fields,
      titleEn: 'River day',
      minimumAge: 16,
    })
    expect(saved).toEqual({ slug: 'river-day', oldSlug: expect.stringMatching(/^lake-shore-clean-up/) })
    const entry = await db.auditEntry.findFirstOrThrow({ where: { subjectId: id, action: 'event.saved' } })
    expect(entry.details).toEqual({ fields: ['titleEn', 'minimumAge'] })
  })

  test('a stale form is refused with the saved values beside what was typed, and nothing is overwritten', async () => {
    const { actor, id, fields } = await aDraft()
    await saveEvent(actor, { eventId: id, version: 1, ...fields, titleRu: 'Первая правка' })
    const second = saveEvent(actor, { eventId: id, version: 1, ...fields, titleRu: 'Вторая правка' })
    await expect(second).rejects.toMatchObject({
      code: 'events.refusals.stale',
      fields: { titleRu: { code: 'events.refusals.saved', values: { value: 'Первая правка' } } },
    })
    expect((await db.event.findUniqueOrThrow({ where: { id } })).titleRu).toBe('Первая правка')
  })

  test('of several saves of one version one succeeds', async () => {
    const { actor, id, fields } = await aDraft()
    const saves = Array.from({ length: 6 }, (_, index) =>
      saveEvent(actor, { eventId: id, version: 1, ...fields, minimumAge: 20 + index }),
    )
    expect(await countDone(saves)).toBe(1)
  })

  test('a stranger, an editor and a host find no event to save', async () => {
    const { id, fields } = await aDraft()
    const host = await createOrganisation(db)
    await db.event.update({ where: { id }, data: { hostOrganisationId: host.id } })
    const user = await createUser(db)
    await grantRole(db, { userId: user.id, role: 'representative', organisationId: host.id })
    const representative = await actorOf(user.id)
    for (const actor of [(await aCoordinator()).actor, await anEditor(), representative]) {
      await expect(saveEvent(actor, { eventId: id, version: 1, ...fields })).rejects.toThrow(NotFound)
      expect(await findEventToRun(actor, id)).toBeNull()
    }
    expect(await findEventPreview(representative, id)).not.toBeNull()
    expect(await findEventPreview((await aCoordinator()).actor, id)).toBeNull()
  })

  test('a public event keeps its address and cannot lose what publishing asked for', async () => {
    const { actor, centre } = await aCoordinator()
    const event = await insertEvent(db, {
      centreId: centre.id,
      summaryKk: 'а',
      summaryRu: 'б',
      placeKk: 'в',
      placeRu: 'г',
    })
    const { id: _formId, centreId, ...fields } = await eventForm(centre.id)
    const empty = saveEvent(actor, { eventId: event.id, version: 1, ...fields, titleRu: '' })
    await expect(empty).rejects.toMatchObject({
      fields: { titleRu: { code: 'events.shortcomings.titleRu' } },
    })
    const saved = await saveEvent(actor, { eventId: event.id, version: 1, ...fields })
    expect(saved.slug).toBe(event.slug)
    expect((await db.event.findUniqueOrThrow({ where: { id: event.id } })).sequence).toBe(1)
  })

  test('a start that has passed is moved by administrators only', async () => {
    const { actor, centre } = await aCoordinator()
    const texts = { summaryKk: 'а', summaryRu: 'б', placeKk: 'в', placeRu: 'г' }
    const event = await insertEvent(db, {
      centreId: centre.id,
      startsAt: new Date('2025-03-01T05:00:00Z'),
      ...texts,
    })
    const { id: _formId, centreId, ...fields } = await eventForm(centre.id)
    const input = { eventId: event.id, version: 1, ...fields }
    await expect(saveEvent(actor, input)).rejects.toThrow(Invalid)
    await expect(saveEvent(await anAdministrator(), input)).resolves.toBeDefined()
  })
})

describe('discarding a draft', () => {
  test('a draft goes once, its history stays', async () => {
    const { actor, id } = await aDraft()
    const attempts = Array.from({ length: 4 }, () => discardDraft(actor, { eventId: id }))
    expect(await countDone(attempts)).toBe(1)
    expect(await db.event.findUnique({ where: { id } })).toBeNull()
    expect(await historyOf(id)).toEqual(['event.created', 'event.discarded'])
  })

  test('what was public is not discarded, and a stranger finds nothing', async () => {
    const { actor, centre } = await aCoordinator()
    const event = await insertEvent(db, { centreId: centre.id })
    await expect(discardDraft(actor, { eventId: event.id })).rejects.toThrow(Conflict)
    await expect(discardDraft((await aCoordinator()).actor, { eventId: event.id })).rejects.toThrow(NotFound)
  })
})
