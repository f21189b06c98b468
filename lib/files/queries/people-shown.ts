import type { Actor } from '#lib/accounts/actor.ts'
import { db } from '#lib/platform/db.ts'
import { ownCard, visibleTo } from '../policy.ts'
import { pictureColumns, pictureOf } from '../rules.ts'

/**
 * Which of the pictures cannot be shown, because somebody on them has not agreed: for whoever is about to publish them. `isAnswered`
 * is false while nobody has said who is on it; `takenOutAt` is set when somebody took it out.
 */
export async function listHeld(actor: Actor, ids: readonly string[]) {
  if (ids.length === 0) return []
  return db.storedFile.findMany({
    where: { AND: [{ id: { in: [...ids] }, isHeld: true }, visibleTo(actor)] },
    select: { id: true, originalName: true, altKk: true, altRu: true, altEn: true, takenOutAt: true },
  })
}

/** The pictures the actor is on, the newest first; a picture is given only while everybody may see it. */
export async function listOwnPictures(actor: Actor) {
  const { volunteerId } = actor
  if (!volunteerId) return []
  const rows = await db.filePerson.findMany({
    where: ownCard(volunteerId),
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: 100,
    select: {
      ...{ id: true, fileId: true, state: true, isMinor: true, givenOn: true, withdrawnAt: true },
      file: { select: { ...pictureColumns, altKk: true, altRu: true, altEn: true, isPublic: true } },
    },
  })
  return rows.map(({ file, ...person }) => ({
    ...person,
    ...{ altKk: file.altKk, altRu: file.altRu, altEn: file.altEn, isPublic: file.isPublic },
    picture: file.isPublic ? pictureOf(file) : null,
  }))
}
export type OwnPicture = Awaited<ReturnType<typeof listOwnPictures>>[number]
