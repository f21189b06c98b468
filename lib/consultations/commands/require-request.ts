import type { Actor } from '#lib/accounts/actor.ts'
import type { Tx } from '#lib/platform/db.ts'
import { Forbidden, Invalid, NotFound } from '#lib/platform/refusal.ts'
import type { ConsultationRequest, ConsultationState, Prisma } from '#prisma/generated/client.ts'
import { canAnswer, canAssign, visibleTo } from '../policy.ts'

/** The question as it stands; NotFound for whom it does not exist. */
export async function requireRequest(actor: Actor, tx: Tx, requestId: string): Promise<ConsultationRequest> {
  const where = { AND: [visibleTo(actor), { id: requestId, forgottenAt: null }] }
  const found = await tx.consultationRequest.findFirst({ where })
  if (!found) throw new NotFound('consultation.refusals.unknown')
  return found
}

/** The same when the actor may answer it; an editor reads and gives out, and is told so. */
export async function requireAnswerable(actor: Actor, tx: Tx, requestId: string) {
  const found = await requireRequest(actor, tx, requestId)
  if (!canAnswer(actor, found)) throw new Forbidden('consultation.refusals.answer')
  return found
}

export async function requireAssignable(actor: Actor, tx: Tx, requestId: string) {
  const found = await requireRequest(actor, tx, requestId)
  if (!canAssign(actor)) throw new Forbidden('consultation.refusals.assign')
  return found
}

type Change = {
  request: { id: string; version: number }
  from: readonly ConsultationState[]
  data: Prisma.ConsultationRequestUncheckedUpdateManyInput
}

/**
 * Writes a step into a question that is still as the form showed it. Else the form is refused with everything typed kept: the page
 * then shows what was said meanwhile, and sending once more speaks of the present state.
 */
export async function takeStep(tx: Tx, { request, from, data }: Change): Promise<ConsultationRequest> {
  const { id, version } = request
  const { count } = await tx.consultationRequest.updateMany({
    where: { id, version, state: { in: [...from] }, forgottenAt: null },
    data: { ...data, version: { increment: 1 } },
  })
  if (count === 0)
    throw new Invalid({ version: { code: 'consultation.refusals.staleHint' } }, 'consultation.refusals.stale')
  return tx.consultationRequest.findUniqueOrThrow({ where: { id } })
}
