import { randomBytes } from 'node:crypto'

const keyPattern = /^[0-9a-f]{32}$/
const namePattern = /^[a-z0-9]{1,40}\.[a-z0-9]{1,8}$/

export type StoredBytes = { name: string; bytes: Buffer }
export type Opened = { stream: ReadableStream; bytes: number }
/** A folder of the store as a listing shows it. */
export type Shelved = { key: string; changedAt: Date }

/** Where stored files lie: a folder of this machine, or a bucket. Both keep the same promises; one test holds them to it. */
export type FileStore = {
  /** All files of one key or none. */
  store: (key: string, files: readonly StoredBytes[]) => Promise<void>
  /** The same for files that lie in a folder of this machine already, however large; whether the folder is left is not said. */
  adopt: (key: string, folder: string) => Promise<void>
  remove: (key: string) => Promise<void>
  /** Null when there is no such file. */
  open: (key: string, name: string) => Promise<Opened | null>
  /** Every key there is, in no order. */
  list: () => AsyncIterable<Shelved>
  /** The names under a key; empty when there is none. */
  names: (key: string) => Promise<string[]>
  /** Throws `StoreAway` when nothing can be read or kept now. */
  check: () => Promise<void>
}

/** The store does not answer or does not take what it is given; trying again later may help. */
export class StoreAway extends Error {}

/** A new folder name of the store: 128 random bits, so an address cannot be guessed or counted. */
export function newStorageKey(): string {
  return randomBytes(16).toString('hex')
}

export function isStorageKey(key: string): boolean {
  return keyPattern.test(key)
}

/** True for names the store itself could have given; anything else never reaches the disk. */
export function isStoredName(key: string, name: string): boolean {
  return keyPattern.test(key) && namePattern.test(name)
}

export function checkedName(key: string, name: string): string {
  if (!isStoredName(key, name)) throw new Error('Not a name of the file store')
  return name
}
