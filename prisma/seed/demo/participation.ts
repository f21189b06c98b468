import type { Prisma } from '#prisma/generated/client.ts'
import { participationRow } from '../rows.ts'
import { inPortions, type Region } from './region.ts'
import type { DemoSignUp } from './sign-ups.ts'

/** Writes the sign-ups with their history and who came. */
export async function loadParticipation(region: Region, signUps: DemoSignUp[]): Promise<void> {
  const { tx } = region
  await inPortions(signUps.map(asParticipation), (data) => tx.participation.createMany({ data }))
  await inPortions(signUps.flatMap(changesOf), (data) => tx.participationChange.createMany({ data }))
  const marked = signUps.filter(({ mark }) => mark !== null)
  await inPortions(marked.map(asAttendance), (data) => tx.attendance.createMany({ data }))
}

function asParticipation({
  id,
  shift,
  volunteer,
  status,
  joinedAt,
}: DemoSignUp): Prisma.ParticipationCreateManyInput {
  return participationRow({
    id,
    shiftId: shift.id,
    volunteerId: volunteer.id,
    status,
    joinedAt,
    source: 'coordinator',
  })
}

function changesOf({
  id,
  status,
  joinedAt,
  cancelledAt,
  event,
}: DemoSignUp): Prisma.ParticipationChangeCreateManyInput[] {
  const first = status === 'waiting' ? ('waiting' as const) : ('confirmed' as const)
  const joined = { participationId: id, toStatus: first, at: joinedAt, reason: 'placed' }
  if (!cancelledAt) return [joined]
  const reason = event.plan.status === 'cancelled' ? 'eventCancelled' : 'asked'
  return [joined, { participationId: id, fromStatus: first, toStatus: 'cancelled', at: cancelledAt, reason }]
}

function asAttendance({ id, mark, shift }: DemoSignUp): Prisma.AttendanceCreateManyInput {
  if (mark !== 'present') return { participationId: id, mark: 'absent', source: 'paper' }
  return { participationId: id, mark, inAt: shift.startsAt, outAt: shift.endsAt, source: 'paper' }
}
