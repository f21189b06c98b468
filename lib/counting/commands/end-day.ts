import type { Actor } from '#lib/accounts/actor.ts'
import { dayOf, minuteMs, now } from '#lib/platform/clock.ts'
import { db } from '#lib/platform/db.ts'

/** Views of the last seconds before midnight are still on their way. */
const graceMs = 10 * minuteMs

/**
 * Forgets who looked on the days that are over: first the salts, without which no mark can be made again, then the marks. The
 * numbers stay. Returns how many marks went; a second call finds none.
 */
export async function endDay(_actor: Actor | null, at = now()): Promise<number> {
  const today = new Date(`${dayOf(new Date(at.getTime() - graceMs))}T00:00:00Z`)
  await db.viewSalt.deleteMany({ where: { day: { lt: today } } })
  const { count } = await db.newsView.deleteMany({ where: { day: { lt: today } } })
  return count
}
