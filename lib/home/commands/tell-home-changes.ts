import { now } from '#lib/platform/clock.ts'
import { transaction } from '#lib/platform/db.ts'
import { askRefresh } from '#lib/refreshes/commands.ts'
import { boundaries, publicRow } from '../rules.ts'

/**
 * Has the home page drawn anew when something on it begins or ends, within seconds of the minute it was set to. What came due while
 * the worker was away is told when it is back. Returns how many instants were told of.
 */
export async function tellHomeChanges(_actor: null): Promise<number> {
  const at = now()
  return transaction(async (tx) => {
    const page = await tx.homePage.findUnique({ where: { id: publicRow } })
    if (!page) return 0
    const since = { gt: page.refreshedAt, lte: at }
    const due = { OR: [{ startsAt: since }, { endsAt: since }] }
    const [slots, announcements] = [
      await tx.homeSlot.findMany({ where: { isDraft: false, ...due } }),
      await tx.announcement.findMany({ where: due }),
    ]
    const told = boundaries([...slots, ...announcements]).filter(
      (each) => each > page.refreshedAt && each <= at,
    )
    if (told.length === 0) return 0
    const { count } = await tx.homePage.updateMany({
      where: { id: publicRow, refreshedAt: page.refreshedAt },
      data: { refreshedAt: at },
    })
    if (count === 0) return 0
    await askRefresh(null, tx, ['home'])
    return told.length
  })
}
