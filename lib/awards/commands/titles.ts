import type { Actor } from '#lib/accounts/actor.ts'
import { record } from '#lib/audit/record.ts'
import { type Tx, transaction } from '#lib/platform/db.ts'
import { Conflict, Forbidden, Invalid, NotFound } from '#lib/platform/refusal.ts'
import { canPrepareAwards } from '../policy.ts'
import type { CreateTitleInput, RemoveTitleInput, SaveTitleInput } from '../schema.ts'
import { findRecipients } from './recipients.ts'

/** Puts a label people gave on the wall, with who gave it. Nobody gives one to themselves. */
export async function createTitle(actor: Actor, input: CreateTitleInput): Promise<{ id: string }> {
  if (!canPrepareAwards(actor)) throw new Forbidden('awards.refusals.notAllowed')
  const { recipient: ref, ...words } = input
  return transaction(async (tx) => {
    const [recipient] = await findRecipients(actor, tx, [ref])
    if (!recipient) throw new Invalid({ recipient: { code: 'awards.refusals.unknownRecipient' } })
    const { volunteerId, personId, organisationId } = recipient
    const { id } = await tx.informalTitle.create({
      data: { ...words, volunteerId, personId, organisationId },
      select: { id: true },
    })
    await record(tx, actor, 'title.created', { type: 'title', id, organisationId })
    return { id }
  })
}

/** Changes the words of a label. A stale form is a `Conflict`. */
export async function saveTitle(actor: Actor, { id, version, ...words }: SaveTitleInput): Promise<void> {
  if (!canPrepareAwards(actor)) throw new NotFound('awards.refusals.unknownTitle')
  await transaction(async (tx) => {
    const { count } = await tx.informalTitle.updateMany({
      where: { id, version },
      data: { ...words, version: { increment: 1 } },
    })
    if (count === 0) await refuse(tx, id)
    await record(tx, actor, 'title.saved', { type: 'title', id })
  })
}

/** Takes a label off the wall for good; a second call finds nothing. */
export async function removeTitle(actor: Actor, { id, version }: RemoveTitleInput): Promise<void> {
  if (!canPrepareAwards(actor)) throw new NotFound('awards.refusals.unknownTitle')
  await transaction(async (tx) => {
    const { count } = await tx.informalTitle.deleteMany({ where: { id, version } })
    if (count === 0) await refuse(tx, id)
    await record(tx, actor, 'title.removed', { type: 'title', id })
  })
}

async function refuse(tx: Tx, id: string): Promise<never> {
  const exists = await tx.informalTitle.count({ where: { id } })
  if (exists === 0) throw new NotFound('awards.refusals.unknownTitle')
  throw new Conflict('awards.refusals.stale')
}
