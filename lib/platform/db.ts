import { PrismaPg } from '@prisma/adapter-pg'
import { type Prisma, PrismaClient } from '#prisma/generated/client.ts'
import { isRetryable } from './db-errors.ts'
import { env } from './env.ts'

export type Db = PrismaClient
export type Tx = Prisma.TransactionClient

const shared = globalThis as { birgemizDb?: PrismaClient }

// Pages are short and many at once: a statement that takes a second processor takes it from a neighbour, and nothing here lies on a turning disk.
const planning = '-c max_parallel_workers_per_gather=0 -c random_page_cost=1.1'

/** The one connection pool of the process. Every wait has an end: nothing here may hang a page. */
export const db: PrismaClient = shared.birgemizDb ?? connect(env.DATABASE_URL)
if (env.NODE_ENV !== 'production') shared.birgemizDb = db

export function connect(connectionString: string, max = 10): PrismaClient {
  const adapter = new PrismaPg({
    connectionString,
    max,
    connectionTimeoutMillis: 5000,
    keepAlive: true,
    options: `-c statement_timeout=8000 -c lock_timeout=4000 -c idle_in_transaction_session_timeout=10000 ${planning}`,
  })
  return new PrismaClient({ adapter, transactionOptions: { maxWait: 5000, timeout: 8000 } })
}

const triesMax = 5

/**
 * One transaction, repeated with jitter when the database asks for it. No mail and no redirect inside. `timeout` is for the few
 * that change many records together, in milliseconds.
 */
export async function transaction<Result>(
  run: (tx: Tx) => Promise<Result>,
  options: { timeout?: number } = {},
): Promise<Result> {
  for (let tries = 1; ; tries++) {
    try {
      return await db.$transaction(run, options)
    } catch (error) {
      if (tries >= triesMax || !isRetryable(error)) throw error
      await new Promise((resolve) => setTimeout(resolve, 20 + Math.random() * 40 * 2 ** tries))
    }
  }
}
