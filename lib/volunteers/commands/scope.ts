import type { Actor } from '#lib/accounts/actor.ts'
import type { Db, Tx } from '#lib/platform/db.ts'

/** The centre an entry about a card belongs to: the one the actor acts for, else the person's primary one. */
export async function centreForAudit(
  client: Db | Tx,
  actor: Actor,
  volunteerId: string,
): Promise<string | null> {
  const memberships = await client.membership.findMany({
    where: { volunteerId, endedOn: null, centreId: { not: null } },
    orderBy: { isPrimary: 'desc' },
    select: { centreId: true },
  })
  const own = memberships.find(({ centreId }) => centreId !== null && actor.centreIds.includes(centreId))
  return own?.centreId ?? memberships[0]?.centreId ?? null
}
