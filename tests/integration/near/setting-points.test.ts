import { beforeAll, describe, expect, test } from 'vitest'
import { editCentreTexts } from '#lib/centres/commands.ts'
import { centreTextsInput } from '#lib/centres/schema.ts'
import { copyEvent } from '#lib/events/commands/copy-event.ts'
import { createEvent, saveEvent } from '#lib/events/commands/edit-event.ts'
import { copyEventInput } from '#lib/events/schema/series.ts'
import { fieldProblems } from '#lib/platform/form.ts'
import { newId } from '#lib/platform/new-id.ts'
import { Conflict, NotFound } from '#lib/platform/refusal.ts'
import * as build from '#prisma/seed/builders.ts'
import { loadReference } from '#prisma/seed/reference.ts'
import { db } from '#tests/support/database.ts'
import { aCoordinator, aStranger } from '#tests/support/people.ts'
import { eventForm } from '../events/people.ts'

beforeAll(async () => {
  await loadReference(db)
})

async function placeForm(centreId: string, given: Record<string, string>) {
  const { version } = await db.centre.findUniqueOrThrow({ where: { id: centreId } })
  return centreTextsInput.parse({ centreId, version: String(version), ...given })
}
const pointOf = (centreId: string) =>
  db.centre.findUniqueOrThrow({ where: { id: centreId }, select: { latitude: true, longitude: true } })

describe("a centre's place", () => {
  test('is set by its coordinator from a map link or two numbers, recorded, and taken away again', async () => {
    const { centre, actor } = await aCoordinator()
    const link = 'https://www.openstreetmap.org/?mlat=51.95&mlon=69.08#map=12/50.1/60.2'
    await editCentreTexts(
      actor,
      await placeForm(centre.id, { pointText: link, latitude: '50', longitude: '70' }),
    )
    expect(await pointOf(centre.id)).toEqual({ latitude: 51.95, longitude: 69.08 })
    await editCentreTexts(actor, await placeForm(centre.id, { latitude: '52,1', longitude: '70.5' }))
    expect(await pointOf(centre.id)).toEqual({ latitude: 52.1, longitude: 70.5 })
    await editCentreTexts(actor, await placeForm(centre.id, {}))
    expect(await pointOf(centre.id)).toEqual({ latitude: null, longitude: null })
    const history = await db.auditEntry.findMany({ where: { subjectId: centre.id, action: 'centre.edited' } })
    expect(history).toHaveLength(3)
    expect(history[0]?.details).toMatchObject({
      fields: expect.arrayContaining(['latitude', 'longitude']) as string[],
    })
  })

  test('is nobody else’s to set', async () => {
    const { centre } = await aCoordinator()
    const form = await placeForm(centre.id, { latitude: '52', longitude: '70' })
    for (const actor of [await aStranger(), (await aCoordinator()).actor])
      await expect(editCentreTexts(actor, form)).rejects.toBeInstanceOf(NotFound)
    expect(await pointOf(centre.id)).toEqual({ latitude: null, longitude: null })
  })

  test('two at once: one is set, the other is told', async () => {
    const { centre, actor } = await aCoordinator()
    const forms = await Promise.all(
      ['51', '52'].map((latitude) => placeForm(centre.id, { latitude, longitude: '70' })),
    )
    const results = await Promise.allSettled(forms.map((form) => editCentreTexts(actor, form)))
    const refused = results.filter((result) => result.status === 'rejected')
    expect(refused).toHaveLength(1)
    expect(refused[0]?.reason).toBeInstanceOf(Conflict)
  })

  test.each([
    [{ latitude: '51' }, 'longitude', 'near.problems.half'],
    [{ longitude: '70' }, 'latitude', 'near.problems.half'],
    [{ latitude: '70', longitude: '51' }, 'latitude', 'near.problems.outside'],
    [{ latitude: 'north', longitude: '51' }, 'latitude', 'near.problems.degrees'],
    [{ pointText: 'https://maps.app.goo.gl/x' }, 'pointText', 'near.problems.shortLink'],
    [{ pointText: 'Атбасар' }, 'pointText', 'near.problems.unreadable'],
  ])('%j is named beside its field', (given, field, code) => {
    const form = { centreId: newId(), version: '1', ...given }
    const { error } = centreTextsInput.safeParse(form, { reportInput: true })
    expect(error && fieldProblems(error)).toMatchObject({ [field]: { code } })
  })
})

describe("an event's place", () => {
  test('is saved with the event, stands in its history and goes along into a copy', async () => {
    const { centre, actor } = await aCoordinator()
    const { id } = await createEvent(actor, await eventForm(centre.id, { pointText: '51.95, 69.08' }))
    expect(await db.event.findUniqueOrThrow({ where: { id } })).toMatchObject({
      latitude: 51.95,
      longitude: 69.08,
    })
    const { id: _, centreId: __, ...form } = await eventForm(centre.id, { latitude: '52', longitude: '70' })
    await saveEvent(actor, { ...form, eventId: id, version: 1 } as Parameters<typeof saveEvent>[1])
    const saved = await db.auditEntry.findFirstOrThrow({ where: { subjectId: id, action: 'event.saved' } })
    expect(saved.details).toEqual({ fields: ['latitude', 'longitude'] })
    const copied = { id: newId(), eventId: id, day: '2031-06-10', parts: [] }
    const copy = await copyEvent(actor, copyEventInput.parse(copied))
    expect(await db.event.findUniqueOrThrow({ where: { id: copy.id } })).toMatchObject({
      latitude: 52,
      longitude: 70,
    })
  })

  test('of another centre does not exist', async () => {
    const event = await build.createEvent(db)
    const { actor, centre } = await aCoordinator()
    const { id: _, centreId: __, ...form } = await eventForm(centre.id, { latitude: '52', longitude: '70' })
    const asked = saveEvent(actor, { ...form, eventId: event.id, version: 1 } as Parameters<
      typeof saveEvent
    >[1])
    await expect(asked).rejects.toBeInstanceOf(NotFound)
  })
})
