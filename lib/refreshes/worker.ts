import { now } from '#lib/platform/clock.ts'
import { db } from '#lib/platform/db.ts'
import { refreshAfterMs, tellSite } from '#lib/platform/site-refresh.ts'

const batchMax = 1000
/** How often this process told of a request; what a stopped one did not tell again, the next tells from the start. */
const timesTold = new Map<string, number>()

/**
 * Tells the web process which pages to forget; returns how many requests it told of. What it did not answer stays and is tried
 * again; after a start its cache is empty, so nothing is lost by telling it late.
 */
export async function sendRefreshes(address?: string, at: Date = now()): Promise<number> {
  const waiting = await db.pageRefresh.findMany({
    orderBy: { id: 'asc' },
    take: batchMax,
    select: { id: true, tags: true, createdAt: true },
  })
  forgetSettled(new Set(waiting.map(({ id }) => id)))
  const due = waiting.filter(({ id, createdAt }) => {
    const times = timesTold.get(id) ?? 0
    return times === 0 || at.getTime() - createdAt.getTime() >= (refreshAfterMs[times] ?? 0)
  })
  if (due.length === 0) return 0
  if (!(await tellSite([...new Set(due.flatMap(({ tags }) => tags))], address))) return 0
  const settled = due.map(({ id }) => id).filter((id) => !isToldAgain(id))
  await db.pageRefresh.deleteMany({ where: { id: { in: settled } } })
  return due.length
}

/** What another worker settled is not waited for. */
function forgetSettled(waiting: ReadonlySet<string>): void {
  for (const id of timesTold.keys()) if (!waiting.has(id)) timesTold.delete(id)
}

/** Counts the telling; false after the last one. */
function isToldAgain(id: string): boolean {
  const times = (timesTold.get(id) ?? 0) + 1
  if (times < refreshAfterMs.length) timesTold.set(id, times)
  else timesTold.delete(id)
  return times < refreshAfterMs.length
}
