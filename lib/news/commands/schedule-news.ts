import type { Actor } from '#lib/accounts/actor.ts'
import { record } from '#lib/audit/record.ts'
import { instantOf, now } from '#lib/platform/clock.ts'
import { transaction } from '#lib/platform/db.ts'
import { Conflict, Forbidden, Invalid } from '#lib/platform/refusal.ts'
import { mayWriteNews } from '../policy.ts'
import { scheduleProblemOf } from '../rules/schedule.ts'
import type { NewsIdInput } from '../schema.ts'
import type { ScheduleInput } from '../schema/details.ts'
import { refuseUnpublishable } from './publish-news.ts'
import { labelOf, requireNews } from './require-news.ts'

/**
 * Lets an item come out by itself at a minute of the region's wall clock, at most a year ahead; whoever asks answers for it with
 * the rights of that minute. A second call moves it. Throws `Invalid` for a time that is over and with what the item still lacks,
 * and `Conflict` for a public item and when somebody changed the plan meanwhile.
 */
export async function scheduleNews(actor: Actor, input: ScheduleInput): Promise<{ at: Date }> {
  if (!mayWriteNews(actor)) throw new Forbidden('form.forbidden')
  const at = instantOf(input.publishAt)
  const problem = scheduleProblemOf(at, now())
  if (problem) throw new Invalid({ publishAt: { code: `reading.problems.${problem}` } })
  return transaction(async (tx) => {
    const news = await requireNews(actor, tx, input.id)
    if (news.state === 'published') throw new Conflict('news.refusals.alreadyPublic')
    refuseUnpublishable(news)
    const { count } = await tx.newsItem.updateMany({
      where: { id: news.id, state: news.state, detailsVersion: input.detailsVersion },
      data: {
        ...{ publishAt: at, scheduledById: actor.userId, scheduleProblem: null, scheduleEndedAt: null },
        detailsVersion: { increment: 1 },
      },
    })
    if (count === 0) throw new Conflict('reading.refusals.changed')
    const details = { at: at.toISOString(), moved: news.publishAt !== null }
    await record(tx, actor, 'news.scheduled', { type: 'news', id: news.id, label: labelOf(news), details })
    return { at }
  })
}

/** Takes the plan back; the item stays as it is. A second call is a Conflict. */
export async function cancelSchedule(actor: Actor, { id }: NewsIdInput): Promise<void> {
  if (!mayWriteNews(actor)) throw new Forbidden('form.forbidden')
  await transaction(async (tx) => {
    const news = await requireNews(actor, tx, id)
    const { count } = await tx.newsItem.updateMany({
      where: { id, publishAt: { not: null }, state: news.state },
      data: { publishAt: null, scheduledById: null, detailsVersion: { increment: 1 } },
    })
    if (count === 0) throw new Conflict('reading.refusals.notScheduled')
    await record(tx, actor, 'news.scheduleCancelled', { type: 'news', id, label: labelOf(news) })
  })
}
