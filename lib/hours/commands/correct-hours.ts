import type { Actor } from '#lib/accounts/actor.ts'
import { mayCoordinateCentre } from '#lib/accounts/policy.ts'
import { now } from '#lib/platform/clock.ts'
import { type Tx, transaction } from '#lib/platform/db.ts'
import { Conflict, Forbidden, NotFound } from '#lib/platform/refusal.ts'
import { lockRows } from '#lib/platform/row-locks.ts'
import { canKeep } from '#lib/volunteers/policy.ts'
import type { Prisma } from '#prisma/generated/client.ts'
import { counted, isOwn } from '../policy.ts'
import { isLocked, recordedOf } from '../rules/confirmation.ts'
import type { CorrectHoursInput } from '../schema.ts'
import { writeCorrection } from './write-correction.ts'

/**
 * Makes confirmed work count `minutes` from now on, by a row with the difference and the reason; returns whether anything
 * changed. A second call finds the number as wanted and writes nothing. Throws NotFound for another's work, Forbidden for one's
 * own and, to coordinators, for hours confirmed more than 30 days ago.
 */
export async function correctHours(actor: Actor, input: CorrectHoursInput): Promise<{ isChanged: boolean }> {
  const to = input.minutes
  if (to === null || input.reason === '') throw new Conflict('hours.problems.reasonNeeded')
  return transaction(async (tx) => {
    const work = await findWork(tx, input)
    if (!work || !mayCorrect(actor, work)) throw new NotFound('hours.refusals.unknownHours')
    if (isOwn(actor, work.volunteerId)) throw new Forbidden('hours.refusals.own')
    const { participation } = work
    if (participation) await lockRows(tx, 'Shift', [participation.shift.id])
    else await lockRows(tx, 'Volunteer', [work.volunteerId])
    const recorded = recordedOf(await tx.hourEntry.findMany({ where: rowsOf(work), orderBy: { id: 'asc' } }))
    if (!recorded) throw new NotFound('hours.refusals.unknownHours')
    if (recorded.minutes === to) return { isChanged: false }
    if (isLocked(actor, recorded.confirmedAt, now())) throw new Forbidden('hours.refusals.locked')
    const subject = subjectOf(work)
    const { firstId, minutes: from } = recorded
    await writeCorrection(actor, tx, { firstId, from, to, reason: input.reason, subject })
    return { isChanged: true }
  })
}

const workColumns = {
  id: true,
  correctsId: true,
  participationId: true,
  volunteerId: true,
  claim: { select: { id: true, centreId: true } },
  corrects: { select: { claim: { select: { id: true, centreId: true } } } },
  participation: {
    select: {
      id: true,
      shift: { select: { id: true, event: { select: { titleKk: true, centreId: true } } } },
    },
  },
  volunteer: {
    select: {
      ...{ cardNumber: true, isGuest: true },
      memberships: { where: { endedOn: null }, select: { centreId: true, endedOn: true } },
    },
  },
} satisfies Prisma.HourEntrySelect
type Work = Prisma.HourEntryGetPayload<{ select: typeof workColumns }>

async function findWork(tx: Tx, { participationId, entryId }: CorrectHoursInput): Promise<Work | null> {
  const where = participationId ? { participationId } : { id: entryId ?? '' }
  return tx.hourEntry.findFirst({
    where: { AND: [where, counted] },
    orderBy: { id: 'asc' },
    select: workColumns,
  })
}

function rowsOf({ id, correctsId, participationId }: Work): Prisma.HourEntryWhereInput {
  if (participationId) return { participationId }
  const firstId = correctsId ?? id
  return { OR: [{ id: firstId }, { correctsId: firstId }] }
}

/** The centre of the event or of the claim decides; hours copied from paper belong to the centres of the person. */
function mayCorrect(actor: Actor, work: Work): boolean {
  const centreId = centreOf(work)
  return centreId ? mayCoordinateCentre(actor, centreId) : canKeep(actor, work.volunteer)
}

function claimOf({ claim, corrects }: Work) {
  return claim ?? corrects?.claim ?? null
}

function centreOf(work: Work): string | null {
  return work.participation?.shift.event.centreId ?? claimOf(work)?.centreId ?? null
}

function subjectOf(work: Work) {
  const { participation, volunteer, volunteerId } = work
  const centreId = centreOf(work)
  if (participation)
    return { type: 'participation', id: participation.id, label: participation.shift.event.titleKk, centreId }
  const claim = claimOf(work)
  if (claim) return { type: 'claim', id: claim.id, centreId }
  return { type: 'volunteer', id: volunteerId, label: `№ ${volunteer.cardNumber}`, centreId }
}
