import { StoreAway, storeFiles } from '#lib/platform/file-store.ts'
import { Conflict } from '#lib/platform/refusal.ts'
import type { StoredBytes } from '#lib/platform/stores/names.ts'

/** Puts files into the store; while it is away the sender reads a sentence instead of an error page. */
export async function keepFiles(key: string, files: readonly StoredBytes[]): Promise<void> {
  try {
    await storeFiles(key, files)
  } catch (error) {
    if (error instanceof StoreAway) throw new Conflict('files.refusals.storeAway')
    throw error
  }
}
