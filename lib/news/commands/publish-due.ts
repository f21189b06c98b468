import { type Actor, findActor } from '#lib/accounts/actor.ts'
import { record } from '#lib/audit/record.ts'
import { now } from '#lib/platform/clock.ts'
import { db, type Tx, transaction } from '#lib/platform/db.ts'
import { log } from '#lib/platform/log.ts'
import { Invalid } from '#lib/platform/refusal.ts'
import { askRefresh } from '#lib/refreshes/commands.ts'
import { mayWriteNews } from '../policy.ts'
import { newsTags } from '../rules.ts'
import { publishHeld } from './publish-news.ts'
import { labelOf, requireNews } from './require-news.ts'
import { type Outcome, type PlannedItem, tellOutcome } from './tell-outcome.ts'

const batchMax = 50

/**
 * Publishes what is due: a round of the worker. Two workers at once and a worker that was killed publish an item once, with one
 * letter to each who waits for it, because all of it is one transaction. Returns how many came out.
 */
export async function publishDue(_actor: null): Promise<number> {
  const due = await db.newsItem.findMany({
    where: { publishAt: { lte: now() } },
    orderBy: [{ publishAt: 'asc' }, { id: 'asc' }],
    take: batchMax,
    select: { id: true },
  })
  let published = 0
  for (const { id } of due) {
    try {
      if (await transaction((tx) => publishOne(tx, id))) published++
    } catch (error) {
      // One item that cannot be published must not hold the others back.
      log.error({ err: error, newsId: id }, 'a planned news item did not come out')
    }
  }
  return published
}

async function publishOne(tx: Tx, id: string): Promise<boolean> {
  const [held] = await tx.$queryRaw<{ publishAt: Date; scheduledById: string }[]>`
    SELECT "publishAt", "scheduledById" FROM "NewsItem"
    WHERE "id" = ${id}::uuid AND "publishAt" <= ${now()} AND "state" <> 'published'
    FOR UPDATE SKIP LOCKED`
  if (!held) return false
  const planner = await findActor(held.scheduledById)
  if (!planner || !mayWriteNews(planner)) {
    await giveUp(tx, { id, at: held.publishAt, planner, reason: 'noRight' })
    return false
  }
  const news = await requireNews(planner, tx, id)
  try {
    await publishHeld(planner, tx, id, held.publishAt)
  } catch (error) {
    // Nothing was written before this refusal: the transaction goes on with saying so.
    if (!(error instanceof Invalid)) throw error
    await giveUp(tx, { id, at: held.publishAt, planner, reason: 'notComplete' })
    return false
  }
  await askRefresh(null, tx, newsTags(news.translations))
  await tellOutcome(tx, news, { outcome: 'published', at: held.publishAt })
  return true
}

type Failure = { id: string; at: Date; planner: Actor | null; reason: Exclude<Outcome, 'published'> }

/** The plan is over and says why, until somebody makes another one. */
async function giveUp(tx: Tx, { id, at, planner, reason }: Failure): Promise<void> {
  const news = await findHeld(tx, id)
  await tx.newsItem.update({
    where: { id },
    data: {
      ...{ publishAt: null, scheduleProblem: reason, scheduleEndedAt: at },
      detailsVersion: { increment: 1 },
    },
    select: { id: true },
  })
  await record(tx, planner, 'news.scheduleFailed', {
    ...{ type: 'news', id, label: labelOf(news), details: { reason } },
  })
  await tellOutcome(tx, news, { outcome: reason, at })
}

async function findHeld(tx: Tx, id: string): Promise<PlannedItem> {
  return tx.newsItem.findUniqueOrThrow({
    where: { id },
    select: {
      ...{ id: true, createdById: true, scheduledById: true },
      translations: { select: { locale: true, slug: true, title: true } },
    },
  })
}
