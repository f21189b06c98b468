import { createHash } from 'node:crypto'
import { createReadStream, openAsBlob } from 'node:fs'
import { readdir } from 'node:fs/promises'
import path from 'node:path'
import { AwsClient } from 'aws4fetch'
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

export type Bucket = {
  endpoint: string
  bucket: string
  region: string
  accessKeyId: string
  secretAccessKey: string
  /** How long one answer may take to begin. */
  patienceMs?: number
}

const tries = 3
const prefix = 'files/'

/**
 * Files in a bucket of an S3-compatible store, addressed by path. A bucket cannot rename, so "all or none" is kept by order: a row
 * of the database is written only after all objects are there, and what a crash leaves without a row the cleanup takes away.
 * Every request has an end and is tried three times; then it is `StoreAway`.
 */
export function s3Store(settings: Bucket): FileStore {
  const send = sender(settings)
  const remove = async (key: string) => {
    if (!isStorageKey(key)) return
    for (const { name } of await listUnder(send, objectPath(key))) await send('DELETE', name)
  }
  return {
    store: (key, files) => putAll(send, remove, key, files.map(inMemory)),
    adopt: async (key, folder) =>
      putAll(
        send,
        remove,
        key,
        (await readdir(folder)).map((name) => onDisk(folder, name)),
      ),
    remove,
    open: (key, name) => openObject(send, key, name),
    list: () => list(send),
    async names(key) {
      if (!isStorageKey(key)) return []
      const found = await listUnder(send, objectPath(key))
      return found.map(({ name }) => name.split('/').at(-1)!).filter((name) => isStoredName(key, name))
    },
    async check() {
      const answer = await send('HEAD', '')
      await answer.body?.cancel()
      if (!answer.ok) throw away(answer.status)
    },
  }
}

type Query = Record<string, string>
type Body = { bytes: Blob; sha256: string }
type Send = (method: string, name: string, more?: { body?: Body; query?: Query }) => Promise<Response>

function sender({ endpoint, bucket, patienceMs = 10_000, ...access }: Bucket): Send {
  const client = new AwsClient({ ...access, service: 's3', retries: 0 })
  const root = `${endpoint.replace(/\/+$/, '')}/${bucket}`
  return async (method, name, { body, query } = {}) => {
    const address = new URL(name === '' ? root : `${root}/${name}`)
    for (const [key, value] of Object.entries(query ?? {})) address.searchParams.set(key, value)
    const headers = {
      'x-amz-content-sha256': body?.sha256 ?? digestOf(''),
      ...(body ? { 'content-length': `${body.bytes.size}` } : {}),
    }
    // The answer begins when all is sent: a large file has its time, a second a megabyte.
    const inMs = patienceMs + (body?.bytes.size ?? 0) / 1000
    for (let attempt = 1; ; attempt++) {
      const signed = await client.sign(address, { method, headers, body: body?.bytes })
      const answer = await inTime(signed, inMs)
      if (answer && answer.status < 500 && answer.status !== 429) return answer
      await answer?.body?.cancel()
      if (attempt === tries) throw away(answer?.status ?? 0)
      await new Promise((resolve) => setTimeout(resolve, 100 * 4 ** (attempt - 1)))
    }
  }
}

/** The answer's head within the time; its body may take longer, as slow readers do. */
async function inTime(request: Request, patienceMs: number): Promise<Response | null> {
  const control = new AbortController()
  const timer = setTimeout(() => control.abort(), patienceMs)
  try {
    return await fetch(request, { signal: control.signal, redirect: 'error' })
  } catch {
    return null
  } finally {
    clearTimeout(timer)
  }
}

type Source = { name: string; read: () => Promise<Body> }

function inMemory({ name, bytes }: StoredBytes): Source {
  const body = () => ({ bytes: new Blob([new Uint8Array(bytes)]), sha256: digestOf(bytes) })
  return { name, read: () => Promise.resolve(body()) }
}

/** Sent from the disk as it is read. */
function onDisk(folder: string, name: string): Source {
  const file = path.join(folder, name)
  return {
    name,
    async read() {
      const hash = createHash('sha256')
      for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer)
      return { bytes: await openAsBlob(file), sha256: hash.digest('hex') }
    },
  }
}

async function putAll(
  send: Send,
  remove: FileStore['remove'],
  key: string,
  files: readonly Source[],
): Promise<void> {
  for (const { name } of files) checkedName(key, name)
  try {
    for (const { name, read } of files) {
      const answer = await send('PUT', objectPath(key, name), { body: await read() })
      await answer.body?.cancel()
      if (!answer.ok) throw away(answer.status)
    }
  } catch (error) {
    await remove(key).catch(() => undefined)
    throw error
  }
}

function digestOf(bytes: Buffer | string): string {
  return createHash('sha256').update(bytes).digest('hex')
}

async function openObject(send: Send, key: string, name: string): Promise<Opened | null> {
  if (!isStoredName(key, name)) return null
  const answer = await send('GET', objectPath(key, name))
  if (answer.ok && answer.body)
    return { stream: answer.body as ReadableStream, bytes: Number(answer.headers.get('content-length')) }
  await answer.body?.cancel()
  if (answer.status === 404) return null
  throw away(answer.status)
}

async function* list(send: Send): AsyncGenerator<Shelved> {
  let last = ''
  for await (const { name, changedAt } of pages(send, prefix)) {
    const key = name.split('/').at(-2) ?? ''
    if (isStorageKey(key) && key !== last) yield { key, changedAt }
    last = key
  }
}

async function listUnder(send: Send, under: string): Promise<{ name: string }[]> {
  const found: { name: string }[] = []
  for await (const object of pages(send, under)) found.push(object)
  return found
}

async function* pages(send: Send, under: string): AsyncGenerator<{ name: string; changedAt: Date }> {
  let next: string | null = ''
  while (next !== null) {
    const query: Query = { 'list-type': '2', prefix: under }
    if (next) query['continuation-token'] = next
    const answer = await send('GET', '', { query })
    if (!answer.ok) throw away(answer.status)
    const text = await answer.text()
    for (const [, object = ''] of text.matchAll(/<Contents>(.*?)<\/Contents>/gs))
      yield { name: valueOf(object, 'Key'), changedAt: new Date(valueOf(object, 'LastModified')) }
    next = valueOf(text, 'IsTruncated') === 'true' ? valueOf(text, 'NextContinuationToken') : null
  }
}

/** Names of the store hold nothing that XML writes otherwise; a token may. */
function valueOf(xml: string, name: string): string {
  const found = new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml)?.[1] ?? ''
  return found
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
}

function objectPath(key: string, name = ''): string {
  return `${prefix}${key.slice(0, 2)}/${key}/${name}`
}

function away(status: number): StoreAway {
  return new StoreAway(status === 0 ? 'The file store does not answer' : `The file store answers ${status}`)
}
