import { record } from '#lib/audit/record.ts'
import { now } from '#lib/platform/clock.ts'
import { db, transaction } from '#lib/platform/db.ts'
import { askRefresh } from '#lib/refreshes/commands.ts'

const batchMax = 100

/** Takes items from the top of the list whose day is over: a round of the worker. Returns how many. */
export async function endPins(actor: null): Promise<number> {
  const due = await db.newsItem.findMany({
    where: { pinnedUntil: { lte: now() } },
    take: batchMax,
    select: { id: true, isPinned: true, translations: { where: { locale: 'kk' }, select: { title: true } } },
  })
  for (const { id, isPinned, translations } of due) {
    await transaction(async (tx) => {
      const { count } = await tx.newsItem.updateMany({
        where: { id, pinnedUntil: { lte: now() } },
        data: { isPinned: false, pinnedUntil: null, version: { increment: 1 } },
      })
      if (count === 0 || !isPinned) return
      await record(tx, actor, 'news.pinEnded', { type: 'news', id, label: translations[0]?.title ?? '' })
      await askRefresh(actor, tx, ['news'])
    })
  }
  return due.length
}
