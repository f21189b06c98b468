import type { Actor } from '#lib/accounts/actor.ts'
import type { Db, Tx } from '#lib/platform/db.ts'

/**
 * The centre an entry about a card belongs to: the one the actor acts for, else the person's primary one; for a guest, who has
 * none, the centre of the event they came for last.
 */
export async function centreForAudit(
  client: Db | Tx,
  actor: Actor | null,
  volunteerId: string,
): Promise<string | null> {
  const memberships = await client.membership.findMany({
    where: { volunteerId, endedOn: null, centreId: { not: null } },
    orderBy: { isPrimary: 'desc' },
    select: { centreId: true },
  })
  const signUps = await client.participation.findMany({
    where: { volunteerId },
    orderBy: [{ shift: { startsAt: 'desc' } }, { id: 'desc' }],
    take: 20,
    select: { shift: { select: { event: { select: { centreId: true } } } } },
  })
  const centreIds = [
    ...memberships.map(({ centreId }) => centreId),
    ...signUps.map(({ shift }) => shift.event.centreId),
  ]
  const own = centreIds.find((centreId) => centreId !== null && actor?.centreIds.includes(centreId))
  return own ?? centreIds[0] ?? null
}

/** The same for the acts of other domains on a card. */
export async function centreOfCard(
  actor: Actor | null,
  client: Db | Tx,
  volunteerId: string,
): Promise<string | null> {
  return centreForAudit(client, actor, volunteerId)
}
