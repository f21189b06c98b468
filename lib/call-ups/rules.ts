import { hourMs } from '#lib/platform/clock.ts'

export const pointsMax = 6
/** A call that nobody ends would stay on every page: it is given an end within so many days. */
export const longestDays = 14

export type CallUpPhase = 'draft' | 'planned' | 'live' | 'over' | 'withdrawn'
type Facts = { state: string; startsAt: Date; endsAt: Date; endedAt: Date | null }

/** Where a call-up is in its life at an instant; it ends by itself. */
export function phaseOf({ state, startsAt, endsAt, endedAt }: Facts, at: Date): CallUpPhase {
  if (state !== 'published') return state === 'withdrawn' ? 'withdrawn' : 'draft'
  if (endedAt !== null || endsAt <= at) return 'over'
  return startsAt <= at ? 'live' : 'planned'
}

/** For how many whole seconds a list of call-ups read at `at` stays true; an hour at most. */
export function secondsUntilChange(calls: readonly Facts[], at: Date): number {
  const coming = calls
    .flatMap(({ startsAt, endsAt }) => [startsAt, endsAt])
    .map((each) => each.getTime() - at.getTime())
    .filter((left) => left > 0)
  return Math.max(1, Math.ceil(Math.min(hourMs, ...coming) / 1000))
}

/** What a public call-up must say, in both languages; `missing` are names of fields. */
export function shortcomingsOf(call: {
  titleKk: string
  titleRu: string
  textKk: string
  textRu: string
  phone: string
  eventId: string | null
  points: readonly unknown[]
}): string[] {
  const texts = (['titleKk', 'titleRu', 'textKk', 'textRu'] as const).filter((name) => call[name] === '')
  const isReachable = call.phone !== '' || call.eventId !== null
  return [
    ...texts,
    ...(call.points.length > 0 ? [] : ['points.0.placeKk']),
    ...(isReachable ? [] : ['phone']),
  ]
}
