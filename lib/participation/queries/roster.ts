import type { Actor } from '#lib/accounts/actor.ts'
import { now } from '#lib/platform/clock.ts'
import { db } from '#lib/platform/db.ts'
import { idPattern } from '#lib/platform/text.ts'
import type { Prisma } from '#prisma/generated/client.ts'
import { activeStatuses } from '../policy.ts'
import { ageOnShift, mayAccompany, needsCompanion, promotionReasons, type Reason } from '../rules.ts'
import { promotionWay } from '../rules/holds.ts'
import { findShift, personColumns, type ShiftRow } from './facts.ts'

function participantColumns(shift: ShiftRow) {
  return {
    id: true,
    status: true,
    joinedAt: true,
    overrideReason: true,
    companionId: true,
    heldFor: true,
    heldUntil: true,
    group: { select: { name: true } },
    companion: { select: { surname: true, givenName: true, birthDate: true } },
    volunteer: { select: { ...personColumns(shift), searchKey: true, isGuest: true } },
    changes: { select: { reason: true, at: true }, orderBy: [{ at: 'desc' }, { id: 'desc' }] },
  } satisfies Prisma.ParticipationSelect
}
type ParticipationRow = Prisma.ParticipationGetPayload<{ select: ReturnType<typeof participantColumns> }>
export type Participant = ParticipationRow & {
  age: number | null
  reasons: Reason[]
  /** Others on the shift with the same name and birth date: a public form knows nobody, so one person may be here twice. */
  namesakes: { id: string; cardNumber: number }[]
}

const leftMax = 100

/** A shift with everybody on it, in the queue and gone from it; null when it is not the actor's to arrange. */
export async function findRoster(actor: Actor, eventId: string, shiftId: string) {
  if (!idPattern.test(eventId) || !idPattern.test(shiftId)) return null
  const shift = await findShift(actor, db, shiftId)
  if (!shift || shift.event.id !== eventId) return null
  const orderBy = [{ joinedAt: 'asc' as const }, { id: 'asc' as const }]
  const select = participantColumns(shift)
  const active = await db.participation.findMany({
    where: { shiftId, status: { in: [...activeStatuses] } },
    orderBy,
    select,
  })
  const left = await db.participation.findMany({
    where: { shiftId, status: { in: ['cancelled', 'removed'] } },
    orderBy: { updatedAt: 'desc' },
    take: leftMax,
    select,
  })
  const people = active.map((row) => asParticipant(shift, row, active))
  const placed = people.filter(({ status }) => status !== 'waiting')
  return {
    shift,
    placed,
    /** Those a child under 14 could come with. */
    adults: placed.flatMap(({ volunteer }) => (mayAccompany(volunteer.birthDate, shift) ? [volunteer] : [])),
    waiting: people.filter(({ status }) => status === 'waiting'),
    left: left.map((row) => asParticipant(shift, row, [])),
    siblings: await listSiblings(shift),
    isAhead: shift.startsAt > now(),
    isQueueStopped: isQueueStopped(shift),
  }
}
export type Roster = NonNullable<Awaited<ReturnType<typeof findRoster>>>

function asParticipant(shift: ShiftRow, row: ParticipationRow, active: ParticipationRow[]): Participant {
  const { volunteer, companionId, companion, overrideReason, changes } = row
  const isOnShift = active.some((other) => other.volunteer.id === companionId && other.status !== 'waiting')
  const others = volunteer.participations.filter(({ shiftId }) => shiftId !== shift.id)
  const facts = {
    at: now(),
    shift,
    person: { ...volunteer, participations: others },
    companion:
      companion && needsCompanion(volunteer, shift) ? { birthDate: companion.birthDate, isOnShift } : null,
  }
  const acceptOverlap = changes.some(({ reason }) => reason === 'overlapAccepted')
  const isOver = shift.startsAt <= now() || shift.cancelledAt !== null
  const reasons = isOver ? [] : promotionReasons(facts, { acceptOverlap, overrideReason })
  return { ...row, age: ageOnShift(volunteer.birthDate, shift), reasons, namesakes: namesakesOf(row, active) }
}

function namesakesOf({ volunteer }: ParticipationRow, active: ParticipationRow[]) {
  const born = volunteer.birthDate?.getTime()
  return active.flatMap(({ volunteer: other }) => {
    const isSame = other.searchKey === volunteer.searchKey && other.birthDate?.getTime() === born
    const isDoubtful = born !== undefined && (other.isGuest || volunteer.isGuest)
    return isSame && isDoubtful && other.id !== volunteer.id
      ? [{ id: other.id, cardNumber: other.cardNumber }]
      : []
  })
}

/** The other shifts of the event that take place and have not begun. */
function listSiblings({ id, event }: ShiftRow) {
  return db.shift.findMany({
    where: { eventId: event.id, id: { not: id }, cancelledAt: null, startsAt: { gt: now() } },
    orderBy: [{ startsAt: 'asc' }, { position: 'asc' }],
    select: {
      ...{ id: true, startsAt: true, endsAt: true, places: true, taken: true },
      ...{ roleKk: true, roleRu: true, roleEn: true },
    },
  })
}

/** People wait beside a free place, and only a coordinator moves the queue. */
function isQueueStopped(shift: ShiftRow): boolean {
  const isAhead = shift.startsAt > now() && shift.cancelledAt === null && shift.event.state === 'published'
  return isAhead && shift.waiting > 0 && shift.taken < shift.places && promotionWay(shift, now()) === 'none'
}
