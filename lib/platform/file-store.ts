import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { createWriteStream } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { env } from './env.ts'
import { folderStore, pathInFolder } from './stores/folder.ts'
import {
  type FileStore,
  isStorageKey,
  type Opened,
  type Shelved,
  type StoredBytes,
  StoreAway,
} from './stores/names.ts'
import { s3Store } from './stores/s3.ts'

export { isStoredName, newStorageKey, StoreAway } from './stores/names.ts'

/** The store of the folder; what there is without a bucket, and what files are moved from or to. */
export const filesRoot = path.join(env.DATA_DIR, 'files')
/** The bucket of the configuration, or null when there is none. */
export const bucket = env.S3_ENDPOINT
  ? {
      endpoint: env.S3_ENDPOINT,
      bucket: env.S3_BUCKET,
      region: env.S3_REGION,
      accessKeyId: env.S3_ACCESS_KEY,
      secretAccessKey: env.S3_SECRET_KEY,
    }
  : null

const store: FileStore = bucket ? s3Store(bucket) : folderStore(filesRoot)

/** Keeps all files of one key, or none; a reader never finds half of them. Throws `StoreAway`, or what the disk throws. */
export async function storeFiles(key: string, files: readonly StoredBytes[]): Promise<void> {
  await store.store(key, files)
}

/**
 * The same for files too large to be held: `write` puts them into a folder of its own, and when it is done they are kept under
 * the key. `removeFiles` takes away also what a stopped process left in that folder of this machine.
 */
export async function writeFiles<Result>(
  key: string,
  write: (folder: string) => Promise<Result>,
): Promise<Result> {
  const folder = asideOf(key)
  try {
    await mkdir(folder, { recursive: true, mode: 0o750 })
    const result = await write(folder)
    await store.adopt(key, folder)
    return result
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

function asideOf(key: string): string {
  if (!isStorageKey(key)) throw new Error('Not a key of the file store')
  return path.join(filesRoot, '.incoming', key)
}

/** Removes all files of a key. A second call changes nothing. */
export async function removeFiles(key: string): Promise<void> {
  await store.remove(key)
  if (isStorageKey(key)) await rm(asideOf(key), { recursive: true, force: true })
}

/** A stored file as a stream with its length in bytes; null when there is no such file. The caller reads or cancels it. */
export async function openStored(key: string, name: string): Promise<Opened | null> {
  return store.open(key, name)
}

/** Every key of the store with the time it was last written; for the cleanup. */
export function listStoredKeys(): AsyncIterable<Shelved> {
  return store.list()
}

/** Gives a stored file to a process of its own as a path; one that lies in a bucket is brought here for so long. */
export async function withStoredFile<Result>(
  key: string,
  name: string,
  run: (path: string) => Promise<Result>,
): Promise<Result> {
  if (!bucket) return run(pathInFolder(filesRoot, key, name))
  const folder = await mkdtemp(path.join(tmpdir(), 'birgemiz-file-'))
  try {
    const stored = await openStored(key, name)
    if (!stored) throw new StoreAway('The file is not in the store')
    const target = path.join(folder, name)
    const source = Readable.fromWeb(stored.stream as Parameters<typeof Readable.fromWeb>[0])
    await pipeline(source, createWriteStream(target, { mode: 0o600 }))
    return await run(target)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

const freshMs = 5000
let checked = { at: 0, verdict: Promise.resolve(true) }

/** Whether files can be read and kept now; asked at most once in five seconds. */
export function isStoreUp(): Promise<boolean> {
  if (Date.now() - checked.at > freshMs)
    checked = {
      at: Date.now(),
      verdict: store.check().then(
        () => true,
        () => false,
      ),
    }
  return checked.verdict
}
