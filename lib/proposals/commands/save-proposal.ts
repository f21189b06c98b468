import type { Actor } from '#lib/accounts/actor.ts'
import { record } from '#lib/audit/record.ts'
import { instantOf } from '#lib/platform/clock.ts'
import { type Tx, transaction } from '#lib/platform/db.ts'
import { uniqueViolation } from '#lib/platform/db-errors.ts'
import { Conflict, Forbidden, Invalid, NotFound } from '#lib/platform/refusal.ts'
import { canEdit, editableStates, mayPropose } from '../policy.ts'
import type { CreateProposalInput, ProposalFields, SaveProposalInput } from '../schema.ts'
import { factsOf, requireProposal } from './require-proposal.ts'

/** Starts a draft in the name of an organisation the actor speaks for. The same form sent again gives the draft of the first time. */
export async function createProposal(
  actor: Actor,
  { id, organisationId, ...input }: CreateProposalInput,
): Promise<{ id: string }> {
  if (!mayPropose(actor, organisationId)) throw new NotFound('organisations.refusals.unknown')
  try {
    await transaction(async (tx) => {
      await checkChoices(tx, input, null)
      const { shifts, ...data } = columns(input)
      const made = await tx.proposal.create({
        data: { ...data, id, organisationId, createdById: actor.userId, shifts: { create: shifts } },
      })
      await record(tx, actor, 'proposal.saved', factsOf(made))
    })
  } catch (error) {
    const isEarlier = /pkey|^id$/i.test(uniqueViolation(error) ?? '')
    if (!isEarlier) throw error
    await transaction(async (tx) => requireProposal(actor, tx, id))
  }
  return { id }
}

/** Saves the text of a draft, or of a proposal that came back. A form older than the row is a Conflict. */
export async function saveProposal(
  actor: Actor,
  { proposalId, version, ...input }: SaveProposalInput,
): Promise<void> {
  await transaction(async (tx) => {
    const found = await requireProposal(actor, tx, proposalId)
    if (!mayPropose(actor, found.organisationId)) throw new Forbidden('proposals.refusals.edit')
    if (!canEdit(actor, found)) throw new Conflict('proposals.refusals.state')
    await checkChoices(tx, input, found.centreId)
    const { shifts, ...data } = columns(input)
    const { count } = await tx.proposal.updateMany({
      where: { id: proposalId, version, state: { in: [...editableStates] } },
      data: { ...data, version: { increment: 1 } },
    })
    if (count === 0) throw new Conflict('form.stale')
    await tx.proposedShift.deleteMany({ where: { proposalId } })
    await tx.proposedShift.createMany({ data: shifts.map((shift) => ({ ...shift, proposalId })) })
    await record(tx, actor, 'proposal.saved', factsOf({ ...found, ...data }))
  })
}

function columns({ shifts, startsAt, endsAt, ...rest }: ProposalFields) {
  return {
    ...rest,
    ...{ startsAt: instantOf(startsAt), endsAt: instantOf(endsAt) },
    shifts: shifts.map((shift, position) => ({
      ...shift,
      ...{ position, startsAt: instantOf(shift.startsAt), endsAt: instantOf(shift.endsAt) },
    })),
  }
}

/** Refuses choices that are not in the lists the form offered; a centre that was chosen may have been withdrawn since. */
async function checkChoices(
  tx: Tx,
  { directionId, unitId, centreId }: ProposalFields,
  keptCentreId: string | null,
): Promise<void> {
  const unknown = { code: 'form.unknownChoice' }
  const problems: Record<string, { code: string }> = {}
  if ((await tx.direction.count({ where: { id: directionId } })) === 0) problems.directionId = unknown
  if ((await tx.unit.count({ where: { id: unitId } })) === 0) problems.unitId = unknown
  const isOffered = (await tx.centre.count({ where: { id: centreId, state: 'published' } })) > 0
  if (!isOffered && centreId !== keptCentreId) problems.centreId = unknown
  if (Object.keys(problems).length > 0) throw new Invalid(problems)
}
