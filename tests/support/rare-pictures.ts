import type pg from 'pg'
import sharp from 'sharp'
import { storeFiles } from '#lib/platform/file-store.ts'

/** Gives the pictures that were written into the database their bytes, so that no page of a desk shows a broken one. */
export async function drawRarePictures(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ storageKey: string }>(
    `SELECT "storageKey" FROM "StoredFile" WHERE kind = 'image' AND sha256 = ''`,
  )
  const shape = { width: 480, height: 320, channels: 3 as const, background: '#0b5a7a' }
  const bytes = await sharp({ create: shape }).webp().toBuffer()
  for (const { storageKey } of rows) await storeFiles(storageKey, [{ name: '480.webp', bytes }])
}
