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
let isAsking = false
let verdict: Promise<boolean> = Promise.resolve(true)
const freshMs = 1000

/**
 * Whether the database answers now. Asked at most once a second, and never waits longer than four. Asks twice before it says no:
 * in a busy process the first question can run out of time before its answer is read.
 */
export function isDatabaseUp(): Promise<boolean> {
  if (isAsking || Date.now() - checkedAt < freshMs) return verdict
  isAsking = true
  verdict = ask()
    .catch(ask)
    .then(
      () => true,
      () => false,
    )
    .finally(() => {
      isAsking = false
      checkedAt = Date.now()
    })
  return verdict
}

function ask(): Promise<unknown> {
  return pool.query('SELECT 1')
}
