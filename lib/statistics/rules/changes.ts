import type { Figures } from '../schema.ts'

export type Change =
  | { kind: 'more' | 'less' | 'events' | 'presences' | 'ahead'; count: number }
  | { kind: 'same' }
  | { kind: 'hours'; minutes: number; before: number | null }

/**
 * What changed since the running month began, from one edition. What is kept back is not spoken of; a number of people that
 * changed by one to four is not there to be compared.
 */
export function changesOf({ months, region }: Figures): { month: string; changes: Change[] } {
  const [before, now] = [months.at(-2)!, months.at(-1)!]
  const changes: Change[] = []
  if (before.people !== null && now.people !== null) changes.push(growth(now.people - before.people))
  changes.push({ kind: 'events', count: now.events })
  if (now.presences) changes.push({ kind: 'presences', count: now.presences })
  if (now.minutes) changes.push({ kind: 'hours', minutes: now.minutes, before: before.minutes })
  changes.push({ kind: 'ahead', count: region.events.ahead })
  return { month: now.month, changes }
}

function growth(by: number): Change {
  return by === 0 ? { kind: 'same' } : { kind: by > 0 ? 'more' : 'less', count: Math.abs(by) }
}
