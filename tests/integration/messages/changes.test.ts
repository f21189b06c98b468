import { describe, expect, test } from 'vitest'
import { noteEventChange, noteShiftChange } from '#lib/messages/commands/note-changes.ts'
import { tellChanges } from '#lib/messages/commands/tell-changes.ts'
import { hourMs } from '#lib/platform/clock.ts'
import { createParticipation, createShift, createVolunteer } from '#prisma/seed/builders.ts'
import type { Prisma } from '#prisma/generated/client.ts'
import { db, transaction } from '#tests/support/database.ts'
import { createScene, inHours } from '../participation/people.ts'

async function scene(startsIn = 200) {
  const made = await createScene({ event: { startsAt: inHours(startsIn), placeRu: 'Парк' } })
  const volunteer = await createVolunteer(db, {
    centreId: made.centre.id,
    email: 'c@demo.invalid',
    locale: 'ru',
  })
  const place = await createParticipation(db, { shiftId: made.shift.id, volunteerId: volunteer.id })
  return { ...made, volunteer, place }
}

/** Edits a shift as its command does: the write and the note in one transaction. */
async function edit(shiftId: string, data: Prisma.ShiftUpdateInput) {
  await transaction(async (tx) => {
    const { event, ...shift } = await tx.shift.findUniqueOrThrow({
      where: { id: shiftId },
      include: { event: true },
    })
    await tx.shift.update({ where: { id: shiftId }, data })
    const { placeKk, placeRu, placeEn } = event
    await noteShiftChange(null, tx, { shiftId, before: { ...shift, placeKk, placeRu, placeEn } })
  })
}

async function tenMinutesLater() {
  await db.shiftNotice.updateMany({ where: { toldAt: null }, data: { dueAt: new Date(Date.now() - 1000) } })
  await tellChanges(null)
}

function digests(volunteerId: string) {
  return db.outboxMessage.findMany({ where: { volunteerId, kind: 'changes' }, orderBy: { id: 'asc' } })
}

describe('edits of a shift', () => {
  test('are told in one letter, from what the person knew to what is true now', async () => {
    const { shift, volunteer } = await scene()
    await edit(shift.id, { roleRu: 'Промежуточная роль' })
    await edit(shift.id, { roleRu: 'Водитель' })
    await tellChanges(null)
    expect(await digests(volunteer.id), 'not before ten minutes have passed').toEqual([])

    await Promise.all([tenMinutesLater(), tenMinutesLater()])
    const [letter, ...more] = await digests(volunteer.id)
    expect(more).toEqual([])
    expect(letter?.body).toContain(`Роль: ${shift.roleRu} → Водитель`)
    expect(letter?.body).not.toContain('Промежуточная')
    expect(letter?.body).not.toContain('Место: ')
  })

  test('that were taken back are not told', async () => {
    const { shift, volunteer } = await scene()
    await edit(shift.id, { roleRu: 'Водитель' })
    await edit(shift.id, { roleRu: shift.roleRu })
    await tenMinutesLater()
    expect(await digests(volunteer.id)).toEqual([])
    expect(await db.shiftNotice.count({ where: { toldAt: null } })).toBe(0)
  })

  test('in a language the reader does not read are no change for them', async () => {
    const { shift, volunteer } = await scene()
    await edit(shift.id, { roleEn: 'Driver' })
    await tenMinutesLater()
    expect(await digests(volunteer.id)).toEqual([])
  })

  test('after the letter are told in the next one', async () => {
    const { shift, volunteer } = await scene()
    await edit(shift.id, { roleRu: 'Водитель' })
    await tenMinutesLater()
    await edit(shift.id, { roleRu: 'Повар' })
    await tenMinutesLater()
    const [, second] = await digests(volunteer.id)
    expect(second?.body).toContain('Роль: Водитель → Повар')
  })

  test('of a shift within a day are told at once', async () => {
    const { shift, volunteer } = await scene(20)
    await edit(shift.id, { roleRu: 'Водитель' })
    await tellChanges(null)
    expect(await digests(volunteer.id)).toHaveLength(1)
  })

  test('of two shifts are told together, and the answer is asked for where it is needed', async () => {
    const { shift, event, volunteer } = await scene()
    const other = await createShift(db, { eventId: event.id, startsAt: inHours(300), endsAt: inHours(303) })
    const hold = { status: 'offered', heldFor: 'reconfirmation', heldUntil: inHours(48) } as const
    const place = await createParticipation(db, { shiftId: other.id, volunteerId: volunteer.id, ...hold })
    await edit(shift.id, { roleRu: 'Водитель' })
    await edit(other.id, { startsAt: inHours(301), endsAt: inHours(304) })
    await tenMinutesLater()
    const letters = await digests(volunteer.id)
    expect(letters).toHaveLength(1)
    expect(letters[0]?.body).toMatch(/Время: .+ → .+/)
    expect(letters[0]?.body).toContain('подтвердите до')
    expect(letters[0]?.participationId).toBe(place.id)
    expect(letters[0]?.subject).toContain('2')
  })

  test('are not told to whom has left meanwhile', async () => {
    const { shift, volunteer, place } = await scene()
    await edit(shift.id, { roleRu: 'Водитель' })
    await db.participation.update({ where: { id: place.id }, data: { status: 'cancelled' } })
    await tenMinutesLater()
    expect(await digests(volunteer.id)).toEqual([])
  })

  test('being written while the letter is made are not lost', async () => {
    const { shift, volunteer } = await scene()
    await edit(shift.id, { roleRu: 'Водитель' })
    await db.shiftNotice.updateMany({ where: { toldAt: null }, data: { dueAt: new Date() } })
    // The edit has noted its change and is not committed: the round must leave the note alone.
    await transaction(async (tx) => {
      const { event, ...before } = await tx.shift.findUniqueOrThrow({
        where: { id: shift.id },
        include: { event: true },
      })
      await tx.shift.update({ where: { id: shift.id }, data: { roleRu: 'Повар' } })
      const { placeKk, placeRu, placeEn } = event
      await noteShiftChange(null, tx, { shiftId: shift.id, before: { ...before, placeKk, placeRu, placeEn } })
      await tellChanges(null)
    })
    await tenMinutesLater()
    const letters = await digests(volunteer.id)
    expect(letters).toHaveLength(1)
    expect(letters[0]?.body).toContain('→ Повар')
  })
})

test('a new place of an event is told to everybody on its coming shifts', async () => {
  const { event, volunteer } = await scene()
  await transaction(async (tx) => {
    const before = await tx.event.findUniqueOrThrow({ where: { id: event.id } })
    await tx.event.update({ where: { id: event.id }, data: { placeRu: 'Дом культуры' } })
    expect(await noteEventChange(null, tx, { eventId: event.id, before })).toBe(1)
  })
  await tenMinutesLater()
  const [letter] = await digests(volunteer.id)
  expect(letter?.body).toContain('Место: Парк → Дом культуры')
})

test('who is called has a line on the list of each event', async () => {
  const one = await scene()
  const two = await scene()
  const { id: volunteerId } = await createVolunteer(db, {
    centreId: one.centre.id,
    email: null,
    locale: 'ru',
  })
  for (const { shift } of [one, two]) await createParticipation(db, { shiftId: shift.id, volunteerId })
  for (const { shift } of [one, two])
    await edit(shift.id, { endsAt: new Date(shift.endsAt.getTime() + hourMs) })
  await tenMinutesLater()
  const lines = await digests(volunteerId)
  expect(lines.map(({ state }) => state)).toEqual(['toCall', 'toCall'])
})
