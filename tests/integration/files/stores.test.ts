import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { folderStore } from '#lib/platform/stores/folder.ts'
import { moveFiles } from '#lib/platform/stores/move.ts'
import { type FileStore, newStorageKey, StoreAway } from '#lib/platform/stores/names.ts'
import { s3Store } from '#lib/platform/stores/s3.ts'
import { listen, startBucket } from '#tests/support/bucket.ts'

let bucket: Awaited<ReturnType<typeof startBucket>>
const root = mkdtempSync(path.join(tmpdir(), 'birgemiz-store-'))

beforeAll(async () => {
  bucket = await startBucket()
})

afterAll(async () => {
  await bucket.stop()
  rmSync(root, { recursive: true, force: true })
})

const files = [
  { name: '480.webp', bytes: Buffer.from('сурет') },
  { name: '480.avif', bytes: Buffer.alloc(300_000, 7) },
]

async function bytesOf(store: FileStore, key: string, name: string): Promise<Buffer | null> {
  const opened = await store.open(key, name)
  return opened && Buffer.from(await new Response(opened.stream).arrayBuffer())
}

async function keysOf(store: FileStore): Promise<string[]> {
  const keys: string[] = []
  for await (const { key, changedAt } of store.list()) {
    expect(Math.abs(Date.now() - changedAt.getTime())).toBeLessThan(60_000)
    keys.push(key)
  }
  return keys.sort()
}

const kinds = [
  ['a folder', () => folderStore(root)],
  ['a bucket', () => s3Store(bucket.settings)],
] as const

describe.each(kinds)('%s', (_, open) => {
  test('gives back what it was given, until it is removed', async () => {
    const [store, key] = [open(), newStorageKey()]
    await store.check()
    await store.store(key, files)
    expect((await store.names(key)).sort()).toEqual(['480.avif', '480.webp'])
    for (const { name, bytes } of files) expect(await bytesOf(store, key, name)).toEqual(bytes)
    const opened = await store.open(key, '480.webp')
    expect(opened?.bytes).toBe(files[0]!.bytes.length)
    await opened?.stream.cancel()
    expect(await store.open(key, '960.webp')).toBeNull()
    expect(await store.open(newStorageKey(), '480.webp')).toBeNull()
    await store.remove(key)
    await store.remove(key)
    expect(await store.open(key, '480.webp')).toBeNull()
    expect(await store.names(key)).toEqual([])
  })

  test('keeps all files of a key or none', async () => {
    const [store, key] = [open(), newStorageKey()]
    const wrong = [...files, { name: '../x.webp', bytes: Buffer.from('x') }]
    await expect(store.store(key, wrong)).rejects.toThrow()
    expect(await store.names(key)).toEqual([])
  })

  test('takes the files of a folder as they lie there, all or none', async () => {
    const [store, key] = [open(), newStorageKey()]
    const folderOf = (names: string[]) => {
      const folder = mkdtempSync(path.join(tmpdir(), 'birgemiz-store-'))
      for (const name of names) writeFileSync(path.join(folder, name), name)
      return folder
    }
    await store.adopt(key, folderOf(['awards.csv', 'awards.json']))
    expect((await store.names(key)).sort()).toEqual(['awards.csv', 'awards.json'])
    expect(String(await bytesOf(store, key, 'awards.json'))).toBe('awards.json')
    await store.remove(key)
    await expect(store.adopt(key, folderOf(['awards.csv', 'Awards'])).then(() => 'taken')).rejects.toThrow()
    expect(await store.names(key)).toEqual([])
  })

  test('lists every key it holds', async () => {
    const store = open()
    const keys = Array.from({ length: 5 }, () => newStorageKey()).sort()
    for (const key of keys) await store.store(key, files.slice(0, 1))
    expect(await keysOf(store)).toEqual(keys)
    for (const key of keys) await store.remove(key)
    expect(await keysOf(store)).toEqual([])
  })

  test.each(['../etc', 'x', ''])('does not know the key %j', async (key) => {
    const store = open()
    expect(await store.open(key, '480.webp')).toBeNull()
    expect(await store.names(key)).toEqual([])
    await store.remove(key)
  })
})

describe('a bucket', () => {
  test('that is away says so in time, and one that stumbles once is asked again', async () => {
    let asked = 0
    const answers = [503, 404]
    const server = createServer((_, response) => response.writeHead(answers[asked++] ?? 500).end())
    const store = s3Store({ ...bucket.settings, endpoint: await listen(server) })
    expect(await store.open(newStorageKey(), '480.webp')).toBeNull()
    expect(asked).toBe(2)
    await expect(store.open(newStorageKey(), '480.webp')).rejects.toBeInstanceOf(StoreAway)
    await new Promise((resolve) => server.close(resolve))
    await expect(store.check()).rejects.toBeInstanceOf(StoreAway)
  })

  test('that never answers is given up', async () => {
    const server = createServer(() => undefined)
    const store = s3Store({ ...bucket.settings, endpoint: await listen(server), patienceMs: 50 })
    await expect(store.check()).rejects.toBeInstanceOf(StoreAway)
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  })

  test('is read page by page', async () => {
    const keys = [newStorageKey(), newStorageKey()]
    const page = (index: number) => {
      const object = `<Contents><Key>files/${keys[index]?.slice(0, 2)}/${keys[index]}/1.webp</Key><LastModified>2026-01-01T00:00:00.000Z</LastModified></Contents>`
      const more = '<IsTruncated>true</IsTruncated><NextContinuationToken>a&amp;b=</NextContinuationToken>'
      return `<ListBucketResult>${index === 0 ? more : '<IsTruncated>false</IsTruncated>'}${object}</ListBucketResult>`
    }
    const server = createServer(({ url = '' }, response) => {
      const token = new URL(url, 'http://x').searchParams.get('continuation-token')
      response.end(page(token === 'a&b=' ? 1 : 0))
    })
    const store = s3Store({ ...bucket.settings, endpoint: await listen(server) })
    const found: string[] = []
    for await (const { key } of store.list()) found.push(key)
    expect(found).toEqual(keys)
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  })

  test('refuses a wrong key', async () => {
    const store = s3Store({ ...bucket.settings, secretAccessKey: 'wrong' })
    await expect(store.check()).rejects.toBeInstanceOf(StoreAway)
    await expect(store.store(newStorageKey(), files)).rejects.toBeInstanceOf(StoreAway)
  })
})

test('files move from the folder to the bucket and back, and a second run only compares', async () => {
  const [folder, objects] = [folderStore(root), s3Store(bucket.settings)]
  const keys = [newStorageKey(), newStorageKey()]
  for (const key of keys) await folder.store(key, files)
  expect(await moveFiles(folder, objects)).toEqual({ copied: 2, same: 0 })
  expect(await moveFiles(folder, objects)).toEqual({ copied: 0, same: 2 })
  await objects.remove(keys[0]!)
  await objects.store(keys[0]!, [{ name: '480.webp', bytes: Buffer.from('half') }])
  expect(await moveFiles(folder, objects)).toEqual({ copied: 1, same: 1 })
  await folder.remove(keys[1]!)
  expect(await moveFiles(objects, folder)).toEqual({ copied: 1, same: 1 })
  expect(await bytesOf(folder, keys[1]!, '480.avif')).toEqual(files[1]!.bytes)
})
