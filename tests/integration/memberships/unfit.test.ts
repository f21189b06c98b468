import { expect, test } from 'vitest'
import { dayMs } from '#lib/platform/clock.ts'
import { freeUnfitPlaces } from '#lib/participation/commands/free-unfit-places.ts'
import { listUnfitPlaces } from '#lib/participation/queries/unfit.ts'
import { suspendVolunteer } from '#lib/volunteers/commands/change-status.ts'
import { createEvent, createParticipation, createShift } from '#prisma/seed/builders.ts'
import { db } from '#tests/support/database.ts'
import { aCoordinator } from '#tests/support/people.ts'
import { aMember } from './people.ts'

async function placeOf(volunteerId: string, centreId: string, days: number) {
  const startsAt = new Date(Date.now() + days * dayMs)
  const endsAt = new Date(startsAt.getTime() + 3_600_000)
  const event = await createEvent(db, { centreId, state: 'published', startsAt, endsAt })
  const shift = await createShift(db, { eventId: event.id, places: 2, startsAt, endsAt })
  return createParticipation(db, { volunteerId, shiftId: shift.id })
}

test('after a suspension the coming places are listed with why and freed at once, those of others’ events stay', async () => {
  const { actor, card, centre } = await aMember({ status: 'confirmed' })
  const stranger = await aCoordinator()
  const coming = await placeOf(card.id, centre.id, 3)
  const foreign = await placeOf(card.id, stranger.centre.id, 5)
  expect(await listUnfitPlaces(actor, card.id)).toEqual([])
  await suspendVolunteer(actor, { id: card.id, reason: 'Сынақ' })
  expect(await listUnfitPlaces(actor, card.id)).toMatchObject([
    { id: coming.id, reasons: [{ code: 'suspended' }] },
  ])
  const done = await Promise.all([1, 2, 3].map(() => freeUnfitPlaces(actor, { volunteerId: card.id })))
  expect(done.reduce((sum, count) => sum + count, 0)).toBe(1)
  const statusOf = async (id: string) => (await db.participation.findUniqueOrThrow({ where: { id } })).status
  expect(await Promise.all([coming.id, foreign.id].map(statusOf))).toEqual(['removed', 'confirmed'])
  expect(await freeUnfitPlaces(stranger.actor, { volunteerId: card.id })).toBe(1)
})

test('a corrected birth date makes a minor of somebody with a place', async () => {
  const { actor, card, centre } = await aMember({ status: 'confirmed' })
  await placeOf(card.id, centre.id, 3)
  const birthDate = new Date(Date.now() - 15 * 365.25 * dayMs)
  await db.volunteer.update({ where: { id: card.id }, data: { birthDate } })
  expect(await listUnfitPlaces(actor, card.id)).toMatchObject([
    { reasons: [{ code: 'guardianDataConsent' }] },
  ])
})
