import { db } from '#lib/platform/db.ts'
import { env } from '#lib/platform/env.ts'
import { internalKey } from '#lib/platform/internal-key.ts'

const batchMax = 200
const patienceMs = 3000

/**
 * Tells the web process which pages to forget; returns how many requests were settled. What it did not answer stays and is tried
 * again; after a start its cache is empty, so nothing is lost by telling it late.
 */
export async function sendRefreshes(address = `http://${env.HOST}:${env.PORT}`): Promise<number> {
  const waiting = await db.pageRefresh.findMany({
    orderBy: { id: 'asc' },
    take: batchMax,
    select: { id: true, tags: true },
  })
  if (waiting.length === 0) return 0
  const tags = [...new Set(waiting.flatMap((each) => each.tags))]
  if (!(await tell(address, tags))) return 0
  const { count } = await db.pageRefresh.deleteMany({ where: { id: { in: waiting.map(({ id }) => id) } } })
  return count
}

/** False while the site is away; that is no fault of the worker's. */
async function tell(address: string, tags: string[]): Promise<boolean> {
  const answer = await fetch(`${address}/api/refresh`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${internalKey(env.AUTH_SECRET)}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify({ tags }),
    signal: AbortSignal.timeout(patienceMs),
  }).catch(() => null)
  return answer?.ok ?? false
}
