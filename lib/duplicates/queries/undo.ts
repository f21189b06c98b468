import type { Actor } from '#lib/accounts/actor.ts'
import { type Db, db, type Tx } from '#lib/platform/db.ts'
import { now } from '#lib/platform/clock.ts'
import { idPattern } from '#lib/platform/text.ts'
import type { Prisma } from '#prisma/generated/client.ts'
import { readJournal } from '../commands/journal.ts'
import type { Journal } from '../commands/movers.ts'
import { canUndo, pairsOf, undoUntil } from '../policy.ts'

const columns = {
  ...{ id: true, fromId: true, intoId: true, pairId: true, mergedAt: true, mergedById: true, journal: true },
  undoneAt: true,
  from: { select: { cardNumber: true, mergedIntoId: true } },
  into: {
    select: {
      ...{ id: true, cardNumber: true, userId: true, iinHash: true, status: true, mergedIntoId: true },
      ...{ surname: true, givenName: true, patronymic: true },
      memberships: true,
    },
  },
} satisfies Prisma.MergeSelect
export type MergeRow = Prisma.MergeGetPayload<{ select: typeof columns }>

/** The standing merge of a pair the actor may know of, or null. */
export async function findMergeOfPair(actor: Actor, pairId: string) {
  if (!idPattern.test(pairId)) return null
  const merge = await db.merge.findFirst({
    where: { undoneAt: null, pair: { is: { AND: [pairsOf(actor), { id: pairId }] } } },
    select: columns,
  })
  if (!merge) return null
  const problems = await undoProblems(actor, db, merge)
  const by = await db.user.findUnique({ where: { id: merge.mergedById }, select: { name: true } })
  return { merge, problems, until: undoUntil(merge.mergedAt), by: by?.name ?? null }
}

/** A merge by its id, whoever asks; the command that takes it back asks the policy. */
export function findMerge(_actor: Actor, client: Db | Tx, id: string): Promise<MergeRow | null> {
  return client.merge.findFirst({ where: { id, undoneAt: null }, select: columns })
}

export type UndoProblem = { code: UndoCode; values?: Record<string, string> }
export type UndoCode =
  | ('late' | 'notYours' | 'laterMerge' | 'erased' | 'account' | 'number' | 'memberships')
  | ('consents' | 'extract' | 'place' | 'hours')

/** What stands against taking a merge back: what was done with the joint card since and belongs to neither card alone. */
export async function undoProblems(actor: Actor, client: Db | Tx, merge: MergeRow): Promise<UndoProblem[]> {
  const journal = readJournal(merge)
  if (!journal || undoUntil(merge.mergedAt) <= now()) return [{ code: 'late' }]
  const closed = journal.belongings.memberships.before.filter(
    ({ volunteerId }) => volunteerId === merge.fromId,
  )
  const closedCentreIds = closed.flatMap(({ centreId, endedOn }) => (endedOn || !centreId ? [] : [centreId]))
  if (!canUndo(actor, { closedCentreIds })) return [{ code: 'notYours' }]
  const later = await laterMerge(client, merge)
  if (later) return [{ code: 'laterMerge', values: { number: String(later.from.cardNumber) } }]
  if (merge.into.status === 'anonymised') return [{ code: 'erased' }]
  const asked: [UndoCode, boolean][] = [
    ['account', await isAccountChanged(client, merge, journal)],
    ['number', 'iinHash' in journal.card.after && journal.card.after.iinHash !== merge.into.iinHash],
    ['memberships', isMembershipChanged(merge, journal)],
    ['consents', await isConsentWithdrawn(client, merge)],
    ['extract', await isExtractMade(client, merge, journal)],
    ['hours', await areHoursChanged(client, journal)],
  ]
  const problems: UndoProblem[] = asked.flatMap(([code, stands]) => (stands ? [{ code }] : []))
  return [...problems, ...(await gonePlaces(client, merge, journal))]
}

function laterMerge(client: Db | Tx, { id, fromId, intoId, mergedAt }: MergeRow) {
  const either = { in: [fromId, intoId] }
  return client.merge.findFirst({
    where: {
      ...{ undoneAt: null, id: { not: id }, mergedAt: { gte: mergedAt } },
      OR: [{ fromId: either }, { intoId: either }],
    },
    orderBy: { mergedAt: 'desc' },
    select: { from: { select: { cardNumber: true } } },
  })
}

async function isAccountChanged(client: Db | Tx, { intoId, into }: MergeRow, { card }: Journal) {
  if ((card.after.userId ?? null) !== into.userId) return true
  const userIds = [card.from.userId, card.before.userId].flatMap((id) => id ?? [])
  return (await client.volunteer.count({ where: { userId: { in: userIds }, id: { not: intoId } } })) > 0
}

function isMembershipChanged({ into }: MergeRow, { belongings }: Journal): boolean {
  const plain = (rows: readonly object[]) =>
    rows.map((row) => JSON.stringify(Object.entries(row).sort())).sort()
  return plain(into.memberships).join() !== plain(asDates(belongings.memberships.after)).join()
}

/** Both sides as JSON writes them: rows of the database carry dates, the journal texts. */
function asDates(rows: readonly object[]): object[] {
  return JSON.parse(JSON.stringify(rows)) as object[]
}

async function isConsentWithdrawn(client: Db | Tx, { intoId, mergedAt }: MergeRow) {
  return (await client.consent.count({ where: { volunteerId: intoId, withdrawnAt: { gt: mergedAt } } })) > 0
}

async function isExtractMade(client: Db | Tx, { intoId, mergedAt }: MergeRow, { hours }: Journal) {
  const made = { kind: 'extract' as const, issuedAt: { gt: mergedAt }, revokedAt: null }
  return (
    hours.entryIds.length > 0 &&
    (await client.certificate.count({ where: { volunteerId: intoId, ...made } })) > 0
  )
}

async function areHoursChanged(client: Db | Tx, { hours }: Journal): Promise<boolean> {
  const where = { participationId: { in: hours.doubled.map(({ participationId }) => participationId) } }
  const sums = await client.hourEntry.groupBy({ by: ['participationId'], where, _sum: { minutes: true } })
  return sums.some(({ _sum }) => _sum.minutes !== 0)
}

async function gonePlaces(client: Db | Tx, merge: MergeRow, { signUps }: Journal): Promise<UndoProblem[]> {
  const rows = await client.participation.findMany({
    where: { id: { in: signUps.ended.map(({ id }) => id) } },
    select: {
      ...{ id: true, status: true, shiftId: true },
      shift: {
        select: {
          taken: true,
          places: true,
          event: { select: { titleKk: true, titleRu: true, titleEn: true } },
        },
      },
    },
  })
  const isMoved = new Set(signUps.movedIds)
  const problems: UndoProblem[] = []
  for (const { id, status, shiftId, shift } of rows) {
    const needsPlace = signUps.ended.some((each) => each.id === id && each.status !== 'waiting')
    const active = { shiftId, volunteerId: merge.intoId, status: { in: ['confirmed', 'offered', 'waiting'] } }
    const standing = await client.participation.findMany({
      where: active as Prisma.ParticipationWhereInput,
      select: { id: true },
    })
    // Who will stand on the shift for the card this place goes back to.
    const rivals = standing.filter((row) => isMoved.has(row.id) === isMoved.has(id))
    const isFull = needsPlace && shift.taken >= shift.places
    if (status !== 'cancelled' || isFull || rivals.length > 0)
      problems.push({ code: 'place', values: shift.event })
  }
  return problems
}
