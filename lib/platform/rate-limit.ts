import { createHmac } from 'node:crypto'
import { RateLimiterMemory, RateLimiterPrisma, RateLimiterRes } from 'rate-limiter-flexible'
import { db } from './db.ts'
import { env } from './env.ts'
import { TooMany } from './refusal.ts'

const minute = 60

/** Requests of open data an address has in ten minutes; the documentation says so. */
export const openDataTries = 600

/** What is limited, and how: `points` tries in `duration` seconds for one key. */
const rules = {
  signInByAccount: { points: 10, duration: 15 * minute },
  signInByAddress: { points: 50, duration: 15 * minute },
  resetByAccount: { points: 5, duration: 30 * minute },
  resetByAddress: { points: 25, duration: 30 * minute },
  invitation: { points: 60, duration: 60 * minute },
  verify: { points: 60, duration: 10 * minute },
  publicForm: { points: 10, duration: 60 * minute },
  /** Families and schools share an address; a site without a trusted proxy shares one for all. */
  signUpByAddress: { points: 60, duration: 60 * minute },
  signUpWithoutAddress: { points: 3000, duration: 60 * minute },
  signUpByContact: { points: 8, duration: 60 * minute },
  groupByAddress: { points: 20, duration: 60 * minute },
  groupByContact: { points: 6, duration: 60 * minute },
  personalLink: { points: 600, duration: 10 * minute },
  lostLinks: { points: 4, duration: 60 * minute },
  consentRequest: { points: 6, duration: 60 * minute },
  claim: { points: 20, duration: 60 * minute },
  /** Wrong codes and birth dates, per slip and per address. */
  claimWrong: { points: 10, duration: 60 * minute },
  hourClaim: { points: 30, duration: 60 * minute },
  ownData: { points: 20, duration: 60 * minute },
  applicationByAddress: { points: 10, duration: 60 * minute },
  applicationWithoutAddress: { points: 300, duration: 60 * minute },
  applicationByContact: { points: 6, duration: 60 * minute },
  /** Card numbers and birth dates an organisation tries, per organisation. */
  memberInvitation: { points: 30, duration: 60 * minute },
  calendar: { points: 120, duration: 10 * minute },
  transferRequest: { points: 20, duration: 60 * minute },
  upload: { points: 120, duration: 60 * minute },
  /** Kept while somebody types, a few seconds after each pause. */
  newsDraft: { points: 300, duration: 10 * minute },
  reaction: { points: 120, duration: 60 * minute },
  comment: { points: 20, duration: 60 * minute },
  commentReport: { points: 20, duration: 60 * minute },
  /** A school or an office behind one address reads a lot; a site without a trusted proxy sees one address for all. */
  viewByAddress: { points: 600, duration: 10 * minute },
  viewWithoutAddress: { points: 60_000, duration: 10 * minute },
  /** A search is cheap, and a school searches from one address; what is typed asks several times a word. */
  searchByAddress: { points: 240, duration: 10 * minute },
  searchWithoutAddress: { points: 24_000, duration: 10 * minute },
  suggestByAddress: { points: 1200, duration: 10 * minute },
  suggestWithoutAddress: { points: 120_000, duration: 10 * minute },
  consultationByAddress: { points: 10, duration: 60 * minute },
  consultationWithoutAddress: { points: 300, duration: 60 * minute },
  consultationByContact: { points: 6, duration: 60 * minute },
  /** Forms sent faster than a person writes. */
  consultationTooQuick: { points: 3, duration: 60 * minute },
  consultationTooQuickAnywhere: { points: 60, duration: 60 * minute },
  /** Words behind one personal link. */
  consultationWords: { points: 20, duration: 60 * minute },
  /** Once a day for an answer and an address. */
  faqHelped: { points: 1, duration: 24 * 60 * minute },
  faqHelpedWithoutAddress: { points: 600, duration: 60 * minute },
  /** Programs that read open data; a site without a trusted proxy sees one address for all. */
  openData: { points: openDataTries, duration: 10 * minute },
  openDataWithoutAddress: { points: 60_000, duration: 10 * minute },
  followByAddress: { points: 30, duration: 60 * minute },
  followWithoutAddress: { points: 1200, duration: 60 * minute },
  /** Letters that ask a mailbox back: nobody is bombed with them, whoever types the address how often. */
  followLetterHour: { points: 1, duration: 60 * minute },
  followLetterDay: { points: 3, duration: 24 * 60 * minute },
  followLetterMonth: { points: 10, duration: 30 * 24 * 60 * minute },
  pushByAddress: { points: 120, duration: 60 * minute },
  pushWithoutAddress: { points: 3000, duration: 60 * minute },
} as const
export type LimitName = keyof typeof rules

