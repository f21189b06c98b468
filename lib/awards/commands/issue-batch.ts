import type { Actor } from '#lib/accounts/actor.ts'
import { type AuditFacts, recordAll } from '#lib/audit/record.ts'
import { type Tx, transaction } from '#lib/platform/db.ts'
import { newId } from '#lib/platform/new-id.ts'
import { Conflict, Forbidden, NotFound } from '#lib/platform/refusal.ts'
import { canPrepareAwards, isOwnAward } from '../policy.ts'
import { awardNumberText, newCheckCode, recipientKeyOf } from '../rules.ts'
import type { BatchInput, ListBatchInput, PrepareBatchInput, RecipientRef } from '../schema.ts'
import { dayOfIssue, holdKind, isWhole, nextNumber, refuseSecondAward } from './numbers.ts'
import { checkChoices } from './prepare-awards.ts'
import { checkPresence } from './presence.ts'
import { findRecipients } from './recipients.ts'
import { readList } from './read-list.ts'

/**
 * Drafts one kind for many people and organisations of an event, to be looked through before they are issued together: all of
 * them or none. Throws `Invalid` when somebody was not there, `Conflict` when one already has this kind from this event.
 */
export async function prepareBatch(actor: Actor, input: PrepareBatchInput): Promise<{ batchId: string }> {
  if (!canPrepareAwards(actor)) throw new Forbidden('awards.refusals.notAllowed')
  const { recipients, ...rest } = input
  return transaction(async (tx) => {
    await checkPresence(tx, input.eventId, recipients)
    return draft(actor, tx, rest, recipients)
  })
}

/**
 * The same for a pasted list, a line each: a card's number, or the name of a person or an organisation. Lines that fit nobody or
 * more than one throw `Invalid` and name the lines; nothing is drafted then.
 */
export async function prepareListBatch(actor: Actor, input: ListBatchInput): Promise<{ batchId: string }> {
  if (!canPrepareAwards(actor)) throw new Forbidden('awards.refusals.notAllowed')
  const { list, ...rest } = input
  return transaction(async (tx) => {
    await checkChoices(tx, rest)
    return draft(actor, tx, rest, await readList(tx, list))
  })
}

type Occasion = Omit<PrepareBatchInput, 'recipients' | 'eventId'> & { eventId: string | null }

async function draft(actor: Actor, tx: Tx, occasion: Occasion, refs: RecipientRef[]) {
  const issuedOn = dayOfIssue(occasion.issuedOn)
  await holdKind(tx, occasion.kindId)
  const recipients = await findRecipients(actor, tx, refs)
  await refuseSecondAward(tx, occasion, recipients)
  const batchId = newId()
  const shared = { ...occasion, batchId, year: Number(issuedOn.slice(0, 4)), issuedOn: new Date(issuedOn) }
  const rows = await tx.award.createManyAndReturn({
    data: recipients.map((recipient) => ({
      ...{ ...shared, ...recipient },
      ...{ checkCode: newCheckCode(), recipientKey: recipientKeyOf(recipient) },
    })),
    select: { id: true, organisationId: true },
  })
  const facts = rows.map((row) => ({ ...row, type: 'award', details: { batchId } }))
  await recordAll(tx, actor, 'award.created', facts)
  return { batchId }
}

/**
 * Issues what is left of a batch after looking it through: all of it or none, with consecutive numbers in the order of the
 * names. A second call, or a second one at the same time, finds nothing and is a `Conflict`, so nobody gets two.
 */
export async function issueBatch(actor: Actor, { batchId }: BatchInput): Promise<{ ids: string[] }> {
  if (!canPrepareAwards(actor)) throw new NotFound('awards.refusals.unknown')
  return transaction(async (tx) => {
    const [first] = await draftsOf(tx, batchId)
    if (!first) throw new Conflict('awards.refusals.nothingToIssue')
    const prefix = await holdKind(tx, first.kindId)
    const drafts = await draftsOf(tx, batchId)
    if (drafts.length === 0) throw new Conflict('awards.refusals.nothingToIssue')
    if (drafts.some(({ kindId }) => kindId !== first.kindId)) throw new Conflict('awards.refusals.mixedKinds')
    if (drafts.some((award) => isOwnAward(actor, award))) throw new Forbidden('awards.refusals.toOneself')
    if (!drafts.every(isWhole)) throw new Conflict('awards.refusals.incomplete')
    for (const eventId of new Set(drafts.map((award) => award.eventId)))
      await refuseSecondAward(
        tx,
        { kindId: first.kindId, eventId },
        drafts.filter((award) => award.eventId === eventId),
      )
    const facts = await giveNumbers(tx, prefix, drafts)
    await recordAll(tx, actor, 'award.issued', facts)
    return { ids: drafts.map(({ id }) => id) }
  })
}

type Draft = Awaited<ReturnType<typeof draftsOf>>[number]

async function giveNumbers(tx: Tx, prefix: string, drafts: Draft[]): Promise<AuditFacts[]> {
  const next = new Map<number, number>()
  const facts: AuditFacts[] = []
  for (const { id, kindId, version, issuedOn, eventId, batchId, organisationId } of drafts) {
    const day = dayOfIssue(issuedOn?.toISOString().slice(0, 10) ?? null)
    const year = Number(day.slice(0, 4))
    const number = next.get(year) ?? (await nextNumber(tx, { kindId, prefix, year }))
    next.set(year, number + 1)
    const { count } = await tx.award.updateMany({
      where: { id, state: 'draft', version },
      data: { state: 'issued', number, year, issuedOn: new Date(day), version: { increment: 1 } },
    })
    if (count === 0) throw new Conflict('awards.refusals.stale')
    const label = awardNumberText(prefix, year, number)
    facts.push({ type: 'award', id, label, organisationId, details: { eventId, batchId } })
  }
  return facts
}

function draftsOf(tx: Tx, batchId: string) {
  return tx.award.findMany({
    where: { batchId, state: 'draft' },
    orderBy: [{ organisationId: { sort: 'asc', nulls: 'first' } }, { recipientKk: 'asc' }, { id: 'asc' }],
    omit: { checkCode: true },
  })
}
