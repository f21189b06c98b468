import type { Actor } from '#lib/accounts/actor.ts'
import type { Tx } from '#lib/platform/db.ts'
import { NotFound } from '#lib/platform/refusal.ts'
import { visibleTo } from '../policy.ts'

/** The proposal as it is saved now, or NotFound. */
export async function requireProposal(actor: Actor, tx: Tx, proposalId: string) {
  const found = await tx.proposal.findFirst({
    where: { AND: [visibleTo(actor), { id: proposalId }] },
    include: {
      shifts: { orderBy: { position: 'asc' } },
      centre: { select: { state: true } },
      organisation: { select: { state: true } },
    },
  })
  if (!found) throw new NotFound('proposals.refusals.unknown')
  return found
}

export type SavedProposal = Awaited<ReturnType<typeof requireProposal>>

/** What the history says of a proposal. */
export function factsOf(proposal: {
  id: string
  titleKk: string
  titleRu: string
  centreId: string
  organisationId: string
}) {
  const { id, titleKk, titleRu, centreId, organisationId } = proposal
  return { type: 'proposal', id, label: titleKk || titleRu, centreId, organisationId }
}
