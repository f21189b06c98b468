import type { Actor } from '#lib/accounts/actor.ts'
import { dayOf, now } from '#lib/platform/clock.ts'
import { db, type Tx } from '#lib/platform/db.ts'
import { idPattern } from '#lib/platform/text.ts'
import { canKeepOffice } from './policy.ts'
import type { Schedule } from './rules.ts'

const code = 'region'

/** What the office says of itself, for its editors; null while nothing is written. */
export async function findOfficeToEdit(actor: Actor) {
  return canKeepOffice(actor) ? db.office.findUnique({ where: { code } }) : null
}

/** The whole week and the days that differ, from today on, for its editors. */
export async function findScheduleToEdit(actor: Actor) {
  if (!canKeepOffice(actor)) return { week: [], exceptions: [] }
  const today = new Date(`${dayOf(now())}T00:00:00Z`)
  const [week, exceptions] = await Promise.all([
    db.officeDay.findMany({ orderBy: { weekday: 'asc' } }),
    db.officeException.findMany({ where: { day: { gte: today } }, orderBy: { day: 'asc' }, take: 200 }),
  ])
  return { week, exceptions: exceptions.map((row) => ({ ...row, day: row.day.toISOString().slice(0, 10) })) }
}

/** Hours and holidays for counting working days; no secret. */
export async function readSchedule(_actor: Actor | null, tx: Tx, from: Date): Promise<Schedule> {
  const since = new Date(`${dayOf(from)}T00:00:00Z`)
  const [week, exceptions] = [
    await tx.officeDay.findMany(),
    await tx.officeException.findMany({ where: { day: { gte: since } }, orderBy: { day: 'asc' }, take: 200 }),
  ]
  return { week, exceptions: exceptions.map((row) => ({ ...row, day: row.day.toISOString().slice(0, 10) })) }
}

/** Everybody of the office in the public order, shown or not. */
export async function listPeopleToEdit(actor: Actor) {
  if (!canKeepOffice(actor)) return []
  return db.officePerson.findMany({
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
    take: 100,
    select: {
      ...{ id: true, state: true, position: true, isDemo: true },
      ...{ nameKk: true, nameRu: true, nameEn: true, jobKk: true, jobRu: true, jobEn: true },
    },
  })
}

export async function findPersonToEdit(actor: Actor, personId: string) {
  if (!canKeepOffice(actor) || !idPattern.test(personId)) return null
  return db.officePerson.findUnique({ where: { id: personId } })
}

export type OfficePersonToEdit = NonNullable<Awaited<ReturnType<typeof findPersonToEdit>>>
