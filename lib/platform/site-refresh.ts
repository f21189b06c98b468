import { env } from './env.ts'
import { internalKey } from './internal-key.ts'

const patienceMs = 3000

/**
 * When the site is told to forget a page, counted from the change. A page that was being made during the change is kept by the
 * framework as if it were made after it, so it is told twice more.
 */
export const refreshAfterMs = [0, 1500, 6000]

/** Tells the web process to forget its cached pages with these tags. False while the site is away. */
export async function tellSite(
  tags: readonly string[],
  address = `http://${env.HOST}:${env.PORT}`,
): Promise<boolean> {
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

const waiting = new Map<number, Set<string>>()

/**
 * Has this web process forget the pages with a tag again a little later. Kept in memory only: whatever ends the process empties
 * its cache as well.
 */
export function forgetAgain(tag: string, address?: string): void {
  for (const afterMs of refreshAfterMs.slice(1)) {
    const tags = waiting.get(afterMs)
    if (tags) tags.add(tag)
    else gather(afterMs, tag, address)
  }
}

/** What comes while one telling waits goes with the next: no change is told of before its time. */
function gather(afterMs: number, first: string, address?: string): void {
  const tags = new Set([first])
  waiting.set(afterMs, tags)
  // A moment to gather the tags of one change, then the wait itself.
  setTimeout(() => {
    waiting.delete(afterMs)
    setTimeout(() => void tellSite([...tags], address), afterMs).unref()
  }, 50).unref()
}
