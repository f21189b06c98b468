import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { say } from '#scripts/start/progress.ts'
import type { TestServer } from '#scripts/test/database.ts'
import type { bringIn } from './import-parts/work.ts'

// A sheet of 5,000 people into a register of 20,000: mixed spellings, 300 duplicates inside and outside, 200 broken cells.

const database = 'birgemiz_template'
const registerSize = 20_000
const sheetSize = 5000
const previewMaxSeconds = 20
const importMaxSeconds = 30

/** Measures reading, preview, import, a second import, and an undo; says the figures and fails when a promise is broken. */
export async function bench(server: TestServer): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'birgemiz-bench-'))
  try {
    prepare(server, folder)
    await measure(server)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Everything below reads the environment when it is loaded. */
function prepare(server: TestServer, folder: string): void {
  Object.assign(process.env, {
    ...{ DATABASE_URL: server.urlOf(database, 'app'), DATA_DIR: folder, LOG_LEVEL: 'error' },
    DATA_KEY: Buffer.alloc(32, 1).toString('base64'),
    INDEX_KEY: Buffer.alloc(32, 2).toString('base64'),
    SIGNING_KEY: Buffer.alloc(32, 3).toString('base64'),
    AUTH_SECRET: 'only-for-measuring-only-for-measuring',
  })
}

async function measure(server: TestServer): Promise<void> {
  const work = await import('./import-parts/work.ts')
  const { makeRegister, makeSheet } = await import('./import-parts/people.ts')
  const scene = await makeRegister(registerSize)
  await gatherStatistics(server)
  const { file, expected } = await makeSheet(sheetSize, scene)
  const before = process.memoryUsage().rss
  const first = await work.bringIn(scene, file)
  report('first import', first)
  say(`  expected: ${JSON.stringify(expected)}`)
  const second = await work.bringIn(scene, file)
  report('the same sheet again', second)
  say(
    `Memory of this process: ${megabytes(before)} MB before, ${megabytes(process.memoryUsage().rss)} MB after.`,
  )
  const rows = Object.values(first.outcomes).reduce((sum, count) => sum + count, 0)
  const broken = [
    first.readSeconds + first.preview.seconds > previewMaxSeconds ? 'the preview is too slow' : '',
    first.importing.seconds > importMaxSeconds ? 'the import is too slow' : '',
    rows === sheetSize ? '' : `${rows} rows are accounted for`,
    second.outcomes.created || second.outcomes.updated ? 'a second import changes something' : '',
  ].filter(Boolean)
  if (broken.length > 0) throw new Error(broken.join('; '))
}

/** A server that runs for longer does this by itself. */
async function gatherStatistics(server: TestServer): Promise<void> {
  const client = new pg.Client({ connectionString: server.urlOf(database) })
  await client.connect()
  await client.query('ANALYZE')
  await client.end()
}

type Figures = Awaited<ReturnType<typeof bringIn>>

function report(name: string, figures: Figures): void {
  const { readSeconds, preview, importing, childMegabytes, verdicts, outcomes } = figures
  say(`${name}: read ${readSeconds} s (child ${childMegabytes} MB)`)
  say(
    `  preview ${preview.seconds} s (${preview.cpu} s computing), import ${importing.seconds} s (${importing.cpu} s computing)`,
  )
  say(`  rows: ${JSON.stringify(verdicts)} → ${JSON.stringify(outcomes)}`)
}

function megabytes(bytes: number): number {
  return Math.round(bytes / 1024 / 1024)
}
