import type { Actor } from '#lib/accounts/actor.ts'
import { db, type Tx } from '#lib/platform/db.ts'
import { visibleTo } from './policy.ts'
import { pictureColumns, pictureOf, type PictureSource } from './rules.ts'

const libraryColumns = {
  ...pictureColumns,
  originalName: true,
  altKk: true,
  altRu: true,
  altEn: true,
  isPublic: true,
  createdAt: true,
} as const

/** A picture as the staff's library lists it. */
export type LibraryPicture = {
  picture: PictureSource
  originalName: string
  altKk: string
  altRu: string
  altEn: string
  isPublic: boolean
}

/** The newest pictures the actor may use. */
export async function listPictures(actor: Actor, limit = 24): Promise<LibraryPicture[]> {
  const rows = await db.storedFile.findMany({
    where: { AND: [{ kind: 'image' }, visibleTo(actor)] },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: limit,
    select: libraryColumns,
  })
  return rows.flatMap(asLibraryPicture)
}

/** The pictures of the given ids, in no order; ids that do not exist for the actor are left out. */
export async function findPictures(actor: Actor, ids: readonly string[]): Promise<LibraryPicture[]> {
  if (ids.length === 0) return []
  const rows = await db.storedFile.findMany({
    where: { AND: [{ kind: 'image', id: { in: [...ids] } }, visibleTo(actor)] },
    select: libraryColumns,
  })
  return rows.flatMap(asLibraryPicture)
}

/**
 * Which of the ids are pictures that exist for the actor; for commands that are about to refer to them, in the same transaction:
 * until it ends nobody can remove them.
 */
export async function knownPictureIds(actor: Actor, tx: Tx, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  await tx.$queryRaw`SELECT "id" FROM "StoredFile" WHERE "id" = ANY(${[...ids]}::uuid[]) ORDER BY "id" FOR KEY SHARE`
  const rows = await tx.storedFile.findMany({
    where: { AND: [{ kind: 'image', id: { in: [...ids] } }, visibleTo(actor)] },
    select: { id: true },
  })
  return new Set(rows.map((row) => row.id))
}

/** What the media handler needs to serve a file that is not public; null when it does not exist for the actor. */
export async function findStoredFile(actor: Actor, storageKey: string) {
  return db.storedFile.findFirst({
    where: { AND: [{ storageKey }, visibleTo(actor)] },
    select: { kind: true, originalName: true, mediaType: true },
  })
}

function asLibraryPicture({
  originalName,
  altKk,
  altRu,
  altEn,
  isPublic,
  ...row
}: LibraryRow): LibraryPicture[] {
  const picture = pictureOf(row)
  return picture ? [{ picture, originalName, altKk, altRu, altEn, isPublic }] : []
}

type LibraryRow = Parameters<typeof pictureOf>[0] &
  Omit<LibraryPicture, 'picture'> &
  NonNullable<Parameters<typeof pictureOf>[0]>
