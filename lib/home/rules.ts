import { hourMs } from '#lib/platform/clock.ts'

export const slotsMax = 3
export const homeSubjects = ['news', 'event', 'centre', 'memorandum'] as const
export type HomeSubject = (typeof homeSubjects)[number]

/** Rows of the table: what everybody sees, and what the editors work on. */
export const publicRow = 1
export const draftRow = 2

export type Window = { startsAt: Date | null; endsAt: Date | null }

/** Half-open: it is there from its first instant and gone at its last. */
export function isLive({ startsAt, endsAt }: Window, at: Date): boolean {
  return (startsAt === null || startsAt <= at) && (endsAt === null || at < endsAt)
}

/** Every instant at which one of the windows opens or closes, in order. */
export function boundaries(windows: readonly Window[]): Date[] {
  const all = windows.flatMap(({ startsAt, endsAt }) => [startsAt, endsAt]).filter((at) => at !== null)
  return all.sort((a, b) => a.getTime() - b.getTime())
}

/** For how many whole seconds what was read at `at` stays true; an hour at most. */
export function secondsUntilChange(windows: readonly Window[], at: Date): number {
  const next = boundaries(windows).find((each) => each > at)
  const left = Math.min(next ? next.getTime() - at.getTime() : hourMs, hourMs)
  return Math.max(1, Math.ceil(left / 1000))
}
