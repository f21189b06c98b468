import type { Actor } from '#lib/accounts/actor.ts'
import { record } from '#lib/audit/record.ts'
import { startJob } from '#lib/jobs/commands.ts'
import type { JobRun } from '#lib/jobs/worker.ts'
import { now } from '#lib/platform/clock.ts'
import { type Tx, transaction } from '#lib/platform/db.ts'
import { newId } from '#lib/platform/new-id.ts'
import { Conflict, NotFound } from '#lib/platform/refusal.ts'
import { slugBaseOf } from '#lib/events/rules.ts'
import { daysBetween } from '#lib/events/rules/recurrence.ts'
import { planDays } from '#lib/events/rules/series-plan.ts'
import type { CreateSeriesInput, SeriesRuleInput } from '#lib/events/schema/series.ts'
import { copyIn, everyPart, readSource, type Source } from './copy-event.ts'
import { freeSlug, withFreeSlug } from './edit-event.ts'
import { holdLiveEvent, requireRunEvent } from './require-event.ts'

export const seriesKind = 'series'
/** So many are made while the person waits; more are made by the worker. */
const atOnceMax = 20

/**
 * Makes a series of an event: it becomes the first occurrence, and every further day of the rule gets a draft of its own. Days
 * that have passed get none. More than twenty are made by the worker. The same form sent again changes nothing.
 */
export async function createSeries(actor: Actor, { id, eventId, ...rule }: CreateSeriesInput) {
  return withFreeSlug(async (tx) => {
    const event = await holdLiveEvent(actor, tx, eventId)
    if (event.seriesId === id) return { isLater: false, count: 0 }
    if (event.seriesId !== null) throw new Conflict('series.refusals.already')
    if (!event.isDateStated) throw new Conflict('series.refusals.noDate')
    const days = planDays(event, rule, now())
    await tx.eventSeries.create({
      data: { ...columnsOf(rule), id, centreId: event.centreId, days: days.map(asDate) },
    })
    const [first = ''] = days
    const { count } = await tx.event.updateMany({
      where: { id: eventId, seriesId: null },
      data: { seriesId: id, seriesDay: asDate(first) },
    })
    if (count === 0) throw new Conflict('series.refusals.already')
    for (const shift of await tx.shift.findMany({ where: { eventId }, select: { id: true } })) {
      await tx.shift.update({ where: { id: shift.id }, data: { originId: shift.id } })
    }
    const facts = {
      type: 'event',
      id: eventId,
      label: event.titleKk || event.titleRu,
      centreId: event.centreId,
    }
    await record(tx, actor, 'event.seriesCreated', {
      ...facts,
      details: { seriesId: id, count: days.length },
    })
    const further = days.slice(1)
    if (further.length > atOnceMax) {
      const total = further.length
      await startJob(actor, tx, { kind: seriesKind, subjectId: id, centreId: event.centreId, total })
      return { isLater: true, count: total }
    }
    const source = await readSource(tx, eventId)
    for (const day of further) await makeOccurrence(actor, tx, { source, seriesId: id, day })
    return { isLater: false, count: further.length }
  })
}

/** Makes the occurrences of a long series one by one; begun again it goes on with the days that have none. */
export const runSeries: JobRun = async (starter, job) => {
  const series = await findSeries(job.subjectId)
  const further = series.days.slice(1)
  const doneDays = new Set(series.doneDays)
  let actor = starter
  for (const [index, day] of further.entries()) {
    if (!doneDays.has(day)) {
      await withFreeSlug(async (tx) => {
        const source = await findFirst(actor, tx, { id: job.subjectId, day: series.days[0] ?? '' })
        return makeOccurrence(actor, tx, { source, seriesId: job.subjectId, day })
      })
    }
    actor = await job.step({ done: index + 1, total: further.length })
  }
  return { count: further.length }
}

async function findSeries(id: string) {
  return transaction(async (tx) => {
    const series = await tx.eventSeries.findUnique({
      where: { id },
      select: { days: true, events: { select: { seriesDay: true } } },
    })
    if (!series) throw new NotFound('series.refusals.unknown')
    return {
      days: series.days.map(asDay),
      doneDays: series.events.flatMap(({ seriesDay }) => (seriesDay ? [asDay(seriesDay)] : [])),
    }
  })
}

/** The first occurrence, of which the others are made; NotFound when it is gone or the actor's right to it is. */
async function findFirst(actor: Actor, tx: Tx, { id, day }: { id: string; day: string }): Promise<Source> {
  const first = await tx.event.findFirst({
    where: { seriesId: id, seriesDay: asDate(day) },
    select: { id: true },
  })
  if (!first) throw new NotFound('series.refusals.unknown')
  await requireRunEvent(actor, tx, first.id)
  return readSource(tx, first.id)
}

type Making = { source: Source; seriesId: string; day: string }

async function makeOccurrence(actor: Actor, tx: Tx, { source, seriesId, day }: Making) {
  const days = daysBetween(asDay(source.seriesDay ?? source.startsAt), day)
  const dated = `${slugBaseOf(source)}-${day}`
  const holder = await tx.event.findUnique({ where: { slug: dated }, select: { id: true } })
  const slug = holder ? await freeSlug(tx, source) : dated
  const occurrence = { seriesId, seriesDay: asDate(day) }
  return copyIn(actor, tx, { source, id: newId(), days, parts: everyPart, slug, occurrence })
}

function columnsOf({
  frequency,
  interval,
  weekdays,
  untilDay,
  count,
  ...skips
}: Omit<SeriesRuleInput, 'eventId'>) {
  return {
    ...{ frequency, interval, weekdays, count, untilDay: untilDay === null ? null : asDate(untilDay) },
    ...{ skipsHolidays: skips.skipsHolidays, skippedDays: skips.skippedDays.map(asDate) },
  }
}

/** Days are kept as dates of PostgreSQL, which Prisma gives as midnight in UTC. */
function asDate(day: string): Date {
  return new Date(`${day}T00:00:00Z`)
}

function asDay(date: Date): string {
  return date.toISOString().slice(0, 10)
}
