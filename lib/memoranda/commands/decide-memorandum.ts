import type { Actor } from '#lib/accounts/actor.ts'
import { record } from '#lib/audit/record.ts'
import { closeFiles, openFiles } from '#lib/files/commands/visibility.ts'
import { dayOf, now } from '#lib/platform/clock.ts'
import { type Tx, transaction } from '#lib/platform/db.ts'
import { Conflict, Forbidden, Invalid, NotFound } from '#lib/platform/refusal.ts'
import { canEditMemoranda, canTerminateMemoranda } from '../policy.ts'
import { dayText, missingToPublish } from '../rules.ts'
import type { MemorandumStepInput, SignMemorandumInput, TerminateMemorandumInput } from '../schema.ts'

/** Puts a draft or withdrawn memorandum into the public register, its file with it. A second call is a Conflict. */
export async function publishMemorandum(
  actor: Actor,
  { id, version }: MemorandumStepInput,
): Promise<{ slug: string }> {
  return transaction(async (tx) => {
    const memorandum = await findFacts(actor, tx, id)
    if (memorandum.state === 'published') throw new Conflict('memoranda.refusals.alreadyPublic')
    const missing = missingToPublish(memorandum)
    if (missing) throw new Conflict(`memoranda.refusals.missing.${missing}`)
    const { count } = await tx.memorandum.updateMany({
      where: { id, version, state: memorandum.state },
      data: { state: 'published', publishedAt: memorandum.publishedAt ?? now(), version: { increment: 1 } },
    })
    if (count === 0) throw new Conflict('memoranda.refusals.stale')
    if (memorandum.fileId) await openFiles(actor, tx, [memorandum.fileId])
    await record(tx, actor, 'memorandum.published', { type: 'memorandum', id, label: memorandum.titleRu })
    return { slug: memorandum.slug }
  })
}

/** Takes a memorandum out of the public register; its page and file are then not found. A second call is a Conflict. */
export async function withdrawMemorandum(
  actor: Actor,
  { id, version }: MemorandumStepInput,
): Promise<{ slug: string }> {
  return transaction(async (tx) => {
    const memorandum = await findFacts(actor, tx, id)
    if (memorandum.state !== 'published') throw new Conflict('memoranda.refusals.notPublic')
    const { count } = await tx.memorandum.updateMany({
      where: { id, version, state: 'published' },
      data: { state: 'withdrawn', version: { increment: 1 } },
    })
    if (count === 0) throw new Conflict('memoranda.refusals.stale')
    if (memorandum.fileId) await closeFiles(actor, tx, [memorandum.fileId])
    await record(tx, actor, 'memorandum.withdrawn', { type: 'memorandum', id, label: memorandum.titleRu })
    return { slug: memorandum.slug }
  })
}

/** Records that all parties signed, on a day or on a day nobody stated. A second call is a Conflict. */
export async function signMemorandum(
  actor: Actor,
  { id, version, signedOn }: SignMemorandumInput,
): Promise<{ slug: string }> {
  return transaction(async (tx) => {
    const memorandum = await findFacts(actor, tx, id)
    if (memorandum.isSigned) throw new Conflict('memoranda.refusals.alreadySigned')
    if (memorandum.parties.length < 2) throw new Conflict('memoranda.refusals.missing.parties')
    if (signedOn !== null) checkDay('signedOn', signedOn, { until: dayText(memorandum.validUntil) })
    const { count } = await tx.memorandum.updateMany({
      where: { id, version, isSigned: false },
      data: {
        isSigned: true,
        signedOn: signedOn === null ? null : new Date(signedOn),
        version: { increment: 1 },
      },
    })
    if (count === 0) throw new Conflict('memoranda.refusals.stale')
    await record(tx, actor, 'memorandum.signed', {
      type: 'memorandum',
      id,
      label: memorandum.titleRu,
      details: { signedOn },
    })
    return { slug: memorandum.slug }
  })
}

/** Ends a signed memorandum before its time for a stated reason; for administrators. A second call is a Conflict. */
export async function terminateMemorandum(
  actor: Actor,
  input: TerminateMemorandumInput,
): Promise<{ slug: string }> {
  const { id, version, terminatedOn, reasonKk, reasonRu, reasonEn } = input
  return transaction(async (tx) => {
    const memorandum = await findFacts(actor, tx, id)
    if (!canTerminateMemoranda(actor)) throw new Forbidden('memoranda.refusals.administratorsOnly')
    if (!memorandum.isSigned) throw new Conflict('memoranda.refusals.notSigned')
    if (memorandum.terminatedOn) throw new Conflict('memoranda.refusals.alreadyTerminated')
    checkDay('terminatedOn', terminatedOn, {
      from: dayText(memorandum.signedOn),
      until: dayText(memorandum.validUntil),
    })
    const reasons = {
      terminationReasonKk: reasonKk,
      terminationReasonRu: reasonRu,
      terminationReasonEn: reasonEn,
    }
    const { count } = await tx.memorandum.updateMany({
      where: { id, version, isSigned: true, terminatedOn: null },
      data: { terminatedOn: new Date(terminatedOn), ...reasons, version: { increment: 1 } },
    })
    if (count === 0) throw new Conflict('memoranda.refusals.stale')
    await record(tx, actor, 'memorandum.terminated', {
      type: 'memorandum',
      id,
      label: memorandum.titleRu,
      details: { terminatedOn },
    })
    return { slug: memorandum.slug }
  })
}

async function findFacts(actor: Actor, tx: Tx, id: string) {
  const memorandum = canEditMemoranda(actor)
    ? await tx.memorandum.findUnique({
        where: { id },
        include: { parties: { select: { nameKk: true, nameRu: true } } },
      })
    : null
  if (!memorandum) throw new NotFound('memoranda.refusals.unknown')
  return memorandum
}

type Field = 'signedOn' | 'terminatedOn'

function checkDay(
  field: Field,
  day: string,
  { from, until }: { from?: string | null; until?: string | null },
): void {
  const refuse = (code: string) => new Invalid({ [field]: { code: `memoranda.refusals.${code}` } })
  if (day > dayOf(now())) throw refuse('futureDay')
  if (from && day < from) throw refuse('beforeSigning')
  if (until && day > until) throw refuse('endBeforeStart')
}
