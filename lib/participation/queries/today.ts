import type { Actor } from '#lib/accounts/actor.ts'
import { runBy } from '#lib/events/policy.ts'
import { dayMs, dayOf, hourMs, now } from '#lib/platform/clock.ts'
import { db } from '#lib/platform/db.ts'
import { listedTo } from '#lib/volunteers/policy.ts'
import { adultAge, latestBirthDate } from '#lib/volunteers/rules.ts'
import type { Prisma } from '#prisma/generated/client.ts'
import { promotionWay } from '../rules/holds.ts'
import { shiftColumns } from './facts.ts'

const comingDays = 14
const soonHours = 72
const listMax = 50

/** What needs a coordinator now: the coming shifts of their events, and the work that waits for them. */
export async function findToday(actor: Actor) {
  const at = now()
  const [shifts, drafts, people] = await Promise.all([
    listComingShifts(actor, at),
    listDrafts(actor),
    countPeopleToSee(actor, at),
  ])
  return {
    at,
    today: shifts.filter(
      ({ startsAt, endsAt }) => dayOf(startsAt) === dayOf(at) || (startsAt <= at && endsAt > at),
    ),
    next: shifts.filter(({ startsAt }) => startsAt > at && dayOf(startsAt) !== dayOf(at)),
    queues: shifts.filter(
      (shift) =>
        shift.startsAt > at && shift.waiting > 0 && isFree(shift) && promotionWay(shift, at) === 'none',
    ),
    open: shifts.filter(
      (shift) =>
        shift.startsAt > at && shift.startsAt.getTime() - at.getTime() <= soonHours * hourMs && isFree(shift),
    ),
    waiting: shifts.filter((shift) => shift.startsAt > at && shift.waiting > 0 && !isFree(shift)),
    drafts,
    ...people,
  }
}
export type Today = Awaited<ReturnType<typeof findToday>>
export type TodayShift = Today['today'][number]

function isFree({ taken, places }: { taken: number; places: number }): boolean {
  return taken < places
}

function listComingShifts(actor: Actor, at: Date) {
  return db.shift.findMany({
    where: {
      cancelledAt: null,
      startsAt: { lt: new Date(at.getTime() + comingDays * dayMs) },
      endsAt: { gt: new Date(at.getTime() - dayMs) },
      event: { state: 'published', ...runBy(actor) },
    },
    orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
    take: listMax,
    select: shiftColumns,
  })
}

function listDrafts(actor: Actor) {
  return db.event.findMany({
    where: { state: 'draft', ...runBy(actor) },
    orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
    take: listMax,
    select: { id: true, titleKk: true, titleRu: true, titleEn: true, startsAt: true, isDateStated: true },
  })
}

/** Cards a person has to look at. Minors are counted without a guardian's consent for personal data. */
async function countPeopleToSee(actor: Actor, at: Date) {
  const born = new Date(latestBirthDate(adultAge, dayOf(at)))
  const active: Prisma.VolunteerWhereInput = { ...listedTo(actor), status: { in: ['new', 'confirmed'] } }
  const [newPeople, minorsWithoutConsent] = await Promise.all([
    db.volunteer.count({ where: { ...active, status: 'new' } }),
    db.volunteer.count({ where: { ...active, birthDate: { gt: born }, hasGuardianConsent: false } }),
  ])
  return { newPeople, minorsWithoutConsent }
}
