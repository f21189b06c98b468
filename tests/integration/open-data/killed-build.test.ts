import { spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { expect, test, vi } from 'vitest'
import { makeEdition } from '#lib/open-data/commands/make-edition.ts'
import { findEdition } from '#lib/open-data/public/editions.ts'
import { listStoredKeys } from '#lib/platform/file-store.ts'
import { createCentre, createMemorandum } from '#prisma/seed/builders.ts'
import { asOwner, db } from '#tests/support/database.ts'
import { withReference } from '#tests/support/reference.ts'

const root = path.join(import.meta.dirname, '../../..')
const patience = { timeout: 20_000, interval: 50 }

async function strayKeys(): Promise<string[]> {
  const parts = await db.openDataPart.findMany({ select: { storageKey: true } })
  const known = new Set(parts.map(({ storageKey }) => storageKey))
  const stray: string[] = []
  for await (const { key } of listStoredKeys()) if (!known.has(key)) stray.push(key)
  return stray
}

test(
  'a build killed midway leaves the old edition whole, and the next one takes its bytes away',
  { timeout: 60_000 },
  async () => {
    await withReference()
    await createCentre(db, { state: 'published' })
    await createMemorandum(db)
    const first = await makeEdition(null)
    const before = await findEdition(null)
    expect(await strayKeys()).toEqual([])

    // Memoranda are read after three datasets are written.
    await asOwner('BEGIN')
    await asOwner('LOCK TABLE "Memorandum" IN ACCESS EXCLUSIVE MODE')
    const script = path.join(root, 'tests/support/open-data-build.ts')
    const child = spawn(process.execPath, [script], { cwd: root, env: process.env, stdio: 'ignore' })
    const closed = once(child, 'close')
    await vi.waitFor(async () => expect(await strayKeys()).toHaveLength(3), patience)
    child.kill('SIGKILL')
    await closed
    await asOwner('COMMIT')
    expect(await db.openDataLeftover.count()).toBe(before?.parts.length)
    expect(await findEdition(null)).toEqual(before)

    const next = await vi.waitFor(async () => {
      const name = await makeEdition(null)
      expect(name).not.toBeNull()
      return name
    }, patience)
    expect(next).not.toBe(first)
    expect(await strayKeys()).toEqual([])
    expect(await db.openDataLeftover.count()).toBe(0)
  },
)
