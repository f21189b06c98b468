import { type Day, dayText } from '../rules.ts'

/** An affiliation from a day on, up to but without the day it ended; open while that is null. */
export type Period = { startedOn: Day; endedOn: Day | null }
export type Affiliation = Period & {
  id: string
  centreId: string | null
  organisationId: string | null
  isPrimary: boolean
}
export type Body = { centreId: string | null; organisationId: string | null }

/** Both ends excluded where they touch: one may begin on the day the other ended. Empty periods share nothing with anybody. */
export function shareDays(one: Period, other: Period): boolean {
  const from = later(dayText(one.startedOn), dayText(other.startedOn))
  const to = earlier(endOf(one), endOf(other))
  return from < to
}

export function isSameBody(one: Body, other: Body): boolean {
  return one.centreId === other.centreId && one.organisationId === other.organisationId
}

type Facts = { today: string; birthDate: Day | null; others: readonly Affiliation[] }
type Written = Period & Body & { isPrimary: boolean }

/**
 * The first thing wrong with the dates of an affiliation, as a message key, or null: days to come, days before birth, an end
 * before the beginning, days with the same body twice, days with two primary affiliations.
 */
export function problemOfDates(one: Written, { today, birthDate, others }: Facts): DateProblem | null {
  const start = dayText(one.startedOn)
  const end = one.endedOn === null ? null : dayText(one.endedOn)
  if (start > today) return { field: 'startedOn', code: 'memberships.refusals.future' }
  if (end !== null && end > today) return { field: 'endedOn', code: 'memberships.refusals.future' }
  if (birthDate !== null && start < dayText(birthDate))
    return { field: 'startedOn', code: 'memberships.refusals.beforeBirth' }
  if (end !== null && end < start) return { field: 'endedOn', code: 'memberships.refusals.endBeforeStart' }
  const shared = others.filter((other) => shareDays(one, other))
  if (shared.some((other) => isSameBody(one, other)))
    return { field: 'startedOn', code: 'memberships.refusals.overlap' }
  if (one.isPrimary && shared.some((other) => other.isPrimary))
    return { field: 'startedOn', code: 'memberships.refusals.twoPrimary' }
  return null
}
export type DateProblem = { field: 'startedOn' | 'endedOn'; code: string }

/** The open affiliation the person is counted by, or null. */
export function openPrimary<Row extends { isPrimary: boolean; endedOn: Day | null }>(
  rows: readonly Row[],
): Row | null {
  return rows.find(({ isPrimary, endedOn }) => isPrimary && endedOn === null) ?? null
}

const never = '9999-12-31'

function endOf({ endedOn }: Period): string {
  return endedOn === null ? never : dayText(endedOn)
}

function later(one: string, other: string): string {
  return one > other ? one : other
}

function earlier(one: string, other: string): string {
  return one < other ? one : other
}
