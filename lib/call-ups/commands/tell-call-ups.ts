import { record } from '#lib/audit/record.ts'
import { now } from '#lib/platform/clock.ts'
import { transaction } from '#lib/platform/db.ts'
import { askRefresh } from '#lib/refreshes/commands.ts'

/**
 * Has every public page drawn anew when a call-up begins, and archives one whose time is over. What came due while the worker was
 * away is told when it is back; each beginning and each end once. Returns how many.
 */
export async function tellCallUps(_actor: null): Promise<number> {
  const at = now()
  return transaction(async (tx) => {
    const out = { state: 'published' as const, endedAt: null }
    const { count: begun } = await tx.callUp.updateMany({
      where: { ...out, shownAt: null, startsAt: { lte: at } },
      data: { shownAt: at },
    })
    const ended = await tx.callUp.updateManyAndReturn({
      where: { ...out, endsAt: { lte: at } },
      data: { endedAt: at, version: { increment: 1 } },
      select: { id: true, slug: true },
    })
    if (begun + ended.length === 0) return 0
    for (const { id, slug } of ended)
      await record(tx, null, 'callUp.ended', { type: 'callUp', id, label: slug })
    await askRefresh(null, tx, ['callUps'])
    return begun + ended.length
  })
}
