import { argon2 as argon2Callback, randomBytes, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import { TooMany } from '#lib/platform/refusal.ts'

const argon2 = promisify(argon2Callback)

/** Argon2id as the OWASP password storage sheet asks for at least: 19 MiB, 2 passes, 1 lane. */
const current = { memory: 19456, passes: 2, parallelism: 1 }
const parallelMax = 2
const queueMax = 20
let running = 0
const queue: (() => void)[] = []

/** Hashes a password; the parameters travel in the hash, so they can be raised later. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16)
  const hash = await derive(password, salt, current)
  const { memory, passes, parallelism } = current
  return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${salt.toString('base64')}$${hash.toString('base64')}`
}

/**
 * True when the password belongs to the hash. A null hash costs the same time as a wrong password, so nobody learns from the
 * clock who has an account. Throws `TooMany` when too many are being checked already.
 */
export async function verifyPassword(password: string, stored: string | null): Promise<boolean> {
  const parsed = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/=]+)\$([A-Za-z0-9+/=]+)$/.exec(
    stored ?? '',
  )
  if (!parsed) {
    await derive(password, Buffer.alloc(16), current)
    return false
  }
  const [, memory, passes, parallelism, salt, hash] = parsed as unknown as [
    string,
    string,
    string,
    string,
    string,
    string,
  ]
  const cost = { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism) }
  const expected = Buffer.from(hash, 'base64')
  const actual = await derive(password, Buffer.from(salt, 'base64'), cost)
  return actual.length === expected.length && timingSafeEqual(actual, expected)
}

async function derive(password: string, nonce: Buffer, cost: typeof current): Promise<Buffer> {
  await enter()
  try {
    const message = Buffer.from(password.normalize('NFC'))
    return await argon2('argon2id', { message, nonce, tagLength: 32, ...cost })
  } finally {
    running--
    queue.shift()?.()
  }
}

/** Hashing is dear on purpose: two at a time, twenty waiting, the rest are asked to come back. */
async function enter(): Promise<void> {
  if (running >= parallelMax) {
    if (queue.length >= queueMax) throw new TooMany(5)
    await new Promise<void>((resolve) => queue.push(resolve))
  }
  running++
}
