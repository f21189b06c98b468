import pg from 'pg'
import { createDatabase } from '#scripts/database/app-role.ts'
import { Failure } from '#scripts/start/failure.ts'
import { say, step } from '#scripts/start/progress.ts'
import type { TestServer } from '#scripts/test/database.ts'

// 200,000 invented people in 74 centres, the largest with a tenth of them; every search, filter and list page as a coordinator of
// the largest centre, of a small one, and as an administrator. The slowest twentieth of each decides. A round trip and a piece of
// computing that never change are measured beside them: on a busy machine they say how much of a figure is the neighbours'.

const size = {
  ...{ people: 200_000, centres: 74, events: 4000, signUps: 400_000 },
  ...{ hours: 300_000, entries: 400_000, letters: 200_000 },
}
const deskSize = { ...size, pairs: 20_000, recipients: 20_000, rows: 20_000, views: 200_000 }
const limitMs = 100
const tries = { warmUp: 3, most: 40, secondsMost: 2 }

type Case = [name: string, run: () => Promise<unknown>]

export async function bench(server: TestServer): Promise<void> {
  const database = 'bench_search'
  await createDatabase(server.urlOf('postgres'), database, 'birgemiz_template')
  Object.assign(process.env, {
    ...{ DATABASE_URL: server.urlOf(database, 'app'), DATA_DIR: server.dataDir, LOG_LEVEL: 'silent' },
    DATA_KEY: Buffer.alloc(32, 1).toString('base64'),
    INDEX_KEY: Buffer.alloc(32, 2).toString('base64'),
  })
  const { db } = await import('#lib/platform/db.ts')
  await step(`Inventing ${size.people} people`, () => fill(server.urlOf(database)))
  const slow: string[] = []
  for (const [name, run] of [...references(() => db.$queryRaw`SELECT 1`), ...(await casesOf())]) {
    const times = await timesOf(run)
    const p95 = at(times, 0.95)
    if (p95 >= limitMs) slow.push(name)
    say(`${name.padEnd(72)} p50 ${ms(at(times, 0.5))}  p95 ${ms(p95)}  (${times.length})`)
  }
  await db.$disconnect()
  if (slow.length > 0)
    throw new Failure(`These took ${limitMs} ms or longer at the 95th percentile.`, slow.join('\n'))
}

async function fill(url: string): Promise<void> {
  const { db } = await import('#lib/platform/db.ts')
  const { loadReference } = await import('#prisma/seed/reference.ts')
  const { loadCrowd } = await import('#prisma/seed/crowd.ts')
  const { loadDesks } = await import('#prisma/seed/crowd-desks.ts')
  await loadReference(db)
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await loadCrowd(client, size)
  await loadDesks(client, deskSize)
  await client.end()
}

function references(roundTrip: () => Promise<unknown>): Case[] {
  const computing = () => {
    let sum = 0
    for (let n = 0; n < 10_000_000; n++) sum += Math.imul(n, n)
    return Promise.resolve(sum)
  }
  return [
    ['reference: a round trip', roundTrip],
    ['reference: ten million multiplications', computing],
  ]
}

/** Forty samples; of what is slow fewer, so that all of it has an end. */
async function timesOf(run: () => Promise<unknown>): Promise<number[]> {
  for (let index = 0; index < tries.warmUp; index++) await run()
  const times: number[] = []
  const until = performance.now() + tries.secondsMost * 1000
  while (times.length < tries.most && (times.length < 10 || performance.now() < until)) {
    const start = performance.now()
    await run()
    times.push(performance.now() - start)
  }
  return times.sort((a, b) => a - b)
}

function at(sorted: number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}

function ms(value: number): string {
  return `${value.toFixed(0).padStart(4)} ms`
}

async function casesOf(): Promise<Case[]> {
  const { findActor } = await import('#lib/accounts/actor.ts')
  const { crowdUserId } = await import('#prisma/seed/crowd.ts')
  const { pagesOf } = await import('#scripts/bench/pages/lists.ts')
  const { desksOf, receiptsOf } = await import('#scripts/bench/pages/desks.ts')
  const { registerPagesOf } = await import('#scripts/bench/pages/register.ts')
  const who = { 'largest centre': 0, 'small centre': 40, administrator: size.centres }
  const cases: Case[] = []
  for (const [name, index] of Object.entries(who)) {
    const actor = await findActor(crowdUserId(index))
    if (!actor) throw new Error('the crowd has no such account')
    const pages = [...(await registerPagesOf(actor)), ...pagesOf(actor), ...desksOf(actor)]
    if (actor.isAdministrator) pages.push(...receiptsOf(actor))
    cases.push(...pages.map(([page, run]): Case => [`${name}: ${page}`, run]))
  }
  return cases
}
