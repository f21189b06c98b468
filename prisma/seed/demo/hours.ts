import { dayMs, dayOf, minuteMs } from '#lib/platform/clock.ts'
import type { Prisma } from '#prisma/generated/client.ts'
import { newId } from '../ids.ts'
import { mustGet, type Random } from '../random.ts'
import { loadConfirmedClaims } from './claims.ts'
import { addDays, asDate } from './days.ts'
import { peopleTotal } from './people-plan.ts'
import { inPortions, type Region } from './region.ts'
import type { DemoSignUp } from './sign-ups.ts'
import type { DemoVolunteer } from './volunteers.ts'

export const hourFacts = { none: Math.round(peopleTotal * 0.41), median: 14, top: 312, total: 24_000 }
/** Work that centres kept in paper journals. */
const everyday = ['eco', 'social', 'cultural', 'education', 'sport']
const top = [312, 276, 251, 238, 220, 204, 196, 188, 180, 172]

/** Centres whose last event is still to be confirmed, so that their coordinators have something to do. */
type Ledger = { volunteers: DemoVolunteer[]; signUps: DemoSignUp[]; openCentreIds: string[] }

/**
 * Writes the ledger: hours of the attended shifts, and older ones a coordinator copied from paper, so that 41 % have none,
 * the median of the others is 14 and the best has 312. Some rows were corrected, some come from claims of the people.
 */
export async function loadHours(
  region: Region,
  { volunteers, signUps, openCentreIds }: Ledger,
): Promise<void> {
  const unconfirmed = lastShiftsOf(signUps, openCentreIds)
  const attended = signUps.filter(({ mark, shift }) => mark === 'present' && !unconfirmed.has(shift.id))
  const first = attended.map((signUp) => asEntry(region, signUp))
  const corrections = first.flatMap((row, index) => (index % 97 === 40 ? [correctionOf(row)] : []))
  const earned = new Map<string, number>()
  for (const { volunteerId, minutes } of [...first, ...corrections])
    earned.set(volunteerId, (earned.get(volunteerId) ?? 0) + minutes / 60)
  const targets = dealTargets(region.random, volunteers, earned)
  const paper = targets.flatMap((target) => paperEntries(region, target))
  const claims = await loadConfirmedClaims(region, { paper, volunteers, centreIds: openCentreIds })
  const fromClaims = paper.map((row) => ({ ...row, ...claims.get(row.id) }))
  await inPortions([...first, ...fromClaims], (data) => region.tx.hourEntry.createMany({ data }))
  await inPortions(corrections, (data) => region.tx.hourEntry.createMany({ data }))
  await leaveOutTimes(region, signUps, unconfirmed)
}

/** The shifts of the latest held event of each centre. */
function lastShiftsOf(signUps: DemoSignUp[], centreIds: string[]): Set<string> {
  const shifts = centreIds.flatMap((centreId) => {
    const held = signUps.filter(({ event, mark }) => event.centreId === centreId && mark === 'present')
    const last = held.toSorted((a, b) => b.shift.startsAt.getTime() - a.shift.startsAt.getTime())[0]
    return last ? last.event.shifts.map(({ id }) => id) : []
  })
  return new Set(shifts)
}

/** Where hours wait, some people came late and some went without being marked. */
async function leaveOutTimes({ tx }: Region, signUps: DemoSignUp[], unconfirmed: Set<string>): Promise<void> {
  const waiting = signUps.filter(({ mark, shift }) => mark === 'present' && unconfirmed.has(shift.id))
  const idsOf = (remainder: number) =>
    waiting.flatMap(({ id }, index) => (index % 6 === remainder ? [id] : []))
  await tx.attendance.updateMany({ where: { participationId: { in: idsOf(2) } }, data: { outAt: null } })
  for (const { id, shift } of waiting.filter((_, index) => index % 6 === 4)) {
    const inAt = new Date(shift.startsAt.getTime() + 25 * minuteMs)
    await tx.attendance.update({ where: { participationId: id }, data: { inAt } })
  }
}

/** Whole hours, largest first: their count, median, top and sum are `hourFacts`. */
export function planHours(random: Random): number[] {
  const people = peopleTotal - hourFacts.none
  const half = people / 2
  const lower = Array.from({ length: half - 1 }, () => random.whole(1, 13))
  const upper = Array.from(
    { length: half - 1 - top.length },
    () => 15 + Math.floor(-Math.log(1 - random.next()) * 10),
  )
  const capped = upper.map((hours) => Math.min(hours, 150))
  const fixed = [...lower, ...top, hourFacts.median, hourFacts.median].reduce((sum, hours) => sum + hours, 0)
  let missing = hourFacts.total - fixed - capped.reduce((sum, hours) => sum + hours, 0)
  for (let index = 0; missing !== 0; index = (index + 1) % capped.length) {
    const hours = capped[index] ?? 0
    if (missing < 0 && hours <= 15) continue
    capped[index] = hours + Math.sign(missing)
    missing -= Math.sign(missing)
  }
  return [...top, ...capped, hourFacts.median, hourFacts.median, ...lower].toSorted((a, b) => b - a)
}

