import { createHash } from 'node:crypto'
import { hourMs, wallTimeOf } from '#lib/platform/clock.ts'
import type { Figures } from './schema.ts'

/** When the night's edition is made, by the region's clock. */
const nightHour = '02:00'
const oldMs = 26 * hourMs

/** Whether an edition is to be made now: there is none, the last one is older than 26 hours, or the night's hour has come. */
export function isDue(last: { day: string; madeAt: Date } | null, at: Date): boolean {
  if (!last || at.getTime() - last.madeAt.getTime() > oldMs) return true
  const [day, time] = wallTimeOf(at).split('T') as [string, string]
  return last.day < day && time >= nightHour
}

export function checksumOf(figures: Figures): string {
  return createHash('sha256').update(JSON.stringify(figures)).digest('hex')
}

/** A day of the database, `YYYY-MM-DD`. */
export function dayText(day: Date): string {
  return day.toISOString().slice(0, 10)
}
