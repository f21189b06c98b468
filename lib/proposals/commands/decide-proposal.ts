import type { Actor } from '#lib/accounts/actor.ts'
import { mayCoordinateCentre } from '#lib/accounts/policy.ts'
import { record } from '#lib/audit/record.ts'
import { draftProposedEvent } from '#lib/events/commands/draft-proposed.ts'
import { now } from '#lib/platform/clock.ts'
import { type Tx, transaction } from '#lib/platform/db.ts'
import { uniqueViolation } from '#lib/platform/db-errors.ts'
import { Conflict, Forbidden } from '#lib/platform/refusal.ts'
import { canDecide } from '../policy.ts'
import type { ProposalInput, ReturnProposalInput } from '../schema.ts'
import { factsOf, requireProposal, type SavedProposal } from './require-proposal.ts'
import { tellProposer } from './tell-proposer.ts'

/**
 * Takes a proposal in: all its texts and shifts become a draft event of the centre, hosted by the organisation. Of two coordinators
 * one succeeds, the other gets a Conflict. Nobody accepts what they proposed themselves.
 */
export async function acceptProposal(
  actor: Actor,
  { proposalId, version }: ProposalInput,
): Promise<{ eventId: string }> {
  return transaction(async (tx) => {
    const found = await requireDecidable(actor, tx, proposalId)
    await decide(tx, actor, { found, version, state: 'accepted', reason: '' })
    const event = await draftProposedEvent(actor, tx, found)
    await tx.proposal.update({ where: { id: proposalId }, data: { eventId: event.id } })
    await tellProposer(actor, tx, found, { news: 'accepted' })
    await record(tx, actor, 'proposal.accepted', { ...factsOf(found), details: { eventId: event.id } })
    return { eventId: event.id }
  }).catch((error: unknown) => {
    if (uniqueViolation(error)) throw new Conflict('form.again')
    throw error
  })
}

/** Sends a proposal back with the reason; the organisation may change and send it again. A second call is a Conflict. */
export async function returnProposal(
  actor: Actor,
  { proposalId, version, reason }: ReturnProposalInput,
): Promise<void> {
  await transaction(async (tx) => {
    const found = await requireDecidable(actor, tx, proposalId)
    await decide(tx, actor, { found, version, state: 'returned', reason })
    await tellProposer(actor, tx, found, { news: 'returned', reason })
    await record(tx, actor, 'proposal.returned', { ...factsOf(found), details: { reason } })
  })
}

async function requireDecidable(actor: Actor, tx: Tx, proposalId: string): Promise<SavedProposal> {
  const found = await requireProposal(actor, tx, proposalId)
  if (!mayCoordinateCentre(actor, found.centreId)) throw new Forbidden('proposals.refusals.decide')
  if (found.state !== 'submitted') throw new Conflict('proposals.refusals.state')
  if (!canDecide(actor, found)) throw new Forbidden('proposals.refusals.own')
  return found
}

type Decision = { found: SavedProposal; version: number; state: 'accepted' | 'returned'; reason: string }

async function decide(tx: Tx, actor: Actor, { found, version, state, reason }: Decision): Promise<void> {
  const { count } = await tx.proposal.updateMany({
    where: { id: found.id, version, state: 'submitted' },
    data: { state, reason, decidedAt: now(), decidedById: actor.userId, version: { increment: 1 } },
  })
  if (count === 0) throw new Conflict('proposals.refusals.state')
}
