import { dayMs, dayOf } from '#lib/platform/clock.ts'
import type { Prisma } from '#prisma/generated/client.ts'

/** `agreed`: the text is settled and frozen, the sides sign off. `signed`: signed, but nobody stated from when or till when it holds, or its day is still ahead. */
export const memorandumStatuses = [
  'project',
  'agreed',
  'signed',
  'inForce',
  'expiring',
  'expired',
  'terminated',
] as const
export type MemorandumStatus = (typeof memorandumStatuses)[number]

/** Dates of a memorandum as calendar days, `YYYY-MM-DD`. */
export type MemorandumDates = {
  /** Left out where only signed ones are looked at. */
  isAgreed?: boolean
  isSigned: boolean
  signedOn: string | null
  validUntil: string | null
  terminatedOn: string | null
}

/** How many days before its end a memorandum counts as expiring. */
export const expiringDays = 30

/** The status on a day of the region's calendar (R12). The last day still counts as in force. */
export function memorandumStatus(memorandum: MemorandumDates, today: string): MemorandumStatus {
  const { isAgreed = false, isSigned, signedOn, validUntil, terminatedOn } = memorandum
  if (terminatedOn !== null && terminatedOn <= today) return 'terminated'
  if (!isSigned) return isAgreed ? 'agreed' : 'project'
  if (signedOn !== null && signedOn > today) return 'signed'
  if (validUntil !== null && validUntil < today) return 'expired'
  if (validUntil !== null && validUntil <= addDays(today, expiringDays)) return 'expiring'
  return signedOn === null && validUntil === null ? 'signed' : 'inForce'
}

/** The agreement that counts: not voided by opening the text again. */
export const isAgreement = { kind: 'agreed', voidedAt: null } satisfies Prisma.MemorandumDecisionWhereInput

/** The columns a status is worked out from. */
export const statusColumns = {
  ...{ isSigned: true, signedOn: true, validUntil: true, terminatedOn: true },
  decisions: { where: isAgreement, select: { id: true }, take: 1 },
} satisfies Prisma.MemorandumSelect
type StatusRow = Prisma.MemorandumGetPayload<{ select: typeof statusColumns }>

/** A row's dates as days. */
export function datesOf({ isSigned, signedOn, validUntil, terminatedOn, decisions }: StatusRow) {
  return {
    ...{ isAgreed: decisions.length > 0, isSigned },
    ...{
      signedOn: dayText(signedOn),
      validUntil: dayText(validUntil),
      terminatedOn: dayText(terminatedOn),
    },
  }
}

/** The same rule as a filter of the database. */
export function whereStatus(status: MemorandumStatus, today: string): Prisma.MemorandumWhereInput {
  const at = new Date(today)
  const soon = new Date(addDays(today, expiringDays))
  const goesOn: Prisma.MemorandumWhereInput = {
    OR: [{ terminatedOn: null }, { terminatedOn: { gt: at } }],
  }
  const hasBegun: Prisma.MemorandumWhereInput = {
    isSigned: true,
    OR: [{ signedOn: null }, { signedOn: { lte: at } }],
  }
  switch (status) {
    case 'terminated':
      return { terminatedOn: { lte: at } }
    case 'project':
      return { AND: [goesOn, { isSigned: false, decisions: { none: isAgreement } }] }
    case 'agreed':
      return { AND: [goesOn, { isSigned: false, decisions: { some: isAgreement } }] }
    case 'signed':
      return {
        AND: [
          goesOn,
          { isSigned: true },
          { OR: [{ signedOn: { gt: at } }, { signedOn: null, validUntil: null }] },
        ],
      }
    case 'expired':
      return { AND: [goesOn, hasBegun, { validUntil: { lt: at } }] }
    case 'expiring':
      return { AND: [goesOn, hasBegun, { validUntil: { gte: at, lte: soon } }] }
    case 'inForce':
      return {
        AND: [
          goesOn,
          hasBegun,
          { OR: [{ validUntil: { gt: soon } }, { validUntil: null, signedOn: { not: null } }] },
        ],
      }
  }
}

/** Not ended by its date nor by a decision. */
export function isGoingOn(
  { validUntil, terminatedOn }: { validUntil: Date | null; terminatedOn: Date | null },
  today: string,
): boolean {
  const [until, ended] = [dayText(validUntil), dayText(terminatedOn)]
  return (until === null || until >= today) && (ended === null || ended > today)
}

type Term = { signedOn: Date | null; validUntil: Date | null; terminatedOn: Date | null }

/** Whether an event was held while the memorandum held; where a date is not stated nothing speaks against it. */
export function isWithinTerm(
  { signedOn, validUntil, terminatedOn }: Term,
  event: { startsAt: Date; isDateStated: boolean },
): boolean {
  if (!event.isDateStated) return true
  const day = dayOf(event.startsAt)
  const [from, until, ended] = [dayText(signedOn), dayText(validUntil), dayText(terminatedOn)]
  return (
    (from === null || day >= from) && (until === null || day <= until) && (ended === null || day <= ended)
  )
}

export type ObligationState = 'done' | 'open' | 'late'

/** An obligation is late from the day after its due day. */
export function obligationState(
  { dueOn, doneOn }: { dueOn: string | null; doneOn: string | null },
  today: string,
): ObligationState {
  if (doneOn !== null) return 'done'
  return dueOn !== null && dueOn < today ? 'late' : 'open'
}

/** Days from one calendar day to another; negative when the second is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / dayMs)
}

export function addDays(day: string, count: number): string {
  return new Date(Date.parse(day) + count * dayMs).toISOString().slice(0, 10)
}

/** A date column as the calendar day it holds. */
export function dayText(date: Date | null): string | null {
  return date ? date.toISOString().slice(0, 10) : null
}

type Names = { nameKk: string; nameRu: string }
type Publishable = { titleKk: string; titleRu: string; parties: Names[] }

/** What a memorandum still lacks to be public, as the field of its form; null when nothing. */
export function missingToPublish({
  titleKk,
  titleRu,
  parties,
}: Publishable): 'titleKk' | 'titleRu' | 'parties' | null {
  if (titleKk === '') return 'titleKk'
  if (titleRu === '') return 'titleRu'
  return parties.length < 2 || parties.some(({ nameKk, nameRu }) => nameKk === '' || nameRu === '')
    ? 'parties'
    : null
}

/** Rows of a form: what there is, then empty ones (null) to fill, never more than `max`. */
export function spareRows<Row>(
  rows: readonly Row[],
  { least, spare, max }: { least: number; spare: number; max: number },
): (Row | null)[] {
  const wanted = Math.min(max, Math.max(least, rows.length + spare))
  return Array.from({ length: Math.max(wanted, rows.length) }, (_, index) => rows[index] ?? null)
}
