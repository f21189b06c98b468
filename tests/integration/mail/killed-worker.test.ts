import { randomInt } from 'node:crypto'
import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { db } from '#tests/support/database.ts'
import { kill, leasesRunOut, putLetters, startSink, startLettersWorker, until } from './worker-process.ts'

// Fifty times a worker is killed in the middle of its work, as a power cut would: two at a time, after a random number of letters
// and a random piece of a millisecond later, so that every step of sending is hit sooner or later.

const rounds = 25
/** More than are ever sent before the last kill: each round takes about five. */
const letters = 400
const folderLetters = 150
const timeout = 300_000

function pending() {
  return db.outboxMessage.count({ where: { state: 'pending' } })
}

/** Starts two workers and kills each at its own moment; says how many were at work when it came. */
async function killTwo(
  start: () => ReturnType<typeof startLettersWorker>,
  sent: () => number,
): Promise<number> {
  const before = sent()
  const wanted = before + randomInt(1, 4)
  const killed = await Promise.all(
    [wanted, wanted + randomInt(0, 3)].map(async (count) => {
      const worker = start()
      await until(async () => sent() >= count || (await pending()) === 0)
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 3))
      const isAtWork = worker.exitCode === null && (await pending()) > 0
      await kill(worker)
      return isAtWork
    }),
  )
  await leasesRunOut()
  return killed.filter(Boolean).length
}

async function finish(start: () => ReturnType<typeof startLettersWorker>): Promise<void> {
  const worker = start()
  await until(async () => (await pending()) === 0)
  await kill(worker)
}

test('workers killed fifty times lose no letter and send none under two names', { timeout }, async () => {
  const sink = await startSink()
  const ids = await putLetters('smtp', letters)
  const start = () => startLettersWorker(sink.url)
  let kills = 0
  for (let round = 0; round < rounds; round++) kills += await killTwo(start, () => sink.received.length)
  await finish(start)
  await sink.close()

  expect(kills).toBe(2 * rounds)
  expect([...new Set(sink.received)].sort()).toEqual([...ids].sort())
  expect(await db.outboxMessage.count({ where: { id: { in: ids }, state: 'sent' } })).toBe(letters)
  // Sent, and not yet noted when the end came: the same letter again under the same Message-ID, which mailboxes show once.
  const again = sink.received.length - letters
  expect(again).toBeLessThanOrEqual(kills)
  process.stdout.write(
    `${kills} kills: ${letters} letters, ${again} of them sent again under their Message-ID\n`,
  )
})

test('nor when they write into the folder', { timeout }, async () => {
  const folder = path.join(process.env.DATA_DIR ?? '', 'mail')
  const written = () =>
    existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.eml')) : []
  const ids = await putLetters('folder', folderLetters)
  let kills = 0
  // A folder takes letters faster than a worker can be killed: they are soon used up.
  for (let round = 0; round < 8 && (await pending()) > 0; round++)
    kills += await killTwo(startLettersWorker, () => written().length)
  await finish(startLettersWorker)
  expect(written().sort()).toEqual(ids.map((id) => `${id}.eml`).sort())
  process.stdout.write(`${kills} kills: ${folderLetters} letters, each in one file\n`)
})
