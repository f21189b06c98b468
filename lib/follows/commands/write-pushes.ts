import { now } from '#lib/platform/clock.ts'
import { db, type Tx, transaction } from '#lib/platform/db.ts'
import { pushKey } from '#lib/platform/push.ts'
import { findFresh, isSettled, topicsAbout } from '../queries/readers.ts'
import { chooseItems } from '../rules/choose.ts'
import { topicColumns, topicOfRow } from '../rules.ts'

const pageSize = 200

type Fresh = Awaited<ReturnType<typeof findFresh>>

/**
 * A round of the worker: notes for each browser that follows it which new events it is told of, what came out together in one
 * notification and no more than one an hour. Returns how many. Two workers note one between them.
 */
export async function writePushes(_actor: null, at = now()): Promise<number> {
  if (pushKey() === '') return 0
  const fresh = await findFresh(null, at)
  if (!fresh.events.some((event) => event.at <= fresh.settled)) return 0
  let written = 0
  for (let after: string | undefined; ;) {
    const page = await db.pushBrowser.findMany({
      where: {
        ...{ topics: { some: topicsAbout(fresh.events) }, toldUntil: { lt: fresh.toldBefore } },
        ...(after ? { id: { gt: after } } : {}),
      },
      orderBy: { id: 'asc' },
      take: pageSize,
      select: { id: true },
    })
    for (const { id } of page) if (await transaction((tx) => writeOne(tx, id, fresh))) written++
    after = page.at(-1)?.id
    if (page.length < pageSize) return written
  }
}

async function writeOne(tx: Tx, id: string, { events, from, until, settled }: Fresh): Promise<boolean> {
  const browser = await tx.pushBrowser.findUnique({
    where: { id },
    select: { toldUntil: true, topics: { select: topicColumns } },
  })
  if (!browser) return false
  const { toldUntil } = browser
  const since = toldUntil > from ? toldUntil : from
  const { items } = chooseItems(events, { topics: browser.topics.map(topicOfRow), from: since, until })
  const eventIds = items.map((item) => item.id)
  if (!isSettled(events, eventIds, settled)) return false
  const { count } = await tx.pushBrowser.updateMany({ where: { id, toldUntil }, data: { toldUntil: until } })
  if (count === 0) return false
  await tx.pushMessage.create({ data: { browserId: id, eventIds } })
  return true
}
