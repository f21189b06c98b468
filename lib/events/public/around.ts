import { cacheLife, cacheTag } from 'next/cache'
import { now } from '#lib/platform/clock.ts'
import { db } from '#lib/platform/db.ts'
import { publicEvents } from '../policy.ts'
import { phaseOf } from '../rules.ts'
import { roundResults, type Results } from '../rules/results.ts'

const datesMax = 60

/** The other public dates of a series that are not over, soonest first. */
export async function listOtherDates(seriesId: string, eventId: string) {
  'use cache'
  cacheTag('events')
  cacheLife('minutes')
  const at = now()
  const rows = await db.event.findMany({
    where: { AND: [publicEvents, { seriesId, id: { not: eventId }, endsAt: { gt: at } }] },
    orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
    select: { slug: true, state: true, startsAt: true, endsAt: true },
    take: datesMax,
  })
  return rows.map((row) => ({ ...row, phase: phaseOf(row, at) }))
}

/** What came of an event that is over, in round numbers; null when there were too few to say. */
export async function findResults(eventId: string): Promise<Results | null> {
  'use cache'
  cacheTag('events')
  cacheLife('minutes')
  const event = await db.event.findFirst({
    where: { AND: [publicEvents, { id: eventId, state: 'published', endsAt: { lte: now() } }] },
    select: { id: true },
  })
  if (!event) return null
  const people = await db.participation.findMany({
    where: { shift: { eventId }, attendance: { is: { mark: 'present' } } },
    distinct: ['volunteerId'],
    select: { volunteerId: true },
  })
  const hours = await db.hourEntry.groupBy({
    by: ['volunteerId'],
    where: {
      participation: { shift: { eventId } },
      OR: [{ source: { not: 'selfReported' } }, { confirmedAt: { not: null } }],
    },
    _sum: { minutes: true },
  })
  const minutes = hours.map(({ _sum }) => _sum.minutes ?? 0)
  return roundResults(minutes, people.length)
}
