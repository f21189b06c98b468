import type { Actor } from '#lib/accounts/actor.ts'
import { dayMs, hourMs } from '#lib/platform/clock.ts'
import * as build from '#prisma/seed/builders.ts'
import type { Prisma } from '#prisma/generated/client.ts'
import { db } from '#tests/support/database.ts'
import { aCoordinator, actorOf } from '#tests/support/people.ts'

/** An event of last week at a coordinator's own centre. */
export async function pastScene(texts: Partial<Prisma.EventCreateManyInput> = {}) {
  const { centre, actor } = await aCoordinator()
  const startsAt = new Date(Date.now() - 7 * dayMs)
  const event = await build.createEvent(db, { centreId: centre.id, startsAt, ...texts })
  const shift = await build.createShift(db, { eventId: event.id, places: 500 })
  return { centre, coordinator: actor, event, shift }
}

type Scene = Awaited<ReturnType<typeof pastScene>>
type Given = {
  volunteer?: Partial<Prisma.VolunteerCreateManyInput>
  minutes?: number
  mark?: 'present' | 'absent'
}

/** Somebody who worked at the event: marked and with confirmed hours, unless said otherwise. */
export async function worked(
  { shift, centre }: Scene,
  { volunteer, minutes = 180, mark = 'present' }: Given = {},
) {
  const person = await build.createVolunteer(db, { centreId: centre.id, ...volunteer })
  const { id } = await build.createParticipation(db, { shiftId: shift.id, volunteerId: person.id })
  await db.attendance.create({ data: { participationId: id, mark } })
  if (minutes !== 0)
    await addHours({ participationId: id, volunteerId: person.id, minutes, workedOn: shift.startsAt })
  return { participationId: id, volunteerId: person.id }
}

type Entry = { participationId?: string; volunteerId: string; minutes: number; workedOn: Date }

export async function addHours(entry: Entry & Partial<Prisma.HourEntryUncheckedCreateInput>) {
  const workedOn = new Date(entry.workedOn.toISOString().slice(0, 10))
  const reason = entry.source === 'correction' ? 'Сағат түзетілді' : ''
  const facts = { source: 'attendance' as const, confirmedAt: new Date(), reason }
  return db.hourEntry.create({ data: { ...facts, ...entry, workedOn } })
}

/** The account of a volunteer's own. */
export async function ownerOf(volunteerId: string): Promise<Actor> {
  const user = await build.createUser(db)
  await db.volunteer.update({ where: { id: volunteerId }, data: { userId: user.id } })
  return actorOf(user.id)
}

export function daysAgo(days: number): Date {
  return new Date(Date.now() - days * dayMs)
}

export function inAnHour(): Date {
  return new Date(Date.now() + hourMs)
}

export async function auditOf(id: string): Promise<string[]> {
  const entries = await db.auditEntry.findMany({ where: { subjectId: id }, orderBy: { id: 'asc' } })
  return entries.map(({ action }) => action)
}

/** The code of the refusal a call is expected to throw. */
export async function refusalOf(call: Promise<unknown>): Promise<string> {
  try {
    await call
  } catch (error) {
    return (error as { code?: string }).code ?? String(error)
  }
  return 'nothing was refused'
}
