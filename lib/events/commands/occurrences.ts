import type { Actor } from '#lib/accounts/actor.ts'
import { formatDate } from '#lib/i18n/format.ts'
import { now } from '#lib/platform/clock.ts'
import type { Tx } from '#lib/platform/db.ts'
import { Conflict, Invalid, Refusal } from '#lib/platform/refusal.ts'
import { lockRows } from '#lib/platform/row-locks.ts'
import { runBy } from '#lib/events/policy.ts'
import type { Scope } from '#lib/events/schema/series.ts'
import type { Prisma } from '#prisma/generated/client.ts'
import { requireLiveEvent, requireRunEvent, type RunEvent } from './require-event.ts'

export type Occurrence = RunEvent
/** Sixty dates take a second or two, on a slow evening several; others wait for their locks no longer than they ever do. */
export const manyDates = { timeout: 30_000 }

type Chosen = { eventId: string; scope: Scope }

/**
 * The occurrence an edit was made at and the others it comes to, soonest first, with the whole series held until the end of the
 * transaction. What is past or has begun is never among the others, and an edit of several does not start from it.
 */
export async function holdOccurrences(actor: Actor, tx: Tx, { eventId, scope }: Chosen) {
  const found = await requireRunEvent(actor, tx, eventId)
  if (found.seriesId === null && scope !== 'this') throw new Conflict('series.refusals.unknown')
  if (found.seriesId !== null) await lockRows(tx, 'EventSeries', [found.seriesId])
  await lockRows(tx, 'Event', [eventId])
  const event = await requireLiveEvent(actor, tx, eventId)
  if (scope === 'this') return { event, others: [] }
  if (event.startsAt <= now()) throw new Conflict('series.refusals.begun')
  return { event, others: await listAhead(actor, tx, event, { scope }) }
}

/** The coming occurrences of an event's series but itself: those after it, or all of them. */
export async function listAhead(
  actor: Actor,
  tx: Tx,
  event: Pick<RunEvent, 'id' | 'seriesId' | 'seriesDay'>,
  { scope, ...where }: { scope: Scope } & Prisma.EventWhereInput,
): Promise<Occurrence[]> {
  const rows = await tx.event.findMany({
    where: {
      AND: [runBy(actor), where],
      ...{ seriesId: event.seriesId, id: { not: event.id } },
      ...{ state: { not: 'cancelled' }, startsAt: { gt: now() } },
      ...(scope === 'following' && event.seriesDay ? { seriesDay: { gt: event.seriesDay } } : {}),
    },
    orderBy: { id: 'asc' },
    select: { id: true },
  })
  await lockRows(
    tx,
    'Event',
    rows.map(({ id }) => id),
  )
  const events: RunEvent[] = []
  for (const { id } of rows) events.push(await requireRunEvent(actor, tx, id))
  return events.toSorted((a, b) => a.startsAt.getTime() - b.startsAt.getTime())
}

/**
 * Does something to one occurrence; a refusal says which one it was. It is thrown on, so the whole edit is undone: a series is
 * changed in all its coming occurrences or in none.
 */
export async function atOccurrence<Result>(
  actor: Actor,
  event: { startsAt: Date },
  run: () => Promise<Result>,
): Promise<Result> {
  try {
    return await run()
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const fields =
      error instanceof Invalid ? error.fields : { scope: { code: error.code, values: error.values } }
    const day = formatDate(actor.locale, event.startsAt)
    throw new Invalid({ ...fields, '': { code: 'series.refusals.stopped', values: { day } } })
  }
}

/** Days with a number each, for one sentence about several occurrences. */
export function dayList(actor: Actor, rows: { startsAt: Date; count: number }[]): string {
  return rows.map(({ startsAt, count }) => `${formatDate(actor.locale, startsAt)}: ${count}`).join('; ')
}
