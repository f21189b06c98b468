import { dayOf } from '#lib/platform/clock.ts'
import { ageOn } from '#lib/volunteers/rules.ts'
import { db } from './database.ts'

type Member = { unit: string; body: string | null; age: string; directions: string[] }
type Work = { unit: string; age: string; direction: string; month: string; value: number }
type Stay = { unit: string; startedOn: string; endedOn: string | null }
/** People and what they did, row by row out of the registers, without a line of what counts them for the site. */
export type Registers = { members: Member[]; presences: Work[]; minutes: Work[]; stays: Stay[] }

const day = (date: Date) => date.toISOString().slice(0, 10)
const unitOf = { unit: { select: { slug: true } } } as const

function ageGroup(birthDate: Date | null, on: string): string {
  if (!birthDate) return 'unknown'
  const age = ageOn(birthDate, on)
  const groups: [number, string][] = [
    [14, 'under14'],
    [18, '14-17'],
    [29, '18-28'],
    [46, '29-45'],
    [63, '46-62'],
  ]
  return groups.find(([below]) => age < below)?.[1] ?? '63+'
}

export async function readRegisters(today: string): Promise<Registers> {
  const stays = await readStays()
  const open = stays.filter(({ endedOn }) => endedOn === null)
  const members = open.map(({ unit, body, volunteer }) => ({
    ...{ unit, body, age: ageGroup(volunteer.birthDate, today) },
    directions:
      volunteer.directions.length > 0 ? volunteer.directions.map(({ direction }) => direction.code) : ['-'],
  }))
  return { members, stays, presences: await readPresences(), minutes: await readMinutes(stays) }
}

async function readStays() {
  const body = { select: { slug: true, state: true, ...unitOf } } as const
  const rows = await db.membership.findMany({
    where: { isPrimary: true },
    include: {
      centre: body,
      organisation: body,
      volunteer: {
        select: { birthDate: true, directions: { select: { direction: { select: { code: true } } } } },
      },
    },
  })
  return rows.map(({ centre, organisation, startedOn, endedOn, ...row }) => {
    const at = centre ?? organisation
    const kind = centre ? 'centre' : 'organisation'
    return {
      ...row,
      ...{ unit: at?.unit?.slug ?? '-', body: at?.state === 'published' ? `${kind}/${at.slug}` : null },
      ...{ startedOn: day(startedOn), endedOn: endedOn && day(endedOn) },
    }
  })
}

async function readPresences(): Promise<Work[]> {
  const event = { select: { ...unitOf, direction: { select: { code: true } } } } as const
  const rows = await db.participation.findMany({
    where: { attendance: { is: { mark: 'present' } } },
    select: { volunteer: { select: { birthDate: true } }, shift: { select: { startsAt: true, event } } },
  })
  return rows.map(({ volunteer, shift }) => {
    const on = dayOf(shift.startsAt)
    return {
      ...{ unit: shift.event.unit.slug, direction: shift.event.direction.code, value: 1 },
      ...{ age: ageGroup(volunteer.birthDate, on), month: on.slice(0, 7) },
    }
  })
}

async function readMinutes(stays: Awaited<ReturnType<typeof readStays>>): Promise<Work[]> {
  const claim = { select: { centre: { select: unitOf } } } as const
  const rows = await db.hourEntry.findMany({
    where: { OR: [{ source: { not: 'selfReported' } }, { confirmedAt: { not: null } }] },
    include: {
      ...{ claim, corrects: { select: { claim } }, direction: { select: { code: true } } },
      volunteer: { select: { birthDate: true } },
      participation: { select: { shift: { select: { event: { select: unitOf } } } } },
    },
  })
  return rows.map((row) => {
    const on = day(row.workedOn)
    const stay = stays
      .filter(({ volunteerId, centreId }) => volunteerId === row.volunteerId && centreId !== null)
      .filter(({ startedOn, endedOn }) => startedOn <= on && (endedOn === null || endedOn > on))
      .toSorted((a, b) => (a.startedOn < b.startedOn ? 1 : -1))[0]
    const claimed = row.claim ?? row.corrects?.claim
    const unit = row.participation?.shift.event.unit.slug ?? claimed?.centre.unit.slug ?? stay?.unit ?? '-'
    return {
      ...{ unit, direction: row.direction?.code ?? '-', value: row.minutes },
      ...{ age: ageGroup(row.volunteer.birthDate, on), month: on.slice(0, 7) },
    }
  })
}
