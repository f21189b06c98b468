import type { Actor } from '#lib/accounts/actor.ts'
import { record } from '#lib/audit/record.ts'
import { transaction, type Tx } from '#lib/platform/db.ts'
import { removeFiles } from '#lib/platform/file-store.ts'
import { Conflict, Invalid, NotFound } from '#lib/platform/refusal.ts'
import { askRefresh } from '#lib/refreshes/commands.ts'
import { allTags } from '#lib/refreshes/rules.ts'
import { editableBy } from '../policy.ts'
import { listUses } from '../queries/uses.ts'
import type { EditPictureInput, FileStepInput, ReplacePictureInput } from '../schema.ts'
import { holdPicture, settlePicture } from './settle-picture.ts'
import { makeImage } from './store-image.ts'

/**
 * Says what a picture shows, whose it is and whether people can be recognised on it. Throws `Conflict` when somebody changed it
 * since the form was made, `Invalid` beside `people` when names on record say otherwise.
 */
export async function editPicture(
  actor: Actor,
  { id, version, people, takenOn, ...words }: EditPictureInput,
): Promise<void> {
  await transaction(async (tx) => {
    const picture = await holdPicture(actor, tx, id)
    if (people !== 'recognisable' && picture.persons.length > 0)
      throw new Invalid({ people: { code: 'files.refusals.personsNamed' } })
    const { count } = await tx.storedFile.updateMany({
      where: { id, version },
      data: { ...words, people, takenOn: takenOn ? new Date(takenOn) : null },
    })
    if (count === 0) throw new Conflict('files.refusals.stale')
    await settlePicture(actor, tx, id)
    if (picture.isPublic) await askRefresh(actor, tx, allTags)
    await record(tx, actor, 'file.edited', { type: 'file', id })
  })
}

/**
 * Puts another picture in the place of this one, wherever it stands, with its words kept. The people of the old picture are not on
 * the new one: who is, is said anew. Throws what `storeImage` throws and `Conflict` for a stale form.
 */
export async function replacePicture(
  actor: Actor,
  { id, version, people, file }: ReplacePictureInput,
): Promise<void> {
  const made = await makeImage(file)
  const oldKey = await transaction(async (tx) => {
    const picture = await holdPicture(actor, tx, id)
    await tx.filePerson.deleteMany({ where: { fileId: id } })
    const { count } = await tx.storedFile.updateMany({
      where: { id, version },
      data: { ...made, people, takenOutAt: null, uploadedById: actor.userId },
    })
    if (count === 0) throw new Conflict('files.refusals.stale')
    // Putting the same bytes in its place would undo what somebody on it decided.
    if (picture.sha256 === made.sha256) throw new Invalid({ file: { code: 'files.refusals.samePicture' } })
    await settlePicture(actor, tx, id)
    await askRefresh(actor, tx, allTags)
    await record(tx, actor, 'file.replaced', { type: 'file', id })
    return picture.storageKey
  }).catch(async (error: unknown) => {
    await removeFiles(made.storageKey)
    throw error
  })
  await removeFiles(oldKey)
}

/** Removes a file nothing refers to, for good. Throws `Conflict` while something does, or when the form is stale. */
export async function deleteFile(actor: Actor, { id, version }: FileStepInput): Promise<void> {
  const key = await transaction(async (tx) => {
    await lockAgainstUse(tx, id)
    const file = await tx.storedFile.findFirst({
      where: { AND: [{ id }, editableBy(actor)] },
      select: { storageKey: true },
    })
    if (!file) throw new NotFound('files.refusals.unknown')
    if ((await listUses(actor, tx, [id])).length > 0) throw new Conflict('files.refusals.inUse')
    const { count } = await tx.storedFile.deleteMany({ where: { id, version } })
    if (count === 0) throw new Conflict('files.refusals.stale')
    await record(tx, actor, 'file.deleted', { type: 'file', id })
    return file.storageKey
  })
  await removeFiles(key)
}

/** Nobody can begin to refer to the row until the transaction ends; `knownPictureIds` and foreign keys wait for it. */
async function lockAgainstUse(tx: Tx, id: string): Promise<void> {
  await tx.$queryRaw`SELECT "id" FROM "StoredFile" WHERE "id" = ${id}::uuid FOR UPDATE`
}
