import { type Actor, validAt } from '#lib/accounts/actor.ts'
import { now } from '#lib/platform/clock.ts'
import { db } from '#lib/platform/db.ts'
import type { Prisma } from '#prisma/generated/client.ts'
import { canRunRounds } from '../policy.ts'

/** Accounts that work here now, with any right but a volunteer's. */
export function ofStaff(): Prisma.UserWhereInput {
  return { disabledAt: null, roles: { some: { AND: [validAt(now()), { role: { not: 'volunteer' } }] } } }
}

/** Who can sit in a jury. */
export async function listJurorChoices(actor: Actor) {
  if (!canRunRounds(actor)) return []
  const users = await db.user.findMany({
    where: ofStaff(),
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    take: 500,
    select: { id: true, name: true, roles: { where: validAt(now()), select: { role: true } } },
  })
  return users.map(({ roles, ...user }) => ({ ...user, roles: [...new Set(roles.map(({ role }) => role))] }))
}
