import type { Actor } from '#lib/accounts/actor.ts'
import { db } from '#lib/platform/db.ts'

/**
 * The latest work of a kind about a subject, whoever of its people began it. The caller has found the subject for the actor:
 * who may see the event may see how far its certificates are.
 */
export async function findLatestJob(_actor: Actor, kind: string, subjectId: string) {
  return db.job.findFirst({
    where: { kind, subjectId },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    select: { id: true, state: true, done: true, total: true, result: true, error: true, finishedAt: true },
  })
}
export type JobView = NonNullable<Awaited<ReturnType<typeof findLatestJob>>>
