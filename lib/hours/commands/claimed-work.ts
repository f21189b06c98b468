import type { Actor } from '#lib/accounts/actor.ts'
import { dayOf, now } from '#lib/platform/clock.ts'
import type { Tx } from '#lib/platform/db.ts'
import { Conflict, Invalid, NotFound } from '#lib/platform/refusal.ts'
import { listAskableCentres } from '../queries/claim-choices.ts'
import { dayProblem, eventClaimDays, otherClaimDays } from '../rules/claims.ts'

/** What a claim is about: when, under which centre, in which direction. */
export type Work = { workedOn: Date; centreId: string; directionId: string | null; eventId?: string | null }

/** Work on one's own shift; the event says day, centre and direction. Throws when it cannot be claimed (any more). */
export async function findOwnWork(tx: Tx, volunteerId: string, participationId: string): Promise<Work> {
  const own = await tx.participation.findFirst({
    where: { id: participationId, volunteerId, status: 'confirmed' },
    select: {
      _count: { select: { hours: true } },
      shift: {
        select: {
          ...{ startsAt: true, endsAt: true, cancelledAt: true },
          event: { select: { id: true, state: true, centreId: true, directionId: true } },
        },
      },
    },
  })
  if (!own) throw new NotFound('hours.refusals.unknownShift')
  const { shift } = own
  const { id: eventId, centreId, directionId, state } = shift.event
  if (shift.endsAt > now()) throw new Conflict('hours.refusals.notOver')
  if (shift.cancelledAt || state !== 'published') throw new Conflict('hours.refusals.notHeld')
  if (own._count.hours > 0) throw new Conflict('hours.refusals.alreadyCounted')
  const day = dayOf(shift.startsAt)
  if (dayProblem(day, dayOf(now()), eventClaimDays))
    throw new Conflict('hours.refusals.tooLateForEvent', { days: eventClaimDays })
  const workedOn = new Date(day)
  const same = { volunteerId, eventId, workedOn, state: 'pending' as const }
  if ((await tx.hourClaim.count({ where: same })) > 0) throw new Conflict('hours.refusals.alreadyClaimed')
  return { eventId, centreId, directionId, workedOn }
}

type Typed = { workedOn: string | null; centreId: string | null; directionId: string | null }

/** Work that was no shift of the portal: the person says when and where. Throws Invalid beside the fields. */
export async function findOtherWork(actor: Actor, tx: Tx, typed: Typed): Promise<Work> {
  const { workedOn, centreId, directionId } = typed
  const problems: Record<string, { code: string; values?: { days: number } }> = {}
  const tooLate = workedOn === null ? null : dayProblem(workedOn, dayOf(now()), otherClaimDays)
  if (workedOn === null) problems.workedOn = { code: 'form.required' }
  if (tooLate) problems.workedOn = { code: `hours.problems.${tooLate}`, values: { days: otherClaimDays } }
  const centres = await listAskableCentres(actor, tx)
  const isKnown = centres.some(({ id }) => id === centreId)
  if (!isKnown) problems.centreId = { code: centreId ? 'form.unknownChoice' : 'form.required' }
  const isDirection = directionId !== null && (await tx.direction.count({ where: { id: directionId } })) > 0
  if (!isDirection) problems.directionId = { code: directionId ? 'form.unknownChoice' : 'form.required' }
  if (workedOn === null || centreId === null || Object.keys(problems).length > 0) throw new Invalid(problems)
  return { workedOn: new Date(workedOn), centreId, directionId }
}
