import { beforeAll, expect, test } from 'vitest'
import { dayMs, hourMs } from '#lib/platform/clock.ts'
import { findResults } from '#lib/events/public/around.ts'
import * as build from '#prisma/seed/builders.ts'
import { loadReference } from '#prisma/seed/reference.ts'
import { db } from '#tests/support/database.ts'

const ended = new Date(Date.now() - dayMs)
const startsAt = new Date(ended.getTime() - 3 * hourMs)
let centreId = ''

beforeAll(async () => {
  await loadReference(db)
  centreId = (await build.createCentre(db)).id
})

/** An event that is over, with people who were there; some of them have three hours of it. */
async function anEventWith(present: number, paid: number, more: { state?: 'draft' } = {}): Promise<string> {
  const event = await build.createEvent(db, { centreId, startsAt, endsAt: ended, ...more })
  const shift = await build.createShift(db, { eventId: event.id, startsAt, endsAt: ended })
  for (let n = 0; n < present; n++) {
    const { id: volunteerId } = await build.createVolunteer(db, { centreId })
    const place = await build.createParticipation(db, { shiftId: shift.id, volunteerId })
    await db.attendance.create({ data: { participationId: place.id, mark: 'present' } })
    const facts = {
      volunteerId,
      participationId: place.id,
      source: 'attendance' as const,
      workedOn: startsAt,
    }
    if (n < paid) await db.hourEntry.create({ data: { ...facts, minutes: 180 } })
  }
  return event.id
}

test('what came of an event is told in round numbers', async () => {
  expect(await findResults(await anEventWith(7, 7))).toEqual({ people: 5, hours: 20 })
})

test('of few people nothing is told, of the hours of few neither', async () => {
  expect(await findResults(await anEventWith(4, 4))).toBeNull()
  expect(await findResults(await anEventWith(6, 4))).toEqual({ people: 5, hours: 0 })
})

test('of an event that is not public, or not over, nothing is told', async () => {
  expect(await findResults(await anEventWith(6, 6, { state: 'draft' }))).toBeNull()
  const id = await anEventWith(6, 6)
  await db.event.update({ where: { id }, data: { endsAt: new Date(Date.now() + dayMs) } })
  expect(await findResults(id)).toBeNull()
})