const limiters = new Map<LimitName, RateLimiterPrisma>()

/** Counts one try; throws `TooMany` with the time to wait when the limit is passed. Without a database the process counts alone. */
export async function limit(name: LimitName, key: string): Promise<void> {
  try {
    await limiterOf(name).consume(hidden(key))
  } catch (error) {
    if (error instanceof RateLimiterRes) throw new TooMany(Math.ceil(error.msBeforeNext / 1000))
    throw error
  }
}

const localLimiters = new Map<LimitName, RateLimiterMemory>()

/** Like `limit`, each process for itself and without a row: for what is frequent, and harmless a few times too often. */
export async function limitHere(name: LimitName, key: string): Promise<void> {
  const limiter = localLimiters.get(name) ?? new RateLimiterMemory({ keyPrefix: name, ...rules[name] })
  localLimiters.set(name, limiter)
  try {
    await limiter.consume(hidden(key))
  } catch (error) {
    if (error instanceof RateLimiterRes) throw new TooMany(Math.ceil(error.msBeforeNext / 1000))
    throw error
  }
}

/** What is left of a limit: `isOver` when this try was one too many. */
export type Allowance = {
  points: number
  seconds: number
  left: number
  resetSeconds: number
  isOver: boolean
}

/** Like `limitHere`, for those who are told how much they have left instead of being thrown out. */
export async function spendHere(name: LimitName, key: string): Promise<Allowance> {
  const limiter = localLimiters.get(name) ?? new RateLimiterMemory({ keyPrefix: name, ...rules[name] })
  localLimiters.set(name, limiter)
  const { points, duration: seconds } = rules[name]
  const result = await limiter.consume(hidden(key)).catch((error: unknown) => {
    if (error instanceof RateLimiterRes) return error
    throw error
  })
  const resetSeconds = Math.max(1, Math.ceil(result.msBeforeNext / 1000))
  const isOver = result.consumedPoints > points
  return { points, seconds, left: Math.max(0, result.remainingPoints), resetSeconds, isOver }
}

/** Counts nothing; throws `TooMany` when the limit of a key is reached already. */
export async function refuseSpent(name: LimitName, key: string): Promise<void> {
  const known = await limiterOf(name).get(hidden(key))
  if (known && known.remainingPoints <= 0) throw new TooMany(Math.ceil(known.msBeforeNext / 1000))
}

/** Forgets the tries of a key, after success. */
export async function forgive(name: LimitName, key: string): Promise<void> {
  await limiterOf(name).delete(hidden(key))
}

/** Keys hold mailboxes and phones: the table keeps what nobody can read back. */
function hidden(key: string): string {
  return createHmac('sha256', env.AUTH_SECRET).update(key).digest('base64url')
}

function limiterOf(name: LimitName): RateLimiterPrisma {
  const known = limiters.get(name)
  if (known) return known
  const limiter = new RateLimiterPrisma({
    storeClient: db,
    tableName: 'rateLimit',
    keyPrefix: name,
    clearExpiredByTimeout: false,
    insuranceLimiter: new RateLimiterMemory({ keyPrefix: name, ...rules[name] }),
    ...rules[name],
  })
  limiters.set(name, limiter)
  return limiter
}
