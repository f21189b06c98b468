import type { Actor } from '#lib/accounts/actor.ts'
import { record } from '#lib/audit/record.ts'
import { now } from '#lib/platform/clock.ts'
import { type Tx, transaction } from '#lib/platform/db.ts'
import { Conflict, Forbidden, NotFound } from '#lib/platform/refusal.ts'
import { canDecide, openStates, visibleTo } from '../policy.ts'
import type { AnswerApplicationInput, TakeApplicationInput } from '../schema.ts'
import { tellApplicant } from './tell-applicant.ts'

/** Says that somebody is looking at it, so that two do not; the applicant corrects nothing meanwhile. A second call is a Conflict. */
export async function takeApplication(actor: Actor, { applicationId, version }: TakeApplicationInput) {
  await transaction(async (tx) => {
    const found = await requireApplication(actor, tx, applicationId)
    const { count } = await tx.application.updateMany({
      where: { id: applicationId, version, state: 'new' },
      data: { state: 'inReview', takenById: actor.userId, version: { increment: 1 } },
    })
    if (count === 0) throw new Conflict('applications.refusals.stale')
    await record(tx, actor, 'application.taken', factsOf(found))
  })
}

/** Sends an application back to be corrected; the applicant is told why. A second call is a Conflict. */
export async function returnApplication(actor: Actor, input: AnswerApplicationInput) {
  return answer(actor, input, 'returned')
}

/** Declines an application for good; the applicant is told why. A second call is a Conflict. */
export async function declineApplication(actor: Actor, input: AnswerApplicationInput) {
  return answer(actor, input, 'declined')
}

async function answer(
  actor: Actor,
  { applicationId, version, reason }: AnswerApplicationInput,
  state: 'returned' | 'declined',
) {
  await transaction(async (tx) => {
    await requireDecidable(actor, tx, applicationId)
    const { count } = await tx.application.updateMany({
      where: { id: applicationId, version, state: { in: [...openStates] } },
      data: {
        ...{ state, reason, decidedAt: now(), decidedById: actor.userId },
        ...{ takenById: null, version: { increment: 1 } },
      },
    })
    if (count === 0) throw new Conflict('applications.refusals.stale')
    const saved = await tx.application.findUniqueOrThrow({ where: { id: applicationId } })
    await tellApplicant(actor, tx, saved, { news: state, reason })
    await record(tx, actor, `application.${state}`, { ...factsOf(saved), details: { reason } })
  })
}

/** The application as it stands; NotFound for whom it does not exist. */
export async function requireApplication(actor: Actor, tx: Tx, applicationId: string) {
  const found = await tx.application.findFirst({ where: { AND: [visibleTo(actor), { id: applicationId }] } })
  if (!found) throw new NotFound('applications.refusals.unknown')
  return found
}

/** The same when the actor may decide about it. */
export async function requireDecidable(actor: Actor, tx: Tx, applicationId: string) {
  const found = await requireApplication(actor, tx, applicationId)
  if (!canDecide(actor, found)) throw new Forbidden('applications.refusals.own')
  return found
}

/** What the history says of an application: no contacts. */
export function factsOf({ id, nameKk }: { id: string; nameKk: string }) {
  return { type: 'application', id, label: nameKk }
}
