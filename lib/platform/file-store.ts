import { randomBytes } from 'node:crypto'
import { constants } from 'node:fs'
import { mkdir, open, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { env } from './env.ts'

const root = path.join(env.DATA_DIR, 'files')
const keyPattern = /^[0-9a-f]{32}$/
const namePattern = /^[a-z0-9]{1,40}\.[a-z0-9]{1,8}$/

/** A new folder name of the store: 128 random bits, so an address cannot be guessed or counted. */
export function newStorageKey(): string {
  return randomBytes(16).toString('hex')
}

/** True for names the store itself could have given; anything else never reaches the disk. */
export function isStoredName(key: string, name: string): boolean {
  return keyPattern.test(key) && namePattern.test(name)
}

/**
 * Puts all files of one key in place at once: written aside, flushed to the disk, then renamed, so a reader or a crash never
 * finds half of them. Throws what the disk throws and leaves nothing behind.
 */
export async function storeFiles(
  key: string,
  files: readonly { name: string; bytes: Buffer }[],
): Promise<void> {
  const aside = path.join(root, '.incoming', key)
  try {
    await mkdir(aside, { recursive: true, mode: 0o750 })
    for (const file of files) await writeDurably(path.join(aside, checked(key, file.name)), file.bytes)
    await mkdir(shelf(key), { recursive: true, mode: 0o750 })
    await rename(aside, folder(key))
    await flushFolder(shelf(key))
  } catch (error) {
    await rm(aside, { recursive: true, force: true })
    throw error
  }
}

/** Removes all files of a key. A second call changes nothing. */
export async function removeFiles(key: string): Promise<void> {
  if (keyPattern.test(key)) await rm(folder(key), { recursive: true, force: true })
}

/** A stored file as a stream with its length in bytes; null when there is no such file. The caller reads or cancels it. */
export async function openStored(
  key: string,
  name: string,
): Promise<{ stream: ReadableStream; bytes: number } | null> {
  if (!isStoredName(key, name)) return null
  try {
    const file = await open(path.join(folder(key), name), constants.O_RDONLY | constants.O_NOFOLLOW)
    const { size } = await file.stat()
    return { stream: file.readableWebStream({ autoClose: true }) as ReadableStream, bytes: size }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

/** Where a stored file lies, for a process of its own that reads it. */
export function storedPath(key: string, name: string): string {
  return path.resolve(folder(key), checked(key, name))
}

function shelf(key: string): string {
  return path.join(root, key.slice(0, 2))
}

function folder(key: string): string {
  return path.join(shelf(key), key)
}

function checked(key: string, name: string): string {
  if (!isStoredName(key, name)) throw new Error('Not a name of the file store')
  return name
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

async function flushFolder(target: string): Promise<void> {
  const handle = await open(target, constants.O_RDONLY)
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
