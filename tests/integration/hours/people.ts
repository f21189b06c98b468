import { randomUUID } from 'node:crypto'
import type { Actor } from '#lib/accounts/actor.ts'
import { confirmHours } from '#lib/hours/commands/confirm-hours.ts'
import { findShiftHours } from '#lib/hours/queries/shift-hours.ts'
import { seenOf } from '#lib/hours/rules/confirmation.ts'
import * as build from '#prisma/seed/builders.ts'
import type { Prisma } from '#prisma/generated/client.ts'
import { db } from '#tests/support/database.ts'
import { actorWith, createScene, inHours } from '../participation/people.ts'

export { actorWith, administrator, inHours } from '../participation/people.ts'

/** A shift of three hours that ended an hour ago, unless the times are said. */
export async function createPastScene(span = { startsAt: inHours(-4), endsAt: inHours(-1) }) {
  return createScene({ event: span, shift: span })
}

/** A user's row behind an actor: what they confirm names them. */
export async function aVolunteerWithAccount(centreId: string) {
  const user = await build.createUser(db)
  const { id } = await build.createVolunteer(db, { centreId, userId: user.id })
  return actorWith({ userId: user.id, volunteerId: id })
}

type Mark = Partial<Prisma.AttendanceUncheckedCreateInput>

/** Somebody who was on the shift, marked present from its beginning to its end unless told otherwise. */
export async function cameTo(
  shift: { id: string; startsAt: Date; endsAt: Date },
  given: { volunteerId?: string; mark?: Mark } = {},
) {
  const volunteerId = given.volunteerId ?? (await build.createVolunteer(db)).id
  const { id } = await build.createParticipation(db, { shiftId: shift.id, volunteerId })
  const facts = { mark: 'present' as const, inAt: shift.startsAt, outAt: shift.endsAt }
  await db.attendance.create({ data: { participationId: id, ...facts, ...given.mark } })
  return { participationId: id, volunteerId }
}

type Typed = { minutes?: number | null; reason?: string; seen?: string }

/** The lines of a shift's form as the page makes them, with what somebody typed into some of them. */
export async function formOf(
  actor: Actor,
  shift: { id: string; eventId: string },
  typed: Record<string, Typed> = {},
) {
  const hours = await findShiftHours(actor, shift.eventId, shift.id)
  const rows = hours ? [...hours.waiting, ...hours.recorded] : []
  const lines = rows.map((row) => ({
    ...{ participationId: row.participationId, seen: seenOf(row), minutes: null, reason: '' },
    ...typed[row.participationId],
  }))
  return { shiftId: shift.id, lines }
}

export async function confirmAll(
  actor: Actor,
  shift: { id: string; eventId: string },
  typed: Record<string, Typed> = {},
) {
  return confirmHours(actor, await formOf(actor, shift, typed))
}

export function ledgerOf(volunteerId: string) {
  return db.hourEntry.findMany({
    where: { volunteerId },
    orderBy: { id: 'asc' },
    select: { source: true, minutes: true, reason: true, participationId: true },
  })
}

/** A claim's form about work that was no shift; on a day that many days ago. */
export async function claimForm(centreId: string, given: Record<string, unknown> = {}) {
  const direction = await db.direction.findFirstOrThrow()
  return {
    id: randomUUID(),
    participationId: null,
    workedOn: new Date(Date.now() - 3 * 86_400_000).toISOString().slice(0, 10),
    centreId,
    directionId: direction.id,
    hours: 2,
    minutes: 30,
    work: 'Көршіге отын жардым',
    evidence: 'Көшедегі көршілер көрді',
    ...given,
  }
}
