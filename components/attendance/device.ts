import type { SentStep, Snapshot } from '#lib/attendance/rules/snapshot.ts'

/** A mark made on this device and not yet answered by the server; or refused, and kept until somebody has read why. */
export type DeviceMark = SentStep & {
  participationId: string
  shiftId: string
  eventId: string
  userId: string
  /** What was added to the device's clock. */
  offsetMs: number
  refused: string[] | null
}

/**
 * What a device keeps while it may lose its connection: the roster of an event and the marks that wait. Both are encrypted with
 * a key that never leaves the browser's own store and cannot be read out of it, so a copy of the files is worth nothing.
 */
export type Device = {
  readRoster: (eventId: string) => Promise<KeptRoster | null>
  keepRoster: (roster: KeptRoster) => Promise<void>
  listMarks: (eventId: string) => Promise<DeviceMark[]>
  keepMarks: (marks: DeviceMark[]) => Promise<void>
  dropMarks: (nonces: string[]) => Promise<void>
  forgetEvent: (eventId: string) => Promise<void>
}

/** With how far the server's clock was ahead of the device's. */
export type KeptRoster = { snapshot: Snapshot; offsetMs: number }

type Sealed = { until: number; iv: Uint8Array<ArrayBuffer>; data: ArrayBuffer }
type RosterRow = Sealed & { eventId: string }
type MarkRow = Sealed & { nonce: string; eventId: string }

const databaseName = 'birgemiz-check-in'
/** As long as the server takes marks, and a little more. */
const marksKeptMs = 35 * 24 * 3_600_000

/** Throws where the browser keeps nothing: without TLS, or in a private window of some. */
export async function openDevice(): Promise<Device> {
  const database = await openDatabase()
  const key = await keyOf(database)
  const rosters = (mode: IDBTransactionMode) => database.transaction('rosters', mode).objectStore('rosters')
  const marks = (mode: IDBTransactionMode) => database.transaction('marks', mode).objectStore('marks')
  return {
    async readRoster(eventId) {
      const row = await done<RosterRow | undefined>(rosters('readonly').get(eventId))
      return row && row.until > Date.now() ? open<KeptRoster>(key, eventId, row) : null
    },
    async keepRoster(roster) {
      const { eventId, expiresAt } = roster.snapshot
      const row = { eventId, until: Date.parse(expiresAt), ...(await seal(key, eventId, roster)) }
      if (row.until > Date.now()) await written(rosters('readwrite'), (store) => store.put(row))
    },
    async listMarks(eventId) {
      const rows = await done<MarkRow[]>(marks('readonly').index('eventId').getAll(eventId))
      return Promise.all(rows.map((row) => open<DeviceMark>(key, row.nonce, row)))
    },
    async keepMarks(given) {
      const until = Date.now() + marksKeptMs
      const sealed = await Promise.all(given.map((mark) => seal(key, mark.nonce, mark)))
      const rows = given.map(({ nonce, eventId }, index) => ({ nonce, eventId, until, ...sealed[index]! }))
      await written(marks('readwrite'), (store) => rows.forEach((row) => store.put(row)))
    },
    async dropMarks(nonces) {
      await written(marks('readwrite'), (store) => nonces.forEach((nonce) => store.delete(nonce)))
    },
    async forgetEvent(eventId) {
      await written(rosters('readwrite'), (store) => store.delete(eventId))
      const nonces = await done(marks('readonly').index('eventId').getAllKeys(eventId))
      await written(marks('readwrite'), (store) => nonces.forEach((nonce) => store.delete(nonce)))
    },
  }
}

/** Removes rosters whose time is over; with `all`, every roster: marks that were not sent stay, they name nobody. */
export async function forgetRosters({ all }: { all: boolean }): Promise<void> {
  const known = await indexedDB.databases()
  if (!known.some(({ name }) => name === databaseName)) return
  const database = await openDatabase()
  for (const storeName of ['rosters', 'marks'] as const) {
    const store = database.transaction(storeName, 'readonly').objectStore(storeName)
    const rows = await done<(RosterRow | MarkRow)[]>(store.getAll())
    const over = rows.filter(({ until }) => until <= Date.now() || (all && storeName === 'rosters'))
    const keys = over.map((row) => ('nonce' in row ? row.nonce : row.eventId))
    const again = database.transaction(storeName, 'readwrite').objectStore(storeName)
    await written(again, (rest) => keys.forEach((each) => rest.delete(each)))
  }
  database.close()
}

function openDatabase(): Promise<IDBDatabase> {
  const request = indexedDB.open(databaseName, 1)
  request.onupgradeneeded = () => {
    const database = request.result
    database.createObjectStore('keys')
    database.createObjectStore('rosters', { keyPath: 'eventId' })
    database.createObjectStore('marks', { keyPath: 'nonce' }).createIndex('eventId', 'eventId')
  }
  return done(request)
}

/** The device's key; two tabs that open at once agree on the one that was put first. */
async function keyOf(database: IDBDatabase): Promise<CryptoKey> {
  const made = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, [
    'encrypt',
    'decrypt',
  ])
  const store = database.transaction('keys', 'readwrite').objectStore('keys')
  const known = await done<CryptoKey | undefined>(store.get('main'))
  if (known) return known
  await done(store.put(made, 'main'))
  return made
}

/** The record's own name is sealed in, so that one record cannot stand in for another. */
async function seal(key: CryptoKey, name: string, value: unknown): Promise<Omit<Sealed, 'until'>> {
  const iv = crypto.getRandomValues(new Uint8Array(12))
  const additionalData = new TextEncoder().encode(name)
  const plain = new TextEncoder().encode(JSON.stringify(value))
  return { iv, data: await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData }, key, plain) }
}

async function open<Value>(key: CryptoKey, name: string, { iv, data }: Sealed): Promise<Value> {
  const additionalData = new TextEncoder().encode(name)
  const plain = await crypto.subtle.decrypt({ name: 'AES-GCM', iv, additionalData }, key, data)
  return JSON.parse(new TextDecoder().decode(plain)) as Value
}

function done<Result>(request: IDBRequest<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new Error('the device keeps nothing'))
  })
}

/** Resolves when the writing itself is done: a page that closes earlier would lose it. */
function written(store: IDBObjectStore, write: (store: IDBObjectStore) => void): Promise<void> {
  const { transaction } = store
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve()
    transaction.onabort = () => reject(transaction.error ?? new Error('the device keeps nothing'))
    write(store)
    transaction.commit()
  })
}
