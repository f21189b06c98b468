import type { Actor } from '#lib/accounts/actor.ts'
import { arrangedBy } from '#lib/participation/policy.ts'
import { dayMs, now } from '#lib/platform/clock.ts'
import { db, type Tx } from '#lib/platform/db.ts'
import { idPattern } from '#lib/platform/text.ts'
import type { Prisma } from '#prisma/generated/client.ts'
import { counted } from '../policy.ts'
import { recordedOf, type Worked } from '../rules/confirmation.ts'
import { minutesOf } from '../rules/minutes.ts'
import { linesMax } from '../schema.ts'

const shiftColumns = {
  id: true,
  startsAt: true,
  endsAt: true,
  cancelledAt: true,
  roleKk: true,
  roleRu: true,
  roleEn: true,
  event: {
    select: {
      ...{ id: true, slug: true, state: true, centreId: true, directionId: true, kind: true },
      ...{ titleKk: true, titleRu: true, titleEn: true },
    },
  },
} satisfies Prisma.ShiftSelect
export type HeldShift = Prisma.ShiftGetPayload<{ select: typeof shiftColumns }>

/** A shift of an event the actor runs, or null. */
export async function findHeldShift(actor: Actor, client: Tx, shiftId: string): Promise<HeldShift | null> {
  return client.shift.findFirst({ where: { id: shiftId, ...arrangedBy(actor) }, select: shiftColumns })
}

const workedColumns = {
  id: true,
  volunteerId: true,
  volunteer: { select: { surname: true, givenName: true, patronymic: true, cardNumber: true } },
  attendance: { select: { mark: true, inAt: true, outAt: true } },
  hours: {
    where: counted,
    orderBy: { id: 'asc' },
    select: { id: true, source: true, minutes: true, reason: true, confirmedAt: true, createdAt: true },
  },
} satisfies Prisma.ParticipationSelect
type ParticipationRow = Prisma.ParticipationGetPayload<{ select: typeof workedColumns }>
export type WorkedRow = Worked & Pick<ParticipationRow, 'volunteer' | 'attendance' | 'hours'>

/** People of a shift with their marks and what the ledger has for them, as the computation sees them. */
export async function listWorked(
  _actor: Actor,
  client: Tx,
  shift: HeldShift,
  where: Prisma.ParticipationWhereInput,
): Promise<WorkedRow[]> {
  const rows = await client.participation.findMany({
    where: { AND: [{ shiftId: shift.id }, where] },
    orderBy: [{ volunteer: { surname: 'asc' } }, { volunteer: { givenName: 'asc' } }, { id: 'asc' }],
    take: linesMax,
    select: workedColumns,
  })
  return rows.map(({ id, volunteerId, volunteer, attendance, hours }) => ({
    participationId: id,
    volunteerId,
    volunteer,
    attendance,
    hours,
    computed: attendance?.mark === 'present' ? minutesOf(attendance, shift).minutes : null,
    recorded: recordedOf(hours),
  }))
}

/** Present and without hours: these wait for the coordinator. */
export const waitsForHours = {
  attendance: { mark: 'present' },
  hours: { none: {} },
} satisfies Prisma.ParticipationWhereInput

/**
 * The hours of a shift for its coordinator: first those who wait, at most `linesMax` at a time, then the recorded ones.
 * Null when the shift is not the actor's.
 */
export async function findShiftHours(actor: Actor, eventId: string, shiftId: string) {
  if (!idPattern.test(eventId) || !idPattern.test(shiftId)) return null
  const shift = await findHeldShift(actor, db, shiftId)
  if (!shift || shift.event.id !== eventId) return null
  const [waiting, recorded, unmarked, more] = await Promise.all([
    listWorked(actor, db, shift, waitsForHours),
    listWorked(actor, db, shift, { hours: { some: counted } }),
    db.participation.count({ where: { shiftId, status: 'confirmed', ...withoutMark, hours: { none: {} } } }),
    db.participation.count({ where: { shiftId, ...waitsForHours } }),
  ])
  const isHeld = shift.cancelledAt === null && shift.event.state === 'published'
  return {
    shift,
    waiting,
    recorded,
    unmarked,
    isLonger: more > waiting.length,
    isOver: shift.endsAt <= now(),
    isHeld,
  }
}
export type ShiftHours = NonNullable<Awaited<ReturnType<typeof findShiftHours>>>

const withoutMark = {
  OR: [{ attendance: null }, { attendance: { mark: 'unknown' } }],
} satisfies Prisma.ParticipationWhereInput

const tasksMax = 20
const tasksDays = 90

/** Shifts of the last three months that have people present without hours, the oldest first, with how many. */
export async function listShiftsToConfirm(actor: Actor) {
  const at = now()
  const rows = await db.shift.findMany({
    where: {
      ...arrangedBy(actor),
      endsAt: { lte: at, gt: new Date(at.getTime() - tasksDays * dayMs) },
      cancelledAt: null,
      participations: { some: waitsForHours },
      AND: [{ event: { state: 'published' } }],
    },
    orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
    take: tasksMax,
    select: { ...shiftColumns, _count: { select: { participations: { where: waitsForHours } } } },
  })
  return rows.map(({ _count, ...shift }) => ({ ...shift, people: _count.participations }))
}
export type ShiftToConfirm = Awaited<ReturnType<typeof listShiftsToConfirm>>[number]
