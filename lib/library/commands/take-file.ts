import type { Actor } from '#lib/accounts/actor.ts'
import { db, transaction } from '#lib/platform/db.ts'
import { mayUseLibrary, visibleTo } from '../policy.ts'

/**
 * A file for somebody at work, noted as theirs, so that they learn of later versions; null when there is none for them. Taking an
 * older version after a newer one does not make them forget the newer.
 */
export async function takeLibraryFile(actor: Actor, fileId: string) {
  if (!mayUseLibrary(actor)) return null
  const found = await db.libraryFile.findFirst({
    where: { id: fileId, release: { item: visibleTo(actor) } },
    select: {
      release: { select: { number: true, item: { select: { id: true, slug: true, state: true } } } },
      file: { select: { storageKey: true, mediaType: true, originalName: true, bytes: true } },
    },
  })
  if (!found) return null
  const { number, item } = found.release
  await transaction(async (tx) => {
    if (item.state === 'published')
      await tx.libraryFile.updateMany({ where: { id: fileId }, data: { downloads: { increment: 1 } } })
    await tx.$executeRaw`
      INSERT INTO "LibraryDownload" ("userId", "itemId", "number") VALUES (${actor.userId}::uuid, ${item.id}::uuid, ${number})
      ON CONFLICT ("userId", "itemId")
      DO UPDATE SET "number" = greatest("LibraryDownload"."number", excluded."number"), "at" = now()`
  })
  return found.file
}
