import { cacheLife, cacheTag } from 'next/cache'
import { db } from '#lib/platform/db.ts'

/** What the media handler needs to serve a file to anyone; null while it is for staff only or does not exist. Tag `files`. */
export async function findPublicFile(
  storageKey: string,
): Promise<{ kind: 'image' | 'document'; originalName: string; mediaType: string } | null> {
  'use cache'
  cacheTag('files')
  cacheLife('hours')
  return db.storedFile.findFirst({
    where: { storageKey, isPublic: true },
    select: { kind: true, originalName: true, mediaType: true },
  })
}
