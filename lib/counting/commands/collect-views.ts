import type { Actor } from '#lib/accounts/actor.ts'
import { log } from '#lib/platform/log.ts'
import { countViews } from './count-views.ts'
import type { View } from './visitor-mark.ts'

const pauseMs = 2000
/** As many as one statement brings. Beyond that, and for as long as the database is away, further views are lost. */
const waitingMax = 20_000

let waiting = new Map<string, View>()
let timer: NodeJS.Timeout | null = null

/**
 * Keeps a view in memory and counts what has gathered within two seconds, in one statement: hundreds of readers cost the database
 * as much as one. What a crash finds in memory is lost.
 */
export function collectView(_actor: Actor | null, view: View): void {
  if (waiting.size < waitingMax) waiting.set(`${view.day} ${view.newsId} ${view.mark}`, view)
  timer ??= setTimeout(() => void flushViews(null), pauseMs).unref()
}

/** Counts at once what has gathered; returns how many views were new. When the database is away they wait for the next time. */
export async function flushViews(_actor: Actor | null): Promise<number> {
  if (timer) clearTimeout(timer)
  timer = null
  const taken = waiting
  waiting = new Map()
  try {
    return await countViews(null, [...taken.values()])
  } catch (error) {
    log.warn({ err: error }, 'views could not be counted yet')
    for (const view of taken.values()) collectView(null, view)
    return 0
  }
}
