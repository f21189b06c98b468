import pg from 'pg'
import { createDatabase } from '#scripts/database/app-role.ts'
import { Failure } from '#scripts/start/failure.ts'
import { say, step } from '#scripts/start/progress.ts'
import type { TestServer } from '#scripts/test/database.ts'

// 200,000 invented people in 74 centres, the largest with a tenth of them; every search, filter and list page as a coordinator of
// the largest centre, of a small one, and as an administrator. Each is asked for several times; the slowest twentieth decides.

const size = {
  ...{ people: 200_000, centres: 74, events: 4000, signUps: 400_000 },
  ...{ hours: 300_000, entries: 400_000, letters: 200_000 },
}
const limitMs = 100
const tries = 8

type Case = [name: string, run: () => Promise<unknown>]

export async function bench(server: TestServer): Promise<void> {
  const database = 'bench_search'
  await createDatabase(server.urlOf('postgres'), database, 'birgemiz_template')
  Object.assign(process.env, {
    DATABASE_URL: server.urlOf(database, 'app'),
    LOG_LEVEL: 'silent',
    DATA_DIR: server.dataDir,
  })
  const { db } = await import('#lib/platform/db.ts')
  const { loadReference } = await import('#prisma/seed/reference.ts')
  const { loadCrowd } = await import('#prisma/seed/crowd.ts')
  await loadReference(db)
  await step(`Inventing ${size.people} people`, async () => {
    const client = new pg.Client({ connectionString: server.urlOf(database) })
    await client.connect()
    await loadCrowd(client, size)
    await client.end()
  })
  const cases = await casesOf()
  for (const [, run] of cases) await run()
  const slow: string[] = []
  const all: number[] = []
  for (const [name, run] of cases) {
    const times = await timesOf(run)
    all.push(...times)
    const [p50, p95] = [at(times, 0.5), at(times, 0.95)]
    if (p95 >= limitMs) slow.push(name)
    say(`${name.padEnd(72)} p50 ${ms(p50)}  p95 ${ms(p95)}  max ${ms(times.at(-1) ?? 0)}`)
  }
  all.sort((a, b) => a - b)
  say(
    `${cases.length} kinds of pages: p50 ${ms(at(all, 0.5))}, p95 ${ms(at(all, 0.95))}, max ${ms(all.at(-1) ?? 0)}`,
  )
  await db.$disconnect()
  if (slow.length > 0)
    throw new Failure(`These took ${limitMs} ms or longer at the 95th percentile.`, slow.join('\n'))
}

async function timesOf(run: () => Promise<unknown>): Promise<number[]> {
  const times: number[] = []
  for (let index = 0; index < tries; index++) {
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
  const { registerPagesOf } = await import('#scripts/bench/pages/register.ts')
  const who = { 'largest centre': 0, 'small centre': 40, administrator: size.centres }
  const cases: Case[] = []
  for (const [name, index] of Object.entries(who)) {
    const actor = await findActor(crowdUserId(index))
    if (!actor) throw new Error('the crowd has no such account')
    const pages = [...(await registerPagesOf(actor)), ...pagesOf(actor)]
    cases.push(...pages.map(([page, run]): Case => [`${name}: ${page}`, run]))
  }
  return cases
}
