import { record } from '#lib/audit/record.ts'
import { db, transaction } from '#lib/platform/db.ts'
import { forgive, limit, refuseSpent } from '#lib/platform/rate-limit.ts'
import { Invalid } from '#lib/platform/refusal.ts'
import { verifyPassword } from '../password.ts'

type Attempt = { email: string; password: string; address: string }

/**
 * Proves who somebody is; returns the user's id. One sentence for an unknown address, a wrong password and a closed account,
 * and the same work for all three, so that nobody learns who has an account. Throws `TooMany` past the limits.
 */
export async function signIn(
  actor: null,
  { email, password, address }: Attempt,
): Promise<{ userId: string }> {
  const accountKey = `${email}|${address}`
  await limit('signInByAccount', accountKey)
  // Before the password is looked at: an answer that differs only for the right one would let them all be tried. Where nobody
  // tells addresses apart, all share one key, and a stranger's failures must not shut everybody out.
  if (address !== 'direct') await refuseSpent('signInByAddress', address)
  const user = await db.user.findUnique({
    where: { email },
    select: { id: true, passwordHash: true, disabledAt: true },
  })
  const isRight = await verifyPassword(password, user?.passwordHash ?? null)
  if (user && isRight && !user.disabledAt) {
    await forgive('signInByAccount', accountKey)
    return { userId: user.id }
  }
  await limit('signInByAddress', address)
  await transaction((tx) => record(tx, actor, 'session.refused', { type: 'user', id: user?.id ?? null }))
  throw new Invalid({ password: { code: 'accounts.refusals.signIn' } }, 'accounts.refusals.signIn')
}
