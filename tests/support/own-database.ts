import { randomUUID } from 'node:crypto'
import { cpSync, existsSync, mkdirSync } from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { afterAll } from 'vitest'

// Each test file gets a database of its own, cloned from the template, and a data folder of its own; both are named before
// anything reads the environment.

const { TEST_SERVER_URL, TEST_APP_PASSWORD, TEST_TEMPLATE, TEST_DATA_DIR } = process.env
if (!TEST_SERVER_URL || !TEST_APP_PASSWORD || !TEST_TEMPLATE || !TEST_DATA_DIR) {
  throw new Error(
    'These tests need the database that "npm test" starts: npm test -- integration <part of a file name>',
  )
}

const name = `test_${randomUUID().replaceAll('-', '')}`
const owner = new URL(TEST_SERVER_URL)
await onServer(`CREATE DATABASE ${name} TEMPLATE ${TEST_TEMPLATE}`)

owner.pathname = `/${name}`
const app = new URL(owner)
app.username = 'birgemiz_app'
app.password = TEST_APP_PASSWORD
process.env.DATABASE_URL = app.href
process.env.DATA_DIR = makeDataDir(path.join(TEST_DATA_DIR, 'of-tests', name))
process.env.MIGRATE_DATABASE_URL = owner.href
process.env.AUTH_SECRET = 'only-for-tests-only-for-tests-only-for-tests'
process.env.DATA_KEY = Buffer.alloc(32, 1).toString('base64')
process.env.INDEX_KEY = Buffer.alloc(32, 2).toString('base64')
process.env.SIGNING_KEY = Buffer.alloc(32, 3).toString('base64')
process.env.LOG_LEVEL = 'silent'

afterAll(async () => {
  const { db } = await import('#lib/platform/db.ts')
  await db.$disconnect()
  await onServer(`DROP DATABASE ${name} WITH (FORCE)`)
})

/** Empty, or with what the demo region keeps outside the database. */
function makeDataDir(folder: string): string {
  mkdirSync(folder, { recursive: true })
  if (TEST_TEMPLATE !== 'birgemiz_demo') return folder
  for (const part of ['files', 'demo-accounts.json']) {
    const source = path.join(TEST_DATA_DIR!, part)
    if (existsSync(source)) cpSync(source, path.join(folder, part), { recursive: true })
  }
  return folder
}

async function onServer(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: TEST_SERVER_URL })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
