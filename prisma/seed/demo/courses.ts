import { dayMs, dayOf } from '#lib/platform/clock.ts'
import type { CourseLevel, Prisma } from '#prisma/generated/client.ts'
import courses from '../data/courses.json' with { type: 'json' }
import platforms from '../data/platforms.json' with { type: 'json' }
import { newId } from '../ids.ts'
import { type DemoEvent, slugOfEvent } from './events.ts'
import type { Region } from './region.ts'

type Course = { level: CourseLevel; hours: number } & Record<
  'outcomesKk' | 'outcomesRu' | 'outcomesEn' | 'trainerKk' | 'trainerRu' | 'trainerEn',
  string
>

/** What the region's trainings teach; the trainers are the centre's own people, nobody by name. */
export async function loadCourses(region: Region, events: DemoEvent[]): Promise<void> {
  const known = courses as Record<string, Course>
  const data = events.flatMap(({ id, plan }) => {
    const course = known[plan.template.code]
    if (!course) return []
    const { hours, ...words } = course
    return [{ eventId: id, courseMinutes: hours * 60, ...words }]
  })
  await region.tx.eventTraining.createMany({ data })
}

/** Platforms of the rallies: those of the article by the names it gives, the invented ones with halls. */
export async function loadPlatforms(region: Region, events: DemoEvent[]): Promise<void> {
  const known = platforms as Record<string, Omit<Prisma.EventPlatformCreateManyInput, 'eventId'>[]>
  const data = Object.entries(known).flatMap(([slug, rows]) => {
    const event = events.find(({ plan }) => slugOfEvent(plan) === slug)
    if (!event) throw new Error(`No event «${slug}» for its platforms`)
    return rows.map((row) => ({ ...row, eventId: event.id }))
  })
  await region.tx.eventPlatform.createMany({ data })
}

/** The coordinators' school comes twice: a series with one date held and one still a draft. */
export async function loadSeries(region: Region, events: DemoEvent[]): Promise<void> {
  const own = events
    .filter(({ plan }) => plan.template.code === 'coordinators')
    .toSorted((a, b) => a.plan.startsAt.getTime() - b.plan.startsAt.getTime())
  const [first, last] = [own[0], own.at(-1)]
  if (!first || !last || first === last) throw new Error('The series of the demo region is missing')
  const days = own.map(({ plan }) => new Date(`${dayOf(plan.startsAt)}T00:00:00Z`))
  const apart = Math.round((last.plan.startsAt.getTime() - first.plan.startsAt.getTime()) / (30 * dayMs))
  const id = newId()
  const interval = Math.min(Math.max(apart, 1), 30)
  await region.tx.eventSeries.create({
    data: {
      ...{ id, centreId: first.centreId, frequency: 'monthlyByDate', interval, count: own.length },
      ...{ days, isDemo: true },
    },
  })
  for (const [index, event] of own.entries()) {
    await region.tx.event.update({ where: { id: event.id }, data: { seriesId: id, seriesDay: days[index] } })
    await region.tx.shift.updateMany({
      where: { eventId: event.id },
      data: { originId: first.shifts[0]?.id },
    })
  }
}
