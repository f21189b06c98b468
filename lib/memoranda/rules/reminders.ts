import { dayOf } from '#lib/platform/clock.ts'
import type { Prisma } from '#prisma/generated/client.ts'
import { addDays, datesOf, dayText, daysBetween, memorandumStatus, statusColumns } from '../rules.ts'

/** How many days before its end a memorandum is called to mind; one letter for each. */
export const expiryDays = [60, 30, 7] as const
export const dueDays = 14
/** After so many days in which nothing happened under a memorandum in force, it is asked about; then once a week at most. */
export const quietDays = 90
const quietAgainDays = 7

const titles = { titleKk: true, titleRu: true, titleEn: true } as const

/** What the concerns are read from. */
export const concernColumns = {
  ...statusColumns,
  ...{ id: true, slug: true, createdById: true, ...titles },
  decisions: { orderBy: { madeAt: 'desc' }, select: { id: true, kind: true, madeAt: true, voidedAt: true } },
  obligations: {
    orderBy: { position: 'asc' },
    select: {
      ...{ id: true, dueOn: true, doneOn: true, textKk: true, textRu: true, textEn: true },
      events: { select: { linkedAt: true, event: { select: { startsAt: true, isDateStated: true } } } },
    },
  },
} satisfies Prisma.MemorandumSelect

export type Concerned = Prisma.MemorandumGetPayload<{ select: typeof concernColumns }>
type Pledge = Concerned['obligations'][number]

export type Concern = {
  kind: 'expiry' | 'due' | 'late' | 'quiet'
  /** Days left, or days since. */
  days: number
  /** What it is about, once: a letter with this key is written one time. */
  key: string
  obligation?: Pledge
}

/** What somebody should look at on a day. Nothing of one that is not signed or has ended. */
export function concernsOf(memorandum: Concerned, today: string): Concern[] {
  const isAgreed = memorandum.decisions.some(({ kind, voidedAt }) => kind === 'agreed' && voidedAt === null)
  const dates = { ...datesOf(memorandum), isAgreed }
  const status = memorandumStatus(dates, today)
  if (status !== 'signed' && status !== 'inForce' && status !== 'expiring') return []
  const holds = status !== 'signed'
  return [
    ...(holds && dates.validUntil ? expiryOf(dates.validUntil, today) : []),
    ...memorandum.obligations.flatMap((obligation) => pledgeConcern(obligation, today)),
    ...(holds ? quietOf(memorandum, today) : []),
  ]
}

function expiryOf(validUntil: string, today: string): Concern[] {
  const days = daysBetween(today, validUntil)
  // Of the letters whose day has come only the nearest: a memorandum entered late is not reminded of three times at once.
  const step = expiryDays.findLast((each) => days <= each)
  return step === undefined ? [] : [{ kind: 'expiry', days, key: `expiry:${step}:${validUntil}` }]
}

function pledgeConcern(obligation: Pledge, today: string): Concern[] {
  const dueOn = dayText(obligation.dueOn)
  if (dueOn === null || obligation.doneOn !== null) return []
  const days = daysBetween(today, dueOn)
  const about = `${obligation.id}:${dueOn}`
  if (days < 0) return [{ kind: 'late', days: -days, key: `late:${about}`, obligation }]
  return days <= dueDays ? [{ kind: 'due', days, key: `due:${about}`, obligation }] : []
}

function quietOf(memorandum: Concerned, today: string): Concern[] {
  const last = lastActivity(memorandum, today)
  const days = last === null ? 0 : daysBetween(last, today)
  if (last === null || days < quietDays) return []
  const round = Math.floor((days - quietDays) / quietAgainDays)
  return [{ kind: 'quiet', days, key: `quiet:${last}:${round}` }]
}

/** The last day on which something was decided, done or held under it; events still ahead count as of today. */
export function lastActivity({ signedOn, decisions, obligations }: Concerned, today: string): string | null {
  const days = [
    dayText(signedOn),
    ...decisions.map(({ madeAt }) => dayOf(madeAt)),
    ...obligations.flatMap(({ doneOn, events }) => [
      dayText(doneOn),
      ...events.flatMap(({ linkedAt, event }) => [
        dayOf(linkedAt),
        event.isDateStated ? dayOf(event.startsAt) : null,
      ]),
    ]),
  ]
  const known = days.filter((day) => day !== null).map((day) => (day > today ? today : day))
  return known.sort().at(-1) ?? null
}

/** Memoranda of which a cached page says something else since this midnight. */
export function turningAt(today: string, expiringDays: number): Prisma.MemorandumWhereInput {
  const [day, yesterday] = [new Date(today), new Date(addDays(today, -1))]
  return {
    state: 'published',
    OR: [
      { validUntil: { in: [yesterday, new Date(addDays(today, expiringDays))] } },
      { terminatedOn: day },
      { signedOn: day },
      { obligations: { some: { dueOn: yesterday, doneOn: null } } },
    ],
  }
}
