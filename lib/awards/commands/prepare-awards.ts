import type { Actor } from '#lib/accounts/actor.ts'
import { record } from '#lib/audit/record.ts'
import { dayOf, now } from '#lib/platform/clock.ts'
import { type Tx, transaction } from '#lib/platform/db.ts'
import { Conflict, Forbidden, Invalid, NotFound } from '#lib/platform/refusal.ts'
import { canPrepareAwards } from '../policy.ts'
import { newCheckCode, recipientKeyOf } from '../rules.ts'
import type { CreateAwardInput, DiscardAwardInput, SaveAwardInput } from '../schema.ts'
import { findRecipients } from './recipients.ts'

/** Writes a draft with the recipient's present name; nothing of it is public and it has no number yet. */
export async function createAward(actor: Actor, input: CreateAwardInput): Promise<{ id: string }> {
  if (!canPrepareAwards(actor)) throw new Forbidden('awards.refusals.notAllowed')
  const { recipient: ref, issuedOn, ...rest } = input
  return transaction(async (tx) => {
    await checkChoices(tx, input)
    const [recipient] = await findRecipients(actor, tx, [ref])
    if (!recipient) throw new Invalid({ recipient: { code: 'awards.refusals.unknownRecipient' } })
    const { id } = await tx.award.create({
      data: { ...rest, ...recipient, ...keyed(recipient), ...dated(issuedOn), checkCode: newCheckCode() },
      select: { id: true },
    })
    await record(tx, actor, 'award.created', { type: 'award', id, organisationId: recipient.organisationId })
    return { id }
  })
}

/** Changes a draft, the printed name included. A stale form or an award that was issued meanwhile is a Conflict. */
export async function saveAward(actor: Actor, input: SaveAwardInput): Promise<void> {
  if (!canPrepareAwards(actor)) throw new NotFound('awards.refusals.unknown')
  const { id, version, issuedOn, ...rest } = input
  await transaction(async (tx) => {
    await checkChoices(tx, input)
    const { count } = await tx.award.updateMany({
      where: { id, version, state: 'draft' },
      data: { ...rest, ...keyed(rest), ...dated(issuedOn), version: { increment: 1 } },
    })
    if (count === 0) await refuse(tx, id)
    await record(tx, actor, 'award.saved', { type: 'award', id })
  })
}

/** Throws a draft away; an issued award can only be revoked. A second call finds nothing. */
export async function discardAward(actor: Actor, { id, version }: DiscardAwardInput): Promise<void> {
  if (!canPrepareAwards(actor)) throw new NotFound('awards.refusals.unknown')
  await transaction(async (tx) => {
    const { count } = await tx.award.deleteMany({ where: { id, version, state: 'draft' } })
    if (count === 0) await refuse(tx, id)
    await record(tx, actor, 'award.discarded', { type: 'award', id })
  })
}

/** The kind is in the list, and the event, if any, is public. */
export async function checkChoices(
  tx: Tx,
  { kindId, eventId }: { kindId: string; eventId: string | null },
): Promise<void> {
  const kinds = await tx.awardKind.count({ where: { id: kindId } })
  if (kinds === 0) throw new Invalid({ kindId: { code: 'form.unknownChoice' } })
  if (eventId === null) return
  const events = await tx.event.count({ where: { id: eventId, state: 'published' } })
  if (events === 0) throw new Invalid({ eventId: { code: 'form.unknownChoice' } })
}

function keyed(names: Parameters<typeof recipientKeyOf>[0]) {
  return { recipientKey: recipientKeyOf(names) }
}

/** A draft belongs to the year of its date, or to this one until the issue decides. */
function dated(issuedOn: string | null) {
  const year = Number((issuedOn ?? dayOf(now())).slice(0, 4))
  if (year < 1991) throw new Invalid({ issuedOn: { code: 'form.date' } })
  return { issuedOn: issuedOn === null ? null : new Date(issuedOn), year }
}

async function refuse(tx: Tx, id: string): Promise<never> {
  const award = await tx.award.findUnique({ where: { id }, select: { state: true } })
  if (!award) throw new NotFound('awards.refusals.unknown')
  throw new Conflict(award.state === 'draft' ? 'awards.refusals.stale' : 'awards.refusals.alreadyIssued')
}
