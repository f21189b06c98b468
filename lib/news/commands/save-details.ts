import type { Actor } from '#lib/accounts/actor.ts'
import { record } from '#lib/audit/record.ts'
import { dayOf, now } from '#lib/platform/clock.ts'
import { transaction, type Tx } from '#lib/platform/db.ts'
import { Conflict, Forbidden, Invalid } from '#lib/platform/refusal.ts'
import { lockRows } from '#lib/platform/row-locks.ts'
import { mayWriteNews } from '../policy.ts'
import type { NewsAddress } from '../rules.ts'
import { endOfDay } from '../rules/schedule.ts'
import { itemShortcomingsOf } from '../rules/shortcomings.ts'
import type { DetailsInput } from '../schema/details.ts'
import { type HeldNews, labelOf, requireNews } from './require-news.ts'

/**
 * Saves whom an item is about, its tags and until when it stays at the top. Throws `Conflict` when somebody saved them since the
 * form was made, `Invalid` beside the field for what does not exist, and for a public story left without anybody.
 */
export async function saveDetails(actor: Actor, input: DetailsInput): Promise<{ addresses: NewsAddress[] }> {
  if (!mayWriteNews(actor)) throw new Forbidden('form.forbidden')
  return transaction(async (tx) => {
    await lockRows(tx, 'NewsItem', [input.id])
    const news = await requireNews(actor, tx, input.id)
    await refuseUnknown(tx, input)
    refuseLonelyStory(news, input)
    const pinnedUntil = pinEndOf(news, input)
    const { personId, organisationId } = input
    const { count } = await tx.newsItem.updateMany({
      where: { id: news.id, state: news.state, detailsVersion: input.detailsVersion },
      data: { personId, organisationId, pinnedUntil, detailsVersion: { increment: 1 } },
    })
    if (count === 0) throw new Conflict('reading.refusals.changed')
    await tx.newsTagged.deleteMany({ where: { newsId: news.id } })
    const tags = [...new Set(input.tags)].map((tagId) => ({ newsId: news.id, tagId }))
    await tx.newsTagged.createMany({ data: tags })
    const details = { tags: tags.length, personId, organisationId }
    await record(tx, actor, 'news.detailsSaved', {
      ...{ type: 'news', id: news.id, label: labelOf(news), details },
    })
    return { addresses: news.translations }
  })
}

async function refuseUnknown(tx: Tx, { personId, organisationId, tags }: DetailsInput): Promise<void> {
  const unknown = { code: 'form.unknownChoice' }
  const problems: Record<string, typeof unknown> = {}
  const select = { id: true } as const
  if (personId && !(await tx.person.findUnique({ where: { id: personId }, select })))
    problems.personId = unknown
  if (organisationId && !(await tx.organisation.findUnique({ where: { id: organisationId }, select })))
    problems.organisationId = unknown
  const wanted = [...new Set(tags)]
  const known = await tx.newsTag.count({ where: { id: { in: wanted }, mergedIntoId: null } })
  if (known < wanted.length) problems.tags = unknown
  if (Object.keys(problems).length > 0) throw new Invalid(problems)
}

function refuseLonelyStory(news: HeldNews, { personId, organisationId }: DetailsInput): void {
  if (news.state !== 'published') return
  const lacks = itemShortcomingsOf({ kind: news.kind, personId, organisationId })
  if (lacks.length > 0) throw new Invalid({ personId: { code: 'reading.shortcomings.subject' } })
}

/** A pin ends with a day that is still to end; an end without a pin would say nothing. */
function pinEndOf(news: HeldNews, { pinnedUntil }: DetailsInput): Date | null {
  if (!pinnedUntil) return null
  if (pinnedUntil < dayOf(now())) throw new Invalid({ pinnedUntil: { code: 'reading.problems.past' } })
  if (!news.isPinned) throw new Invalid({ pinnedUntil: { code: 'reading.problems.notPinned' } })
  return endOfDay(pinnedUntil)
}
