import { newStorageKey, storeFiles } from '#lib/platform/file-store.ts'
import type { Prisma } from '#prisma/generated/client.ts'
import { db } from './database.ts'

/** A picture with bytes in the store, as if it had been sent. */
export async function aStoredPicture(given: Partial<Prisma.StoredFileUncheckedCreateInput> = {}) {
  const storageKey = newStorageKey()
  await storeFiles(storageKey, [{ name: '480.webp', bytes: Buffer.from('webp') }])
  return db.storedFile.create({
    data: {
      ...{ kind: 'image', storageKey, originalName: 'a.jpg', mediaType: 'image/jpeg', bytes: 10, sha256: '' },
      ...{ width: 480, height: 320, variants: [{ width: 480, height: 320, format: 'webp', bytes: 4 }] },
      people: 'nobody',
      ...given,
    },
  })
}
