import { createHash } from 'node:crypto'
import type { FileStore } from './names.ts'

/**
 * Copies every file of one store into another and compares what arrived with what was sent. Removes nothing at the source; run
 * again it only compares what is there already. Throws at the first file that arrives changed, or what a store throws.
 */
export async function moveFiles(from: FileStore, to: FileStore): Promise<{ copied: number; same: number }> {
  await to.check()
  const done = { copied: 0, same: 0 }
  for await (const { key } of from.list()) {
    const wanted = await readAll(from, key)
    if (isSame(wanted, await readAll(to, key))) {
      done.same++
      continue
    }
    await to.remove(key)
    await to.store(
      key,
      [...wanted].map(([name, bytes]) => ({ name, bytes })),
    )
    if (!isSame(wanted, await readAll(to, key))) throw new Error(`${key} arrived changed`)
    done.copied++
  }
  return done
}

async function readAll(store: FileStore, key: string): Promise<Map<string, Buffer>> {
  const files = new Map<string, Buffer>()
  for (const name of await store.names(key)) {
    const opened = await store.open(key, name)
    if (opened) files.set(name, Buffer.from(await new Response(opened.stream).arrayBuffer()))
  }
  return files
}

function isSame(one: Map<string, Buffer>, other: Map<string, Buffer>): boolean {
  return (
    one.size === other.size && [...one].every(([name, bytes]) => digest(bytes) === digest(other.get(name)))
  )
}

function digest(bytes: Buffer | undefined): string {
  return bytes ? createHash('sha256').update(bytes).digest('hex') : ''
}
