import type { Actor } from '#lib/accounts/actor.ts'
import { record } from '#lib/audit/record.ts'
import { now } from '#lib/platform/clock.ts'
import { db, type Tx, transaction } from '#lib/platform/db.ts'
import { Conflict, Forbidden, NotFound } from '#lib/platform/refusal.ts'
import { lockRows } from '#lib/platform/row-locks.ts'
import { moveToCentre } from '#lib/volunteers/commands/memberships.ts'
import { canDecide, canWithdraw, decidingCentreOf, transfersOf } from '../policy.ts'
import type { TransferKind, TransferState } from '../rules.ts'
import type { RefuseTransferInput } from '../schema.ts'
import { overtakeTransfers } from './overtake-transfers.ts'
import { writeTransferLetter } from './write-transfer-letter.ts'

/**
 * Hands the person over: the affiliation with the old centre ends today, the new one begins as primary, other open requests for
 * the person are closed, and the person is told, all in one transaction. A second call, or one for somebody who belongs
 * elsewhere by now, is a Conflict. Who gets it learns whom they got.
 */
export async function acceptTransfer(actor: Actor, { id }: { id: string }) {
  const request = await requireDecider(actor, id)
  const { volunteerId, fromCentreId, toCentreId } = request
  const reader = await transaction(async (tx) => {
    await lockRows(tx, 'Volunteer', [volunteerId])
    await decide(actor, tx, request, { state: 'accepted', answer: '' })
    await moveToCentre(actor, tx, { volunteerId, fromCentreId, toCentreId })
    await overtakeTransfers(actor, tx, volunteerId)
    return writeTransferLetter(actor, tx, { requestId: id, state: 'accepted', reason: '' })
  })
  return { volunteerId, ...reader }
}

/** Says no, with a reason the other side reads; a person who asked themselves is told too. A second call is a Conflict. */
export async function refuseTransfer(actor: Actor, { id, reason }: RefuseTransferInput): Promise<void> {
  const request = await requireDecider(actor, id)
  await transaction(async (tx) => {
    await decide(actor, tx, request, { state: 'refused', answer: reason })
    if (request.kind === 'own')
      await writeTransferLetter(actor, tx, { requestId: id, state: 'refused', reason })
  })
}

/** Takes a request back before it was answered; one that concerned nobody answers the same. A second call is a Conflict. */
export async function withdrawTransfer(actor: Actor, { id }: { id: string }): Promise<void> {
  const own = actor.volunteerId ? [{ kind: 'own' as const, volunteerId: actor.volunteerId }] : []
  const request = await db.transferRequest.findFirst({
    where: { id, OR: [transfersOf(actor), ...own] },
    select: columns,
  })
  if (!request || !mayKnow(actor, request)) throw new NotFound('memberships.refusals.unknownTransfer')
  if (!canWithdraw(actor, request)) throw new Forbidden('memberships.refusals.notYours')
  // To who asked, a request that was overtaken looks open, and so it closes like one.
  const states = request.kind === 'asked' ? (['pending', 'overtaken'] as const) : (['pending'] as const)
  await transaction(async (tx) => {
    await decide(actor, tx, request, { state: 'withdrawn', answer: '' }, states)
  })
}

const columns = {
  ...{ id: true, kind: true, cardNumber: true, volunteerId: true },
  ...{ fromCentreId: true, toCentreId: true },
} as const
type Row = {
  id: string
  kind: TransferKind
  cardNumber: number
  volunteerId: string | null
  fromCentreId: string | null
  toCentreId: string
}

async function requireDecider(actor: Actor, id: string): Promise<Row & { volunteerId: string }> {
  const request = await db.transferRequest.findFirst({
    where: { AND: [transfersOf(actor), { id }] },
    select: columns,
  })
  if (!request || !mayKnow(actor, request)) throw new NotFound('memberships.refusals.unknownTransfer')
  const { volunteerId } = request
  if (volunteerId !== null && volunteerId === actor.volunteerId)
    throw new Forbidden('memberships.refusals.ownCard')
  // The asking centre gets the same answer whether the number fits somebody or nobody.
  if (volunteerId === null || !canDecide(actor, request)) throw new Forbidden('memberships.refusals.notYours')
  return { ...request, volunteerId }
}

/** An administrator is no asker: what fits nobody is not theirs to answer, but to see. */
function mayKnow(actor: Actor, { kind, toCentreId, fromCentreId }: Row): boolean {
  if (actor.isAdministrator || kind !== 'asked') return true
  return [toCentreId, fromCentreId].some((centreId) => centreId && actor.centreIds.includes(centreId))
}

type Decision = { state: TransferState; answer: string }

async function decide(
  ...[actor, tx, request, decision, states]: [Actor, Tx, Row, Decision, (readonly TransferState[])?]
) {
  const at = now()
  const { count } = await tx.transferRequest.updateMany({
    where: {
      ...{ id: request.id, volunteerId: request.volunteerId, expiresAt: { gt: at } },
      state: { in: [...(states ?? ['pending' as const])] },
    },
    data: { ...decision, decidedAt: at, decidedById: actor.userId },
  })
  if (count === 0) throw new Conflict('memberships.refusals.decided')
  const centreId =
    decision.state === 'withdrawn' && request.kind !== 'offered'
      ? request.toCentreId
      : decidingCentreOf(request)
  const about = { type: 'transfer', id: request.id, label: `№ ${request.cardNumber}`, centreId }
  await record(tx, actor, `transfer.${decision.state}`, about)
}
