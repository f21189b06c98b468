import pg from 'pg'
import { Failure } from '#scripts/start/failure.ts'
import { applyMigrations } from './engine.ts'

// Any number will do, as long as nothing else uses it: two starts on one database take turns.
const turn = 4_711_002

/** Brings the database up to the migrations of the project; several at once take turns, a second call does nothing. */
export async function migrate(url: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 })
  client.on('error', () => undefined)
  await connect(client, url)
  try {
    await client.query('SELECT pg_advisory_lock($1)', [turn])
    return await applyMigrations(url)
  } catch (error) {
    const words = (error as Error).message
    if (words.includes('P3009')) {
      throw new Failure(
        'A migration of an earlier start stopped half-way, so the database is in an unknown state.',
        `Restore the latest backup, or finish that migration by hand. The engine says: ${words}`,
      )
    }
    throw new Failure('The database could not be brought up to date.', `The engine says: ${words}`)
  } finally {
    await client.end().catch(() => undefined)
  }
}

async function connect(client: pg.Client, url: string): Promise<void> {
  try {
    await client.connect()
  } catch (error) {
    const { code, message } = error as { code?: string; message: string }
    throw new Failure(
      `The database at ${withoutPassword(url)} cannot be reached: ${message || code}.`,
      'Check that the server runs and that DATABASE_URL names the right host, port, database, user and password; without DATABASE_URL the embedded server is used.',
    )
  }
}

function withoutPassword(url: string): string {
  try {
    const { hostname, port, pathname } = new URL(url)
    return `${hostname}:${port || 5432}${pathname}`
  } catch {
    return 'DATABASE_URL'
  }
}
