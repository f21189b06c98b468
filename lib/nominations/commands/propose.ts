import type { Actor } from '#lib/accounts/actor.ts'
import { record } from '#lib/audit/record.ts'
import { findRecipients } from '#lib/awards/commands/recipients.ts'
import { dayOf, now } from '#lib/platform/clock.ts'
import { type Tx, transaction } from '#lib/platform/db.ts'
import { Conflict, Forbidden, Invalid, NotFound } from '#lib/platform/refusal.ts'
import { canPropose, madeBy, proposableOrganisations, proposableVolunteers } from '../policy.ts'
import { gatherDossier } from '../queries/dossier.ts'
import type { ProposeInput, WithdrawInput } from '../schema.ts'

/**
 * Proposes somebody in an open round, with the facts of the registers as they stand at this moment. Throws `Invalid` for whom the
 * actor may not propose (themselves included) and `Conflict` when the round is not open or they are proposed in it already.
 */
export async function propose(actor: Actor, input: ProposeInput): Promise<{ id: string }> {
  if (!canPropose(actor)) throw new Forbidden('nominations.refusals.notAllowed')
  const { roundId, nominee, justification, justificationLocale } = input
  return transaction(async (tx) => {
    await holdOpenRound(tx, roundId)
    if (nominee.type === 'person') throw new Invalid({ nominee: { code: 'nominations.refusals.notYours' } })
    const ref = { type: nominee.type, id: nominee.id }
    await requireProposable(actor, tx, ref)
    const [recipient] = await findRecipients(actor, tx, [ref])
    if (!recipient) throw new Invalid({ nominee: { code: 'nominations.refusals.notYours' } })
    const { volunteerId, organisationId } = recipient
    const whom = { volunteerId, organisationId }
    const twin = await tx.nomination.count({ where: { roundId, ...whom, state: { not: 'withdrawn' } } })
    if (twin > 0) throw new Conflict('nominations.refusals.alreadyProposed')
    const from = await inWhoseName(actor, tx, volunteerId)
    const { id } = await tx.nomination.create({
      data: {
        ...{ roundId, ...whom, ...from, nominatedById: actor.userId },
        ...{ nomineeKk: recipient.recipientKk, nomineeRu: recipient.recipientRu },
        ...{ nomineeEn: recipient.recipientEn, justification, justificationLocale },
        ...{ dossier: await gatherDossier(actor, tx, ref), frozenAt: now() },
      },
      select: { id: true },
    })
    const { fromCentreId: centreId } = from
    await record(tx, actor, 'nomination.submitted', { type: 'nomination', id, centreId, organisationId })
    return { id }
  })
}

/** Takes a proposal back while its round is open. Another's does not exist; a second call is a `Conflict`. */
export async function withdrawNomination(actor: Actor, { id, version }: WithdrawInput): Promise<void> {
  await transaction(async (tx) => {
    const own = { AND: [{ id }, madeBy(actor)] }
    const found = await tx.nomination.findFirst({ where: own, select: { fromCentreId: true } })
    if (!found) throw new NotFound('nominations.refusals.unknown')
    const { count } = await tx.nomination.updateMany({
      where: { id, version, state: 'submitted', round: { state: 'open' } },
      data: { state: 'withdrawn', version: { increment: 1 } },
    })
    if (count === 0) throw new Conflict('nominations.refusals.cannotWithdraw')
    const facts = { type: 'nomination', id, centreId: found.fromCentreId }
    await record(tx, actor, 'nomination.withdrawn', facts)
  })
}

/** Proposals of one round come one after the other, so that nobody is in it twice and none comes after its end. */
async function holdOpenRound(tx: Tx, roundId: string): Promise<void> {
  const [round] = await tx.$queryRaw<{ state: string; opensOn: Date; closesOn: Date }[]>`
    SELECT "state"::text, "opensOn", "closesOn" FROM "NominationRound" WHERE "id" = ${roundId}::uuid FOR NO KEY UPDATE`
  if (!round) throw new NotFound('nominations.refusals.unknownRound')
  const today = dayOf(now())
  const [opens, closes] = [round.opensOn, round.closesOn].map((day) => day.toISOString().slice(0, 10))
  if (round.state !== 'open' || today < (opens ?? '') || today > (closes ?? ''))
    throw new Conflict('nominations.refusals.notOpen')
}

async function requireProposable(
  actor: Actor,
  tx: Tx,
  { type, id }: { type: 'volunteer' | 'organisation'; id: string },
): Promise<void> {
  const found =
    type === 'volunteer'
      ? await tx.volunteer.count({ where: { AND: [{ id }, proposableVolunteers(actor)] } })
      : await tx.organisation.count({ where: { AND: [{ id }, proposableOrganisations(actor)] } })
  if (found === 0) throw new Invalid({ nominee: { code: 'nominations.refusals.notYours' } })
}

/** The centre of the nominee that the actor runs, else the actor's first centre or organisation. */
async function inWhoseName(actor: Actor, tx: Tx, volunteerId: string | null) {
  const shared = volunteerId
    ? await tx.membership.findFirst({
        where: { volunteerId, endedOn: null, centreId: { in: [...actor.centreIds] } },
        orderBy: { isPrimary: 'desc' },
        select: { centreId: true },
      })
    : null
  const fromCentreId = shared?.centreId ?? actor.centreIds[0] ?? null
  return { fromCentreId, fromOrganisationId: fromCentreId ? null : (actor.organisationIds[0] ?? null) }
}
