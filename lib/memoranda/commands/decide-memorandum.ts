import type { Actor } from '#lib/accounts/actor.ts'
import { record } from '#lib/audit/record.ts'
import { closeFiles, openFiles } from '#lib/files/commands/visibility.ts'
import { now } from '#lib/platform/clock.ts'
import { transaction } from '#lib/platform/db.ts'
import { Conflict, Forbidden } from '#lib/platform/refusal.ts'
import { canTerminateMemoranda } from '../policy.ts'
import { dayText, missingToPublish } from '../rules.ts'
import type { MemorandumStepInput, TerminateMemorandumInput } from '../schema.ts'
import { checkDay, requireForDesk, subjectOf } from './require-memorandum.ts'

/** Puts a draft or withdrawn memorandum into the public register, its file with it. A second call is a Conflict. */
export async function publishMemorandum(
  actor: Actor,
  { id, version }: MemorandumStepInput,
): Promise<{ slug: string }> {
  return transaction(async (tx) => {
    const memorandum = await requireForDesk(actor, tx, id)
    if (memorandum.state === 'published') throw new Conflict('memoranda.refusals.alreadyPublic')
    const missing = missingToPublish(memorandum)
    if (missing) throw new Conflict(`memoranda.refusals.missing.${missing}`)
    const { count } = await tx.memorandum.updateMany({
      where: { id, version, state: memorandum.state },
      data: { state: 'published', publishedAt: memorandum.publishedAt ?? now(), version: { increment: 1 } },
    })
    if (count === 0) throw new Conflict('memoranda.refusals.stale')
    if (memorandum.fileId) await openFiles(actor, tx, [memorandum.fileId])
    await record(tx, actor, 'memorandum.published', subjectOf(memorandum))
    return { slug: memorandum.slug }
  })
}

/** Takes a memorandum out of the public register; its page and file are then not found. A second call is a Conflict. */
export async function withdrawMemorandum(
  actor: Actor,
  { id, version }: MemorandumStepInput,
): Promise<{ slug: string }> {
  return transaction(async (tx) => {
    const memorandum = await requireForDesk(actor, tx, id)
    if (memorandum.state !== 'published') throw new Conflict('memoranda.refusals.notPublic')
    const { count } = await tx.memorandum.updateMany({
      where: { id, version, state: 'published' },
      data: { state: 'withdrawn', version: { increment: 1 } },
    })
    if (count === 0) throw new Conflict('memoranda.refusals.stale')
    if (memorandum.fileId) await closeFiles(actor, tx, [memorandum.fileId])
    await record(tx, actor, 'memorandum.withdrawn', subjectOf(memorandum))
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
    const memorandum = await requireForDesk(actor, tx, id)
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
    await tx.memorandumDecision.create({
      data: { memorandumId: id, kind: 'terminated', madeById: actor.userId },
    })
    await record(tx, actor, 'memorandum.terminated', {
      ...subjectOf(memorandum),
      details: { terminatedOn },
    })
    return { slug: memorandum.slug }
  })
}
