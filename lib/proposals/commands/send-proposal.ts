import type { Actor } from '#lib/accounts/actor.ts'
import { record } from '#lib/audit/record.ts'
import { now } from '#lib/platform/clock.ts'
import { transaction } from '#lib/platform/db.ts'
import { Conflict, Forbidden, Invalid } from '#lib/platform/refusal.ts'
import { editableStates, mayPropose, withdrawableStates } from '../policy.ts'
import { haveWorkedTogether } from '../queries.ts'
import { lacksOf } from '../rules.ts'
import type { ProposalInput } from '../schema.ts'
import { factsOf, requireProposal } from './require-proposal.ts'

/** Sends a complete draft to its centre. A second call is a Conflict; what is missing is said field by field. */
export async function submitProposal(actor: Actor, { proposalId, version }: ProposalInput): Promise<void> {
  await transaction(async (tx) => {
    const found = await requireProposal(actor, tx, proposalId)
    if (!mayPropose(actor, found.organisationId)) throw new Forbidden('proposals.refusals.edit')
    const isKnown = await haveWorkedTogether(actor, tx, found)
    const lacks = lacksOf(found, { isKnown, at: now() })
    if (lacks.length > 0) {
      const fields = lacks.map((lack) => [lack, { code: `proposals.lacks.${lack}` }] as const)
      throw new Invalid(Object.fromEntries(fields), 'proposals.refusals.notReady')
    }
    const { count } = await tx.proposal.updateMany({
      where: { id: proposalId, version, state: { in: [...editableStates] } },
      data: {
        ...{ state: 'submitted', submittedById: actor.userId, submittedAt: now() },
        ...{ reason: '', version: { increment: 1 } },
      },
    })
    if (count === 0) throw new Conflict('proposals.refusals.state')
    await record(tx, actor, 'proposal.submitted', factsOf(found))
  })
}

/** Takes a proposal back before it is accepted; the centre sees it no more. A second call is a Conflict. */
export async function withdrawProposal(actor: Actor, { proposalId, version }: ProposalInput): Promise<void> {
  await transaction(async (tx) => {
    const found = await requireProposal(actor, tx, proposalId)
    if (!mayPropose(actor, found.organisationId)) throw new Forbidden('proposals.refusals.edit')
    const { count } = await tx.proposal.updateMany({
      where: { id: proposalId, version, state: { in: [...withdrawableStates] } },
      data: { state: 'withdrawn', version: { increment: 1 } },
    })
    if (count === 0) throw new Conflict('proposals.refusals.state')
    await record(tx, actor, 'proposal.withdrawn', factsOf(found))
  })
}
