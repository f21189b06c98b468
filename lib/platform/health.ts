import { Pool } from 'pg'
import { env } from './env.ts'

/** A connection of its own: a busy pool of pages is not a dead database. */
const pool = new Pool({
  connectionString: env.DATABASE_URL,
  max: 1,
  connectionTimeoutMillis: 1000,
  query_timeout: 1000,
  idleTimeoutMillis: 30_000,
})
pool.on('error', () => {
  checkedAt = 0
})

let checkedAt = 0
let verdict: Promise<boolean> = Promise.resolve(true)
const freshMs = 1000

/** Whether the database answers now. Asked at most once a second, and never waits longer than two. */
export function isDatabaseUp(): Promise<boolean> {
  if (Date.now() - checkedAt < freshMs) return verdict
  checkedAt = Date.now()
  verdict = pool.query('SELECT 1').then(
    () => true,
    () => false,
  )
  return verdict
}
