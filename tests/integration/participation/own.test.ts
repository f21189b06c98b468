import { describe, expect, test } from 'vitest'
import { findOwnHours } from '#lib/hours/queries.ts'
import { findOwnCard, listOwnComing, listOwnSignUps } from '#lib/participation/queries/own.ts'
import { findToday } from '#lib/participation/queries/today.ts'
import {
  createEvent,
  createGuardian,
  createParticipation,
  createShift,
  createVolunteer,
} from '#prisma/seed/builders.ts'
import { db } from '#tests/support/database.ts'
import { actorWith, administrator, createPeople, createScene, inHours, place } from './people.ts'

describe("a volunteer's own pages", () => {
  test('show where they stand on every shift ahead, and nobody else', async () => {
    const { centre, coordinator, event, shift } = await createScene({ shift: { places: 1 } })
    const later = await createShift(db, { eventId: event.id, startsAt: inHours(300), endsAt: inHours(303) })
    const [first, second] = await createPeople(centre.id, 2)
    await place(coordinator, shift.id, first!)
    await place(coordinator, shift.id, second!)
    await place(coordinator, later.id, second!)

    const coming = await listOwnComing(actorWith({ volunteerId: second! }))

    expect(coming.map(({ status, position }) => [status, position])).toEqual([
      ['waiting', 1],
      ['confirmed', null],
    ])
  })

  test('are empty for an account without a card', async () => {
    const actor = actorWith()
    expect(await findOwnCard(actor)).toBeNull()
    expect(await listOwnComing(actor)).toEqual([])
    expect(await listOwnSignUps(actor)).toEqual([])
    expect(await findOwnHours(actor, null)).toMatchObject({
      years: [],
      year: null,
      lines: [],
      minutes: 0,
      all: 0,
    })
  })

  test('count the hours of the latest year unless another one is asked for', async () => {
    const { centre, shift } = await createScene({ event: { startsAt: inHours(-100) } })
    const [volunteerId] = await createPeople(centre.id, 1)
    const { id } = await createParticipation(db, { shiftId: shift.id, volunteerId: volunteerId! })
    const facts = { volunteerId: volunteerId!, source: 'attendance' as const, confirmedAt: new Date() }
    await db.hourEntry.create({
      data: { ...facts, participationId: id, minutes: 180, workedOn: new Date('2026-03-21') },
    })
    await db.hourEntry.create({ data: { ...facts, minutes: 90, workedOn: new Date('2025-03-21') } })

    const actor = actorWith({ volunteerId: volunteerId! })
    expect(await findOwnHours(actor, null)).toMatchObject({ years: [2026, 2025], year: 2026, minutes: 180 })
    expect(await findOwnHours(actor, 2025)).toMatchObject({ year: 2025, minutes: 90 })
    expect(await findOwnHours(actor, 1999)).toMatchObject({ year: 2026 })
    expect(await listOwnSignUps(actor)).toMatchObject([{ status: 'confirmed', isPast: true }])
  })
})

describe('what needs a coordinator today', () => {
  test("is the work of their own centre and nobody else's", async () => {
    const mine = await createScene({ event: { startsAt: inHours(30) } })
    const theirs = await createScene({ event: { startsAt: inHours(30) } })
    const draft = await createEvent(db, { centreId: mine.centre.id, state: 'draft', publishedAt: null })
    await createEvent(db, { centreId: theirs.centre.id, state: 'draft', publishedAt: null })
    await createPeople(mine.centre.id, 2, { status: 'new' })
    await createPeople(theirs.centre.id, 1, { status: 'new' })

    const today = await findToday(mine.coordinator)

    expect(today.open.map(({ id }) => id)).toEqual([mine.shift.id])
    expect(today.drafts.map(({ id }) => id)).toEqual([draft.id])
    expect(today.newPeople).toBe(2)
    expect((await findToday(administrator)).newPeople).toBeGreaterThanOrEqual(3)
  })

  test("counts minors whose guardian's consent is missing or withdrawn", async () => {
    const { centre, coordinator } = await createScene()
    const birthDate = new Date(Date.now() - 15 * 366 * 24 * 3_600_000)
    const children = await createPeople(centre.id, 3, { birthDate })
    await createVolunteer(db, { centreId: centre.id })
    await createGuardian(db, children[0]!, ['personalData'])
    await createGuardian(db, children[1]!, ['personalData'])
    await db.consent.updateMany({ where: { volunteerId: children[1]! }, data: { withdrawnAt: new Date() } })

    expect((await findToday(coordinator)).minorsWithoutConsent).toBe(2)
  })
})
