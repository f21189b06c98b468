import { fill, size } from '#scripts/bench/find-parts/fill.ts'
import { measureFigures, measureOpenData } from '#scripts/bench/site-parts/builds.ts'
import { addPlacesAndShifts } from '#scripts/bench/site-parts/fill.ts'
import { withoutCache } from '#scripts/bench/site-parts/outside-next.ts'
import { type Question, questions } from '#scripts/bench/site-parts/questions.ts'
import { createDatabase } from '#scripts/database/app-role.ts'
import { Failure } from '#scripts/start/failure.ts'
import { say, step } from '#scripts/start/progress.ts'
import type { TestServer } from '#scripts/test/database.ts'

// The region of `npm run bench -- find` with places and shifts: every public list, feed and file for machines, asked one after
// another and read from the database each time, as the first reader after a change waits for them; then the two builds of the night.

const turns = { warm: 3, measured: 24 }
const figuresMs = 30_000

export async function bench(server: TestServer): Promise<void> {
  withoutCache()
  const database = 'bench_site'
  await createDatabase(server.urlOf('postgres'), database, 'birgemiz_template')
  const env = {
    ...{ DATABASE_URL: server.urlOf(database, 'app'), DATA_DIR: server.dataDir, LOG_LEVEL: 'silent' },
    DATA_KEY: Buffer.alloc(32, 1).toString('base64'),
    INDEX_KEY: Buffer.alloc(32, 2).toString('base64'),
  }
  Object.assign(process.env, env)
  const { db } = await import('#lib/platform/db.ts')
  const { loadReference } = await import('#prisma/seed/reference.ts')
  await loadReference(db)
  await step(`Inventing ${size.events} events, ${size.news} news, ${size.centres} centres`, () =>
    fill(server.urlOf(database)),
  )
  await step('Giving them places and shifts', () => addPlacesAndShifts(server.urlOf(database)))
  const slow: string[] = []
  for (const question of await questions()) slow.push(...(await measure(question)))
  slow.push(...(await measureFigures(figuresMs)))
  slow.push(...(await measureOpenData(env)))
  await db.$disconnect()
  if (slow.length > 0) throw new Failure('Parts of the site are too slow or too heavy.', slow.join('\n'))
}

async function measure({ name, limit, ask }: Question): Promise<string[]> {
  const times: number[] = []
  for (let turn = 0; turn < turns.warm; turn++) await ask(turn)
  for (let turn = 0; turn < turns.measured; turn++) {
    const start = performance.now()
    await ask(turn)
    times.push(performance.now() - start)
  }
  times.sort((a, b) => a - b)
  const at = (share: number) => times[Math.floor(times.length * share)] ?? 0
  const [p50, p95] = [at(0.5), at(0.95)]
  say(`${name}: p50 ${p50.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms (of ${limit})`)
  return p95 < limit ? [] : [`${name}: ${p95.toFixed(1)} ms of ${limit} ms`]
}
