import type { Actor } from '#lib/accounts/actor.ts'
import { db } from '#lib/platform/db.ts'
import { canEditMemoranda } from '../policy.ts'
import { listNames } from './names.ts'

/** The latest acts on a memorandum, for the desk: the regional record of changes is the administrator's alone. */
export async function listMemorandumHistory(actor: Actor, id: string, limit = 100) {
  if (!canEditMemoranda(actor)) return []
  const entries = await db.auditEntry.findMany({
    where: { subjectType: 'memorandum', subjectId: id },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    take: limit,
    select: { id: true, at: true, action: true, actorUserId: true },
  })
  const names = await listNames(entries.map(({ actorUserId }) => actorUserId))
  return entries.map(({ actorUserId, ...entry }) => ({
    ...{ ...entry, details: {} },
    actorName: names.get(actorUserId ?? '') ?? null,
  }))
}
