import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll } from 'vitest'

// Each test file gets a database of its own, cloned from the template; it is named before anything reads the environment.

const { TEST_SERVER_URL, TEST_APP_PASSWORD, TEST_TEMPLATE } = process.env
if (!TEST_SERVER_URL || !TEST_APP_PASSWORD || !TEST_TEMPLATE) {
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
process.env.MIGRATE_DATABASE_URL = owner.href
process.env.AUTH_SECRET = 'only-for-tests-only-for-tests-only-for-tests'
process.env.DATA_KEY = Buffer.alloc(32, 1).toString('base64')
process.env.INDEX_KEY = Buffer.alloc(32, 2).toString('base64')
process.env.LOG_LEVEL = 'silent'

afterAll(async () => {
  const { db } = await import('#lib/platform/db.ts')
  await db.$disconnect()
  await onServer(`DROP DATABASE ${name} WITH (FORCE)`)
})

async function onServer(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: TEST_SERVER_URL })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
