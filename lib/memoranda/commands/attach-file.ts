import type { Actor } from '#lib/accounts/actor.ts'
import { record } from '#lib/audit/record.ts'
import { storeDocument } from '#lib/files/commands/store-document.ts'
import { closeFiles, openFiles } from '#lib/files/commands/visibility.ts'
import { db, type Tx, transaction } from '#lib/platform/db.ts'
import { Conflict, NotFound } from '#lib/platform/refusal.ts'
import { canEditMemoranda } from '../policy.ts'
import type { AttachFileInput, MemorandumStepInput } from '../schema.ts'

/** Puts the signed paper (PDF) beside the memorandum in place of an earlier one. Public as soon as the memorandum is. */
export async function attachFile(
  actor: Actor,
  { id, version, file }: AttachFileInput,
): Promise<{ slug: string }> {
  const isKnown = canEditMemoranda(actor) && (await db.memorandum.count({ where: { id } })) === 1
  if (!isKnown) throw new NotFound('memoranda.refusals.unknown')
  // Stored before the transaction: the bytes of a refused change stay staff-only and are shown nowhere.
  const stored = await storeDocument(actor, file, { only: 'pdf' })
  return transaction((tx) => setFile(tx, actor, { id, version, fileId: stored.id }))
}

/** Takes the file away from the memorandum. Without one it is a Conflict. */
export async function detachFile(
  actor: Actor,
  { id, version }: MemorandumStepInput,
): Promise<{ slug: string }> {
  if (!canEditMemoranda(actor)) throw new NotFound('memoranda.refusals.unknown')
  return transaction((tx) => setFile(tx, actor, { id, version, fileId: null }))
}

async function setFile(
  tx: Tx,
  actor: Actor,
  { id, version, fileId }: MemorandumStepInput & { fileId: string | null },
) {
  const memorandum = await tx.memorandum.findUnique({
    where: { id },
    select: { slug: true, state: true, fileId: true, titleRu: true },
  })
  if (!memorandum) throw new NotFound('memoranda.refusals.unknown')
  if (memorandum.fileId === fileId) throw new Conflict('memoranda.refusals.noFile')
  const { count } = await tx.memorandum.updateMany({
    where: { id, version },
    data: { fileId, version: { increment: 1 } },
  })
  if (count === 0) throw new Conflict('memoranda.refusals.stale')
  if (memorandum.fileId) await closeFiles(actor, tx, [memorandum.fileId])
  if (fileId && memorandum.state === 'published') await openFiles(actor, tx, [fileId])
  const action = fileId ? 'memorandum.fileAttached' : 'memorandum.fileDetached'
  await record(tx, actor, action, { type: 'memorandum', id, label: memorandum.titleRu })
  return { slug: memorandum.slug }
}
