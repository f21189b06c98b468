import { loadReference } from '#prisma/seed/reference.ts'
import { db } from './database.ts'

let loading: Promise<unknown> | null = null

/** Loads the reference data into the database of the test file, the first time somebody needs it. */
export async function withReference(): Promise<void> {
  loading ??= loadReference(db)
  await loading
}
