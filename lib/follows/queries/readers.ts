import type { Actor } from '#lib/accounts/actor.ts'
import { hourMs } from '#lib/platform/clock.ts'
import type { Prisma } from '#prisma/generated/client.ts'
import type { Item } from '../rules/choose.ts'
import { atOnceLatestMs, atOnceMs, lateCommitMs, settleMs } from '../rules.ts'
import { listNewEvents } from './happenings.ts'

/**
 * New events that are told at once now: nothing before the first of them has settled, then all of them together. `until` is up to
 * when everything counts as told; whoever was told after `quietSince` waits.
 */
export async function findFresh(_actor: Actor | null, at: Date) {
  const until = new Date(at.getTime() - lateCommitMs)
  const from = new Date(at.getTime() - atOnceLatestMs)
  const events = await listNewEvents(null, { from, until }, at)
  const settled = new Date(at.getTime() - settleMs)
  const newest = new Date(Math.max(0, ...events.map((event) => event.at.getTime())))
  const hourAgo = new Date(at.getTime() - atOnceMs)
  return {
    ...{ events, from, until, settled },
    /** Whoever was told up to later than this has heard it all, or heard something less than an hour ago. */
    toldBefore: newest < hourAgo ? newest : hourAgo,
  }
}

/** Some of what is new has settled for a reader who was told up to `from`. */
export function isSettled(events: readonly Item[], ids: readonly string[], settled: Date): boolean {
  return events.some((event) => ids.includes(event.id) && event.at <= settled)
}

/** Topics some of these events belong to. */
export function topicsAbout(events: readonly Item[]): Prisma.FollowTopicWhereInput {
  const all = (ids: (event: Item) => string[]) => ({ in: [...new Set(events.flatMap(ids))] })
  return {
    confirmedAt: { not: null },
    OR: [
      { kind: 'region' },
      { unitId: all((event) => event.unitIds) },
      { directionId: all((event) => event.directionIds) },
      { centreId: all((event) => event.centreIds) },
      { organisationId: all((event) => event.organisationIds) },
    ],
  }
}

/** A notification that could not be handed over within a day is no news any more. */
export const pushLatestMs = 24 * hourMs
