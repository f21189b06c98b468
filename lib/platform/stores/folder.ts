import { constants } from 'node:fs'
import { access, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import {
  checkedName,
  type FileStore,
  isStorageKey,
  isStoredName,
  type Opened,
  type Shelved,
  StoreAway,
  type StoredBytes,
} from './names.ts'

/**
 * Files in a folder of this machine. All files of a key are written aside, flushed to the disk, then renamed into place, so a
 * reader or a crash never finds half of them. Throws what the disk throws and leaves nothing behind.
 */
export function folderStore(root: string): FileStore {
  return {
    store: (key, files) => store(root, key, files),
    adopt: (key, folder) => adopt(root, key, folder),
    async remove(key) {
      if (isStorageKey(key)) await rm(folderOf(root, key), { recursive: true, force: true })
    },
    open: (key, name) => openFile(root, key, name),
    list: () => list(root),
    async names(key) {
      if (!isStorageKey(key)) return []
      return (await entries(folderOf(root, key))).filter((name) => isStoredName(key, name))
    },
    async check() {
      await mkdir(root, { recursive: true, mode: 0o750 }).catch(() => undefined)
      await access(root, constants.R_OK | constants.W_OK).catch(() => {
        throw new StoreAway('The folder of files cannot be written')
      })
    },
  }
}

/** Where a file of a folder store lies. */
export function pathInFolder(root: string, key: string, name: string): string {
  return path.resolve(folderOf(root, key), checkedName(key, name))
}

async function store(root: string, key: string, files: readonly StoredBytes[]): Promise<void> {
  const aside = path.join(root, '.incoming', key)
  try {
    await mkdir(aside, { recursive: true, mode: 0o750 })
    for (const file of files) await writeDurably(path.join(aside, checkedName(key, file.name)), file.bytes)
    await shelve(root, key, aside)
  } catch (error) {
    await rm(aside, { recursive: true, force: true })
    throw error
  }
}

async function adopt(root: string, key: string, folder: string): Promise<void> {
  for (const name of await readdir(folder)) await flush(path.join(folder, checkedName(key, name)))
  await shelve(root, key, folder)
}

async function shelve(root: string, key: string, aside: string): Promise<void> {
  await mkdir(shelf(root, key), { recursive: true, mode: 0o750 })
  await rename(aside, folderOf(root, key))
  await flush(shelf(root, key))
}

async function openFile(root: string, key: string, name: string): Promise<Opened | null> {
  if (!isStoredName(key, name)) return null
  try {
    const file = await open(path.join(folderOf(root, key), name), constants.O_RDONLY | constants.O_NOFOLLOW)
    const { size } = await file.stat()
    return { stream: file.readableWebStream({ autoClose: true }) as ReadableStream, bytes: size }
  } catch (error) {
    if (isMissing(error)) return null
    throw error
  }
}

async function* list(root: string): AsyncGenerator<Shelved> {
  for (const shelfName of await entries(root)) {
    if (!/^[0-9a-f]{2}$/.test(shelfName)) continue
    for (const key of await entries(path.join(root, shelfName))) {
      const found = isStorageKey(key) ? await stat(folderOf(root, key)).catch(() => null) : null
      if (found) yield { key, changedAt: found.mtime }
    }
  }
}

async function entries(folder: string): Promise<string[]> {
  return readdir(folder).catch((error: unknown) => {
    if (isMissing(error)) return []
    throw error
  })
}

function isMissing(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === 'ENOENT'
}

function shelf(root: string, key: string): string {
  return path.join(root, key.slice(0, 2))
}

function folderOf(root: string, key: string): string {
  return path.join(shelf(root, key), key)
}

async function writeDurably(target: string, bytes: Buffer): Promise<void> {
  const file = await open(target, 'wx', 0o640)
  try {
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
}

async function flush(target: string): Promise<void> {
  const handle = await open(target, constants.O_RDONLY)
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
