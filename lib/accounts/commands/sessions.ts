import { now } from '#lib/platform/clock.ts'
import { db, transaction } from '#lib/platform/db.ts'
import { record } from '#lib/audit/record.ts'
import type { Actor } from '../actor.ts'

/** Opens a session for a user; returns its id. `agent` is kept short, for the list of sign-ins. */
export async function openSession(
  actor: null,
  userId: string,
  agent: string,
  lifetimeSeconds: number,
): Promise<string> {
  return transaction(async (tx) => {
    const session = await tx.session.create({
      data: {
        userId,
        device: agent.slice(0, 120),
        expiresAt: new Date(now().getTime() + lifetimeSeconds * 1000),
      },
      select: { id: true },
    })
    await record(tx, actor, 'session.opened', { type: 'user', id: userId })
    return session.id
  })
}

/** Ends one session. A second call changes nothing. */
export async function closeSession(actor: null, sessionId: string): Promise<void> {
  await db.session.updateMany({ where: { id: sessionId, revokedAt: null }, data: { revokedAt: now() } })
}

/** Ends every session of the actor, this one included; returns how many were open. */
export async function closeAllSessions(actor: Actor): Promise<number> {
  return transaction(async (tx) => {
    const { count } = await tx.session.updateMany({
      where: { userId: actor.userId, revokedAt: null },
      data: { revokedAt: now() },
    })
    await record(tx, actor, 'session.allClosed', { type: 'user', id: actor.userId, details: { count } })
    return count
  })
}
