import { createHash, randomBytes } from 'node:crypto'

/** 256 random bits for a single-use link: the secret goes into the letter, only its hash into the database. */
export function newToken(): { secret: string; hash: string } {
  const secret = randomBytes(32).toString('base64url')
  return { secret, hash: tokenHash(secret) }
}

export function tokenHash(secret: string): string {
  return createHash('sha256').update(secret).digest('hex')
}
