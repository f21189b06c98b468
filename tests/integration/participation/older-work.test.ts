import { describe, expect, test } from 'vitest'
import { saveEvent } from '#lib/events/commands/edit-event.ts'
import { saveEventInput, type SaveEventInput } from '#lib/events/schema.ts'
import { wallTimeOf } from '#lib/platform/clock.ts'
import { Invalid } from '#lib/platform/refusal.ts'
import { createGuardian, createParticipation, createVolunteer } from '#prisma/seed/builders.ts'
import { db } from '#tests/support/database.ts'
import { createScene, place, shiftNow } from './people.ts'

// Law 42-VI Art. 12 (2-1): an event that becomes work for grown-ups finds no minor on its shifts.

/** An event for everybody with a boy of sixteen on its shift. */
async function scene(given: { birthDate?: Date | null } = {}) {
  const made = await createScene()
  const birthDate = given.birthDate === undefined ? new Date('2010-06-01') : given.birthDate
  const person = await createVolunteer(db, { centreId: made.centre.id, birthDate })
  if (birthDate) await createGuardian(db, person.id, ['personalData'])
  await createParticipation(db, { shiftId: made.shift.id, volunteerId: person.id, status: 'confirmed' })
  return { ...made, person }
}

async function formOf(eventId: string, given: Partial<SaveEventInput>): Promise<SaveEventInput> {
  const event = await db.event.findUniqueOrThrow({ where: { id: eventId } })
  const names = Object.keys(saveEventInput.shape) as (keyof SaveEventInput)[]
  const known = event as Record<string, unknown>
  const fields = Object.fromEntries(names.map((name) => [name, known[name]]))
  const times = { startsAt: wallTimeOf(event.startsAt), endsAt: wallTimeOf(event.endsAt) }
  const texts = { summaryKk: 'Қысқаша', summaryRu: 'Кратко', placeKk: 'Көл жағасы', placeRu: 'Берег' }
  return { ...fields, ...times, ...texts, eventId, ...given } as SaveEventInput
}

describe('an event that becomes work for older people', () => {
  test.each([
    ['dangerous', { isHazardous: true }, 'isHazardous'],
    ['an emergency', { isEmergency: true }, 'isEmergency'],
    ['from seventeen by its organiser', { minimumAge: 17 }, 'minimumAge'],
  ])('%s is not saved while somebody younger holds a place', async (_, given, field) => {
    const { coordinator, event } = await scene()
    const refused = await saveEvent(coordinator, await formOf(event.id, given)).catch(
      (error: unknown) => error,
    )
    expect(refused).toBeInstanceOf(Invalid)
    expect((refused as Invalid).fields).toMatchObject({
      [field]: { code: 'participation.refusals.tooYoung', values: { count: 1 } },
    })
    expect(await db.event.findUniqueOrThrow({ where: { id: event.id } })).toMatchObject({
      ...{ isHazardous: false, isEmergency: false, minimumAge: null, version: 1 },
    })
  })

  test('nor while the age of somebody on it is unknown', async () => {
    const { coordinator, event } = await scene({ birthDate: null })
    const form = await formOf(event.id, { helpsVictims: true })
    await expect(saveEvent(coordinator, form)).rejects.toBeInstanceOf(Invalid)
  })

  test('is saved for those old enough, and when the young are off', async () => {
    const { coordinator, event } = await scene()
    await saveEvent(coordinator, await formOf(event.id, { minimumAge: 16 }))
    await db.participation.updateMany({
      where: { shift: { eventId: event.id } },
      data: { status: 'cancelled' },
    })
    await saveEvent(coordinator, await formOf(event.id, { isHazardous: true }))
    expect((await db.event.findUniqueOrThrow({ where: { id: event.id } })).isHazardous).toBe(true)
  })

  test('its other texts are saved whoever is on it', async () => {
    const { coordinator, event } = await scene()
    await db.event.update({ where: { id: event.id }, data: { isHazardous: true } })
    await expect(
      saveEvent(coordinator, await formOf(event.id, { titleEn: 'Another name' })),
    ).resolves.toBeDefined()
  })

  test('and a minor signing up in that very moment is never found on it', async () => {
    for (let round = 0; round < 8; round++) {
      const made = await createScene()
      const boy = await createVolunteer(db, {
        ...{ centreId: made.centre.id, birthDate: new Date('2010-06-01') },
      })
      await createGuardian(db, boy.id, ['personalData'])
      const form = await formOf(made.event.id, { isEmergency: true })
      const [saved, placed] = await Promise.allSettled([
        saveEvent(made.coordinator, form),
        place(made.coordinator, made.shift.id, boy.id),
      ])
      expect([saved.status, placed.status].filter((status) => status === 'fulfilled')).toHaveLength(1)
      const { isEmergency } = await db.event.findUniqueOrThrow({ where: { id: made.event.id } })
      expect(isEmergency && (await shiftNow(made.shift.id)).taken > 0).toBe(false)
    }
  })
})
