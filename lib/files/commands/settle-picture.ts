import type { Actor } from '#lib/accounts/actor.ts'
import type { Tx } from '#lib/platform/db.ts'
import { NotFound } from '#lib/platform/refusal.ts'
import { lockRows } from '#lib/platform/row-locks.ts'
import { askRefresh } from '#lib/refreshes/commands.ts'
import { allTags } from '#lib/refreshes/rules.ts'
import { editableBy } from '../policy.ts'
import { isHeldBack } from '../rules.ts'

const columns = {
  ...{
    id: true,
    people: true,
    version: true,
    storageKey: true,
    sha256: true,
    isPublic: true,
    isWanted: true,
    isHeld: true,
  },
  persons: { select: { id: true, state: true } },
} as const

/** The picture a change is about, held until the transaction ends; NotFound when it does not exist for the actor. */
export async function holdPicture(actor: Actor, tx: Tx, id: string) {
  await lockRows(tx, 'StoredFile', [id])
  const picture = await tx.storedFile.findFirst({
    where: { AND: [{ id, kind: 'image' }, editableBy(actor)] },
    select: columns,
  })
  if (!picture) throw new NotFound('files.refusals.unknown')
  return picture
}

/**
 * Brings a picture's visibility in line with what its people said; the row is locked by the caller. It is public when something
 * shows it and everybody who can be recognised agrees. When it comes or goes, every page that may show it is forgotten.
 */
export async function settlePicture(actor: Actor | null, tx: Tx, id: string): Promise<void> {
  const picture = await tx.storedFile.findUniqueOrThrow({ where: { id }, select: columns })
  const isHeld = isHeldBack(picture)
  const isWanted = picture.isWanted || picture.isPublic
  const isPublic = isWanted && !isHeld
  await tx.storedFile.update({
    where: { id },
    data: { isHeld, isWanted, isPublic, version: { increment: 1 } },
    select: { id: true },
  })
  if (isPublic !== picture.isPublic) await askRefresh(actor, tx, allTags)
}
