import pg from 'pg'
import { fill, size } from '#scripts/bench/find-parts/fill.ts'
import { queries } from '#scripts/bench/find-parts/words.ts'
import { createDatabase } from '#scripts/database/app-role.ts'
import { Failure } from '#scripts/start/failure.ts'
import { say, step } from '#scripts/start/progress.ts'
import type { TestServer } from '#scripts/test/database.ts'

// 100,000 events, 50,000 news, 5,000 centres in three languages; some hundred mixed queries one after another and four side by
// side, suggestions for what is typed on the way to them. Beside them what a rebuild takes and what the triggers add to a change.

const limits = { search: 60, suggestions: 30 }
const tries = { queries: 440, sideBySide: 4 }

export async function bench(server: TestServer): Promise<void> {
  const database = 'bench_find'
  await createDatabase(server.urlOf('postgres'), database, 'birgemiz_template')
  Object.assign(process.env, {
    ...{ DATABASE_URL: server.urlOf(database, 'app'), DATA_DIR: server.dataDir, LOG_LEVEL: 'silent' },
    DATA_KEY: Buffer.alloc(32, 1).toString('base64'),
    INDEX_KEY: Buffer.alloc(32, 2).toString('base64'),
  })
  const { db } = await import('#lib/platform/db.ts')
  const { loadReference } = await import('#prisma/seed/reference.ts')
  await loadReference(db)
  await step(`Inventing ${size.events} events, ${size.news} news, ${size.centres} centres`, () =>
    fill(server.urlOf(database)),
  )
  await rebuild(server.urlOf(database))
  const slow = [...(await measure('search', searchOne)), ...(await measure('suggestions', suggestOne))]
  await changes(server.urlOf(database))
  await db.$disconnect()
  if (slow.length > 0) throw new Failure('The search is too slow.', slow.join('\n'))
}

async function rebuild(ownerUrl: string): Promise<void> {
  const { db } = await import('#lib/platform/db.ts')
  const { rebuildSearch } = await import('#lib/search/commands/rebuild-search.ts')
  const start = performance.now()
  let said = 0
  await rebuildSearch(null, db, (kind, done, all) => {
    if (performance.now() - said < 15_000 && done < all) return
    said = performance.now()
    say(`  ${kind}: ${done} of ${all}, ${seconds(start)}`)
  })
  const owner = new pg.Client({ connectionString: ownerUrl })
  await owner.connect()
  await owner.query('VACUUM ANALYZE "SearchEntry"')
  await owner.query('VACUUM ANALYZE "SearchWord"')
  const { rows } = await owner.query<{ entries: string; words: string; bytes: string }>(
    `SELECT (SELECT count(*) FROM "SearchEntry") AS entries, (SELECT count(*) FROM "SearchWord") AS words,
      pg_size_pretty(pg_total_relation_size('"SearchEntry"')) AS bytes`,
  )
  await owner.end()
  say(`rebuild: ${seconds(start)}; ${rows[0]?.entries} entries, ${rows[0]?.words} words, ${rows[0]?.bytes}`)
}

async function searchOne(q: string, locale: 'kk' | 'ru' | 'en', index: number): Promise<unknown> {
  const { findPublished } = await import('#lib/search/public.ts')
  const kind = index % 5 === 1 ? 'event' : index % 7 === 2 ? 'news' : ''
  const direction = index % 9 === 4 ? 'eco' : ''
  const filters = { q, locale, kind, unit: '', direction, when: index % 11 === 5 ? 'ahead' : '' } as const
  return findPublished(filters, await readings(q))
}

async function suggestOne(q: string, locale: 'kk' | 'ru' | 'en', index: number): Promise<unknown> {
  const { suggestPublished } = await import('#lib/search/public.ts')
  const begun = q.slice(0, 2 + (index % 6))
  return suggestPublished(begun, locale, await readings(begun))
}

async function readings(q: string): Promise<string[]> {
  const { readingsOf } = await import('#lib/search/rules/readings.ts')
  return readingsOf(q).map(({ text }) => text)
}

async function measure(
  name: keyof typeof limits,
  run: (q: string, locale: 'kk' | 'ru' | 'en', index: number) => Promise<unknown>,
): Promise<string[]> {
  const asked = queries(tries.queries)
  for (const { q, locale } of asked.slice(0, 20)) await run(q, locale, 0)
  const slow: string[] = []
  for (const side of [1, tries.sideBySide]) {
    const times: { ms: number; q: string }[] = []
    let next = 0
    const walk = async () => {
      while (next < asked.length) {
        const index = next++
        const { q, locale } = asked[index]!
        const start = performance.now()
        await run(q, locale, index)
        times.push({ ms: performance.now() - start, q })
      }
    }
    await Promise.all(Array.from({ length: side }, walk))
    times.sort((a, b) => a.ms - b.ms)
    const p95 = times[Math.floor(times.length * 0.95)]!.ms
    const p50 = times[Math.floor(times.length * 0.5)]!.ms
    say(
      `${name}, ${side} at a time: p50 ${p50.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms, slowest ${times.at(-1)!.ms.toFixed(0)} ms (${times
        .slice(-8)
        .map(({ q, ms }) => `${q} ${ms.toFixed(0)}`)
        .join(', ')})`,
    )
    if (side === 1 && p95 >= limits[name]) slow.push(`${name}: ${p95.toFixed(1)} ms of ${limits[name]} ms`)
  }
  return slow
}

/** What the triggers add to a change, and what a change of many rows takes. */
async function changes(ownerUrl: string): Promise<void> {
  const owner = new pg.Client({ connectionString: ownerUrl })
  await owner.connect()
  const timed = async (statement: string) => {
    const start = performance.now()
    await owner.query(statement)
    return performance.now() - start
  }
  const { rows } = await owner.query<{ id: string }>('SELECT "id" FROM "Event" ORDER BY "id" LIMIT 1040')
  const [few, many] = [rows.slice(0, 40), rows.slice(40)]
  const rename = (id: string) =>
    timed(
      `UPDATE "Event" SET "titleRu" = "titleRu" || ' снова', "version" = "version" + 1 WHERE "id" = '${id}'`,
    )
  const withTriggers: number[] = []
  for (const { id } of few) withTriggers.push(await rename(id))
  const list = many.map(({ id }) => `'${id}'`).join(', ')
  const bulk = await timed(`UPDATE "Event" SET "titleKk" = "titleKk" || ' тағы' WHERE "id" IN (${list})`)
  const untouched = await timed(`UPDATE "Event" SET "version" = "version" + 1 WHERE "id" IN (${list})`)
  await owner.query('ALTER TABLE "Event" DISABLE TRIGGER USER')
  const without: number[] = []
  for (const { id } of few) without.push(await rename(id))
  await owner.end()
  const middle = (times: number[]) =>
    times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)]!.toFixed(1)
  say(
    `a renamed event: ${middle(withTriggers)} ms, without the triggers ${middle(without)} ms; 1,000 renamed at once: ${bulk.toFixed(0)} ms, 1,000 changed otherwise: ${untouched.toFixed(0)} ms`,
  )
}

function seconds(start: number): string {
  return `${((performance.now() - start) / 1000).toFixed(0)} s`
}
