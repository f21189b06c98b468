import type { Actor } from '#lib/accounts/actor.ts'
import { now } from '#lib/platform/clock.ts'
import { db, type Tx } from '#lib/platform/db.ts'
import { idPattern } from '#lib/platform/text.ts'
import { arrangedBy, placedStatuses } from '#lib/participation/policy.ts'
import { findShift, type ShiftRow, shiftColumns } from '#lib/participation/queries/facts.ts'
import { needsCompanion, type Reason, reasonsAgainst } from '#lib/participation/rules.ts'
import type { Prisma } from '#prisma/generated/client.ts'
import { mayMark } from './policy.ts'
import { lawfulReasons } from './rules/judge.ts'
import type { Step } from './rules/standing.ts'

const stepColumns = {
  ...{ nonce: true, mark: true, inAt: true, outAt: true, deviceAt: true, source: true, markedById: true },
} satisfies Prisma.AttendanceStepSelect

const rosterColumns = {
  ...{ id: true, shiftId: true, volunteerId: true, status: true, lineCode: true, companionId: true },
  volunteer: {
    select: {
      ...{ id: true, status: true, birthDate: true, surname: true, givenName: true, patronymic: true },
      consents: {
        where: { withdrawnAt: null },
        select: { kind: true, guardianId: true, withdrawnAt: true },
      },
    },
  },
  companion: { select: { birthDate: true } },
  steps: { select: stepColumns },
  attendance: { select: { mark: true, inAt: true, outAt: true, isOutAuto: true, updatedAt: true } },
} satisfies Prisma.ParticipationSelect
type RosterRow = Prisma.ParticipationGetPayload<{ select: typeof rosterColumns }>
export type OnShift = Omit<RosterRow, 'companion'> & {
  isPlaced: boolean
  isSelf: boolean
  /** Why the law or the state of things forbids marking them present. */
  reasons: Reason[]
  steps: Step[]
}

/** Those who hold a place on a shift the caller saw to be the actor's; or, by ids, whoever they are on it. */
export async function listOnShift(
  actor: Actor,
  client: Tx,
  shift: ShiftRow,
  ids: string[] | null = null,
): Promise<OnShift[]> {
  const placed = { in: [...placedStatuses] }
  const rows = await client.participation.findMany({
    where: { shiftId: shift.id, ...(ids ? { id: { in: ids } } : { status: placed }) },
    orderBy: [{ volunteer: { surname: 'asc' } }, { volunteer: { givenName: 'asc' } }, { id: 'asc' }],
    select: rosterColumns,
  })
  const companions = rows.flatMap(({ companionId }) => (companionId ? [companionId] : []))
  const here = await client.participation.findMany({
    where: { shiftId: shift.id, status: placed, volunteerId: { in: companions } },
    select: { volunteerId: true },
  })
  const present = new Set(here.map(({ volunteerId }) => volunteerId))
  return rows.map((row) => asOnShift(actor, shift, row, present))
}

function asOnShift(actor: Actor, shift: ShiftRow, row: RosterRow, here: ReadonlySet<string>): OnShift {
  const { companion, ...rest } = row
  const { volunteer, companionId, status } = row
  const isAccompanied = companion && companionId && needsCompanion(volunteer, shift)
  const reasons = reasonsAgainst({
    at: now(),
    shift,
    // Skills and other shifts were asked about at sign-up; at the door they bar nobody.
    person: { ...volunteer, skills: [], participations: [] },
    companion: isAccompanied ? { birthDate: companion.birthDate, isOnShift: here.has(companionId) } : null,
  })
  return {
    ...rest,
    isPlaced: placedStatuses.some((placed) => placed === status),
    isSelf: !mayMark(actor, row),
    reasons: lawfulReasons(reasons),
    steps: stepsOf(row, shift),
  }
}

/** A mark that came without steps, from an import or an older time, counts as the first of them. */
function stepsOf({ id, steps, attendance }: RosterRow, shift: ShiftRow): Step[] {
  if (steps.length > 0 || !attendance || attendance.mark === 'unknown') return steps
  const { mark, inAt, outAt, isOutAuto, updatedAt } = attendance
  const deviceAt = updatedAt < shift.endsAt ? updatedAt : shift.endsAt
  const times = { inAt, outAt: isOutAuto ? null : outAt }
  return [{ nonce: id, mark, ...times, deviceAt, source: 'import', markedById: null }]
}

/** An event whose people the actor marks, with its shifts that take place; null for everybody else. */
export async function findEventToMark(actor: Actor, eventId: string) {
  if (!idPattern.test(eventId)) return null
  const shifts = await db.shift.findMany({
    where: { eventId, ...arrangedBy(actor) },
    orderBy: [{ startsAt: 'asc' }, { position: 'asc' }, { id: 'asc' }],
    select: shiftColumns,
  })
  const event = shifts[0]?.event
  return event ? { event, shifts: shifts.filter(({ cancelledAt }) => cancelledAt === null) } : null
}

/** One shift whose people the actor marks; null for everybody else. */
export async function findShiftToMark(actor: Actor, eventId: string, shiftId: string) {
  if (!idPattern.test(eventId) || !idPattern.test(shiftId)) return null
  const shift = await findShift(actor, db, shiftId)
  return shift?.event.id === eventId ? shift : null
}
