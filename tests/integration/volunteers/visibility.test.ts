import { expect, test } from 'vitest'
import { dayMs, hourMs } from '#lib/platform/clock.ts'
import { Forbidden, NotFound } from '#lib/platform/refusal.ts'
import { findToday } from '#lib/participation/queries/today.ts'
import { withdrawConsent } from '#lib/erasure/commands/withdraw-consent.ts'
import { recordConsent, saveGuardian } from '#lib/volunteers/commands/consents.ts'
import { confirmVolunteer, suspendVolunteer } from '#lib/volunteers/commands/change-status.ts'
import { editVolunteer } from '#lib/volunteers/commands/edit-volunteer.ts'
import { viewVolunteer } from '#lib/volunteers/commands/view-volunteer.ts'
import { findDuplicates } from '#lib/volunteers/queries/find-duplicates.ts'
import { listVolunteers } from '#lib/volunteers/queries/list-volunteers.ts'
import { recordConsentInput, saveGuardianInput, volunteerFilters } from '#lib/volunteers/schema.ts'
import { createEvent, createParticipation, createShift, createVolunteer } from '#prisma/seed/builders.ts'
import { db } from '#tests/support/database.ts'
import { aCoordinator, anAdministrator } from '#tests/support/people.ts'
import { anEdit, historyOf, uniqueSurname } from './people.ts'

type Given = Parameters<typeof createVolunteer>[1]
type Place = { endsAt?: Date; status?: 'confirmed' | 'waiting' | 'cancelled' }

/** Somebody on a shift of a coordinator's event. */
async function onAnEvent(given: Given, { endsAt, status = 'confirmed' }: Place = {}) {
  const { centre, actor } = await aCoordinator()
  const times = endsAt ? { startsAt: new Date(endsAt.getTime() - 3 * hourMs), endsAt } : {}
  const event = await createEvent(db, { centreId: centre.id, ...times })
  const shift = await createShift(db, { eventId: event.id })
  const card = await createVolunteer(db, { surname: uniqueSurname(), ...given })
  await createParticipation(db, { shiftId: shift.id, volunteerId: card.id, status })
  return { centre, actor, card, list: () => listVolunteers(actor, volunteerFilters.parse({})) }
}

const consentOf = (volunteerId: string) =>
  recordConsentInput.parse({
    ...{ volunteerId, kind: 'personalData', method: 'paper', locale: 'kk', givenOn: '2026-01-01' },
  })

test('who takes part in a centre’s event is seen by its coordinators, and by no others', async () => {
  const { actor, card, centre } = await onAnEvent({ isGuest: true, status: 'new' })
  expect(await viewVolunteer(actor, card.id)).toMatchObject({ id: card.id, isGuest: true })
  expect(await viewVolunteer((await aCoordinator()).actor, card.id)).toBeNull()
  expect(await historyOf(card.id)).toMatchObject([{ action: 'volunteer.viewed', centreId: centre.id }])
})

test('thirty days after the event, or once they are off the shift, not any more', async () => {
  const month = 30 * dayMs
  const fresh = await onAnEvent({}, { endsAt: new Date(Date.now() - month + hourMs) })
  const old = await onAnEvent({}, { endsAt: new Date(Date.now() - month - hourMs) })
  const gone = await onAnEvent({}, { status: 'cancelled' })
  expect(await viewVolunteer(fresh.actor, fresh.card.id)).not.toBeNull()
  expect(await viewVolunteer(old.actor, old.card.id)).toBeNull()
  expect(await viewVolunteer(gone.actor, gone.card.id)).toBeNull()
})

test('but a register and its counts hold members only, for administrators too', async () => {
  const { actor, card, list } = await onAnEvent({ isGuest: true, status: 'new' })
  expect(await list()).toMatchObject({ rows: [], total: 0 })
  expect(await findToday(actor)).toMatchObject({ newPeople: 0, minorsWithoutConsent: 0 })
  const found = await listVolunteers(
    await anAdministrator(),
    volunteerFilters.parse({ q: String(card.cardNumber) }),
  )
  expect(found).toMatchObject({ rows: [], total: 0 })
})

test('a guest’s likeness is shown to whoever runs the event, to others only its id for the audit', async () => {
  const { actor, card } = await onAnEvent({ isGuest: true, status: 'new' })
  const facts = { ...card, iinHash: null }
  expect((await findDuplicates(actor, facts)).here).toMatchObject([{ id: card.id }])
  const elsewhere = await findDuplicates((await aCoordinator()).actor, facts)
  expect(elsewhere).toMatchObject({ here: [], elsewhere: [{ id: card.id }] })
})

test('the coordinator of an event may write down a consent of another centre’s member, and no more', async () => {
  const home = await aCoordinator()
  const { actor, card } = await onAnEvent({ centreId: home.centre.id })
  await recordConsent(actor, consentOf(card.id))
  const consent = await db.consent.findFirstOrThrow({ where: { volunteerId: card.id } })

  await expect(editVolunteer(actor, anEdit(card.id))).rejects.toThrow(Forbidden)
  await expect(confirmVolunteer(actor, { id: card.id })).rejects.toThrow(Forbidden)
  await expect(suspendVolunteer(actor, { id: card.id, reason: 'x' })).rejects.toThrow(Forbidden)
  const away = { volunteerId: card.id, consentId: consent.id }
  await expect(withdrawConsent(actor, away)).rejects.toThrow(Forbidden)
  const guardian = { volunteerId: card.id, name: 'Сәуле', relation: 'mother' }
  await expect(saveGuardian(actor, saveGuardianInput.parse(guardian))).rejects.toThrow(Forbidden)
  await expect(recordConsent((await aCoordinator()).actor, consentOf(card.id))).rejects.toThrow(NotFound)
  await withdrawConsent(home.actor, away)
})

test('a guest’s card is kept by whoever runs the event', async () => {
  const { actor, card } = await onAnEvent({ isGuest: true, status: 'new' })
  await editVolunteer(actor, anEdit(card.id, { surname: 'Түзетілген' }))
  expect(await db.volunteer.findUniqueOrThrow({ where: { id: card.id } })).toMatchObject({
    surname: 'Түзетілген',
    isGuest: true,
  })
})
