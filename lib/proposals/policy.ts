import type { Actor } from '#lib/accounts/actor.ts'
import { mayCoordinateCentre, mayRepresentOrganisation } from '#lib/accounts/policy.ts'
import type { Prisma, ProposalState } from '#prisma/generated/client.ts'

/** What a centre knows of: never drafts, nor what was taken back. */
export const sentStates = ['submitted', 'returned', 'accepted'] as const satisfies ProposalState[]
/** The states in which the organisation still changes its text. */
export const editableStates = ['draft', 'returned'] as const satisfies ProposalState[]
/** The states a proposal can be taken back from. */
export const withdrawableStates = ['draft', 'submitted', 'returned'] as const satisfies ProposalState[]

/** Which proposals exist for an actor: all of the organisations they speak for, and those sent to the centres they run. */
export function visibleTo(actor: Actor): Prisma.ProposalWhereInput {
  const sent: Prisma.ProposalWhereInput = { state: { in: [...sentStates] } }
  return {
    OR: [
      { organisationId: { in: [...actor.organisationIds] } },
      actor.isAdministrator ? sent : { ...sent, centreId: { in: [...actor.centreIds] } },
    ],
  }
}

/** Only who speaks for an organisation proposes in its name; an administrator has other ways to make an event. */
export function mayPropose(actor: Actor, organisationId: string): boolean {
  return actor.organisationIds.includes(organisationId) && mayRepresentOrganisation(actor, organisationId)
}

type Facts = {
  state: ProposalState
  organisationId: string
  centreId: string
  createdById: string | null
  submittedById: string | null
}

export function canEdit(actor: Actor, proposal: Facts): boolean {
  return mayPropose(actor, proposal.organisationId) && isOneOf(editableStates, proposal.state)
}

export function canWithdraw(actor: Actor, proposal: Facts): boolean {
  return mayPropose(actor, proposal.organisationId) && isOneOf(withdrawableStates, proposal.state)
}

/** The centre's coordinators decide; nobody about what they wrote or sent themselves (R21). */
export function canDecide(actor: Actor, proposal: Facts): boolean {
  const isOwn = proposal.submittedById === actor.userId || proposal.createdById === actor.userId
  return mayCoordinateCentre(actor, proposal.centreId) && !isOwn && proposal.state === 'submitted'
}

function isOneOf(states: readonly ProposalState[], state: ProposalState): boolean {
  return states.includes(state)
}
