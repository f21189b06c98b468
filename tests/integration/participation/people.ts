import { randomUUID } from 'node:crypto'
import type { Actor } from '#lib/accounts/actor.ts'
import { placeOnShift } from '#lib/participation/commands/place-on-shift.ts'
import { findCounterDrift } from '#lib/participation/queries/drift.ts'
import { hourMs } from '#lib/platform/clock.ts'
import * as build from '#prisma/seed/builders.ts'
import type { Prisma } from '#prisma/generated/client.ts'
import { db } from '#tests/support/database.ts'

/** An actor as the session would give it; rights are what the test says. */
export function actorWith(rights: Partial<Actor> = {}): Actor {
  const userId = randomUUID()
  return {
    ...{ userId, sessionId: randomUUID(), name: 'Айгерім', email: `${userId}@test.invalid`, locale: 'kk' },
    ...{ isAdministrator: false, isEditor: false, centreIds: [], organisationIds: [], volunteerId: null },
    ...rights,
  }
}

export const administrator = actorWith({ isAdministrator: true })

type Given = { event?: Partial<Prisma.EventCreateManyInput>; shift?: Partial<Prisma.ShiftCreateManyInput> }

/** A centre with its coordinator and an event of one shift, in a week unless said otherwise. */
export async function createScene({ event = {}, shift = {} }: Given = {}) {
  const centre = await build.createCentre(db)
  const coordinator = actorWith({ centreIds: [centre.id] })
  const held = await build.createEvent(db, { centreId: centre.id, ...event })
  return {
    centre,
    coordinator,
    event: held,
    shift: await build.createShift(db, { eventId: held.id, ...shift }),
  }
}

export async function createPeople(
  centreId: string,
  count: number,
  given: Partial<Prisma.VolunteerCreateManyInput> = {},
) {
  const people: { id: string }[] = []
  for (let index = 0; index < count; index++)
    people.push(await build.createVolunteer(db, { centreId, ...given }))
  return people.map(({ id }) => id)
}

export const noAnswers = { companionId: null as string | null, acceptOverlap: false, overrideReason: '' }

export function place(
  actor: Actor,
  shiftId: string,
  volunteerId: string,
  given: Partial<typeof noAnswers> = {},
) {
  return placeOnShift(actor, { shiftId, volunteerId, ...noAnswers, ...given })
}

export function shiftNow(id: string) {
  return db.shift.findUniqueOrThrow({
    where: { id },
    select: { places: true, taken: true, waiting: true, version: true },
  })
}

export function statusesOn(shiftId: string) {
  return db.participation.findMany({
    where: { shiftId },
    orderBy: [{ joinedAt: 'asc' }, { id: 'asc' }],
    select: { id: true, volunteerId: true, status: true },
  })
}

export function drift() {
  return findCounterDrift(administrator)
}

export function inHours(hours: number): Date {
  return new Date(Date.now() + hours * hourMs)
}