type Target = { volunteer: DemoVolunteer; hours: number }

/** Gives each total to somebody who did not already earn more at events; returns what is left for the paper journal. */
function dealTargets(
  random: Random,
  volunteers: DemoVolunteer[],
  earned: ReadonlyMap<string, number>,
): Target[] {
  const totals = planHours(random)
  const earnedBy = ({ id }: DemoVolunteer) => earned.get(id) ?? 0
  const active = volunteers.filter((each) => earnedBy(each) > 0)
  const others = volunteers.filter(
    (each) => earnedBy(each) === 0 && each.person.status !== 'new' && each.person.status !== 'anonymised',
  )
  const chosen = [...active, ...random.shuffle(others)].slice(0, totals.length)
  const zeal = new Map(
    chosen.map((each) => [each.id, earnedBy(each) + random.next() * (each.person.age < 18 ? 4 : 30)]),
  )
  const ranked = chosen.toSorted((a, b) => (zeal.get(b.id) ?? 0) - (zeal.get(a.id) ?? 0))
  const targets = ranked.map((volunteer, index) => ({ volunteer, hours: totals[index] ?? 0 }))
  for (const target of targets) {
    if (target.hours >= earnedBy(target.volunteer)) continue
    const fits = (each: Target) =>
      each.hours >= earnedBy(target.volunteer) && target.hours >= earnedBy(each.volunteer)
    const other = targets.findLast(fits)
    if (!other) throw new Error('The hours of the demo region do not add up')
    ;[target.hours, other.hours] = [other.hours, target.hours]
  }
  return targets.map(({ volunteer, hours }) => ({ volunteer, hours: hours - earnedBy(volunteer) }))
}

function minutesOf({ startsAt, endsAt }: { startsAt: Date; endsAt: Date }): number {
  return Math.round((endsAt.getTime() - startsAt.getTime()) / minuteMs)
}

export type Row = Prisma.HourEntryCreateManyInput & {
  id: string
  minutes: number
  directionId: string | null
}

function asEntry(region: Region, { id: participationId, volunteer, shift, event }: DemoSignUp): Row {
  const workedOn = asDate(dayOf(shift.startsAt))
  const facts = {
    source: 'attendance' as const,
    minutes: minutesOf(shift),
    confirmedAt: shift.endsAt,
    createdAt: shift.endsAt,
  }
  const snapshot = {
    plannedStartsAt: shift.startsAt,
    plannedEndsAt: shift.endsAt,
    directionId: mustGet(region.directions, event.plan.template.direction),
  }
  const about = { volunteerId: volunteer.id, participationId, workedOn, ...snapshot }
  return { id: newId(), ...about, isDemo: true, ...facts }
}

/** Half an hour less, the day after. */
function correctionOf(row: Row): Row {
  const { confirmedAt, createdAt: _, ...facts } = row
  const at = new Date(new Date(confirmedAt as Date).getTime() + dayMs)
  const reason = 'Ертерек кетті, үйлестіруші қайта тексерді'
  const change = { source: 'correction' as const, minutes: -30, correctsId: row.id, reason }
  return { ...facts, ...change, id: newId(), confirmedAt: at, createdAt: at }
}

/** Days of two to six hours between joining and last month; many hours in little time make longer days. */
function paperEntries({ random, today, directions }: Region, { volunteer, hours }: Target): Row[] {
  const { person, joinedDay } = volunteer
  const days = Math.max(3, Math.round((asDate(today).getTime() - asDate(joinedDay).getTime()) / dayMs) - 20)
  const reason = person.locale === 'kk' ? 'Қағаз журналдан көшірілді' : 'Перенесено из бумажного журнала'
  const rows: Row[] = []
  const directionIds = everyday.map((code) => mustGet(directions, code))
  for (let left = hours; left > 0;) {
    const part = Math.min(left, random.whole(2, hours > 100 ? 8 : 6))
    const workedOn = asDate(addDays(joinedDay, random.whole(1, days)))
    const confirmedAt = new Date(workedOn.getTime() + dayMs)
    const facts = { source: 'confirmation' as const, minutes: part * 60, confirmedAt, createdAt: confirmedAt }
    const directionId = directionIds[(person.age + rows.length) % directionIds.length]!
    rows.push({
      id: newId(),
      volunteerId: volunteer.id,
      workedOn,
      directionId,
      reason,
      isDemo: true,
      ...facts,
    })
    left -= part
  }
  return rows
}
