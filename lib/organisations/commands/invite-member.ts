import type { Actor } from '#lib/accounts/actor.ts'
import { mayRepresentOrganisation } from '#lib/accounts/policy.ts'
import { record } from '#lib/audit/record.ts'
import { dayMs, now } from '#lib/platform/clock.ts'
import { type Tx, transaction } from '#lib/platform/db.ts'
import { Conflict, NotFound } from '#lib/platform/refusal.ts'
import { limit } from '#lib/platform/rate-limit.ts'
import { joinOrganisation } from '#lib/volunteers/commands/organisation-membership.ts'
import { openInvitation } from '../queries/members.ts'
import type { InviteMemberInput } from '../schema.ts'
import { factsOf } from './require-organisation.ts'

const lifetimeMs = 30 * dayMs
/** Who said no is left in peace for so long. */
const peaceMs = 90 * dayMs

/**
 * Asks a volunteer to belong to the organisation, by card number and birth date together. The answer is the same whether such a
 * person exists, belongs to it already, or said no of late; only they see the question. TooMany past thirty tries an hour.
 */
export async function inviteMember(
  actor: Actor,
  { organisationId, cardNumber, birthDate }: InviteMemberInput,
): Promise<void> {
  if (!mayRepresentOrganisation(actor, organisationId)) throw new NotFound('organisations.refusals.unknown')
  await limit('memberInvitation', organisationId)
  await transaction(async (tx) => {
    const organisation = await tx.organisation.findUnique({ where: { id: organisationId } })
    if (!organisation) throw new NotFound('organisations.refusals.unknown')
    if (organisation.state !== 'published') throw new Conflict('representatives.refusals.notPublic')
    const volunteerId = await findInvitable(tx, { organisationId, cardNumber, birthDate })
    if (volunteerId) await ask(tx, { organisationId, volunteerId, invitedById: actor.userId })
    // Written alike for everybody: the history must not tell who exists either.
    await record(tx, actor, 'organisation.memberInvited', factsOf(organisationId, organisation.nameKk))
  })
}

/** The volunteer's own yes or no. A second answer, or one to a question that ran out, is a Conflict; others' do not exist. */
export async function answerInvitation(
  actor: Actor,
  { invitationId, hasAccepted }: { invitationId: string; hasAccepted: boolean },
): Promise<void> {
  const { volunteerId } = actor
  if (!volunteerId) throw new NotFound('representatives.refusals.unknownInvitation')
  await transaction(async (tx) => {
    const found = await tx.memberInvitation.findFirst({
      where: { id: invitationId, volunteerId },
      include: { organisation: { select: { nameKk: true } } },
    })
    if (!found) throw new NotFound('representatives.refusals.unknownInvitation')
    const { count } = await tx.memberInvitation.updateMany({
      where: { id: invitationId, volunteerId, ...openInvitation() },
      data: { answeredAt: now(), hasAccepted },
    })
    if (count === 0) throw new Conflict('representatives.refusals.invitationOver')
    if (hasAccepted) return joinOrganisation(actor, tx, found.organisationId)
    const facts = factsOf(found.organisationId, found.organisation.nameKk)
    await record(tx, actor, 'organisation.invitationDeclined', { ...facts, organisationId: null })
  })
}

async function findInvitable(
  tx: Tx,
  { organisationId, cardNumber, birthDate }: InviteMemberInput,
): Promise<string | null> {
  const person = await tx.volunteer.findFirst({
    where: {
      ...{ cardNumber, birthDate: new Date(birthDate), isGuest: false, mergedIntoId: null },
      status: { not: 'anonymised' },
      memberships: { none: { organisationId, endedOn: null } },
      organisationInvitations: {
        none: { organisationId, hasAccepted: false, answeredAt: { gt: new Date(now().getTime() - peaceMs) } },
      },
    },
    select: { id: true },
  })
  return person?.id ?? null
}

async function ask(
  tx: Tx,
  who: { organisationId: string; volunteerId: string; invitedById: string },
): Promise<void> {
  const { organisationId, volunteerId } = who
  const expiresAt = new Date(now().getTime() + lifetimeMs)
  const { count } = await tx.memberInvitation.updateMany({
    where: { organisationId, volunteerId, answeredAt: null },
    data: { expiresAt },
  })
  if (count === 0)
    await tx.memberInvitation.createMany({ data: [{ ...who, expiresAt }], skipDuplicates: true })
}
