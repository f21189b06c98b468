import type { Actor } from '#lib/accounts/actor.ts'
import { record } from '#lib/audit/record.ts'
import type { Tx } from '#lib/platform/db.ts'
import { storageKeyOf } from './rules.ts'

type Request = { kind: string; subjectId: string; centreId?: string | null; total: number }

/**
 * Puts long work into the queue as part of the caller's transaction; the caller has asked for the rights, and the worker asks
 * again when it runs. While the same work about the same subject is open, a second call gives that one.
 */
export async function startJob(
  actor: Actor,
  tx: Tx,
  { kind, subjectId, centreId, total }: Request,
): Promise<{ id: string; isNew: boolean }> {
  const { count } = await tx.job.createMany({
    data: [{ kind, subjectId, total, actorUserId: actor.userId }],
    skipDuplicates: true,
  })
  const { id } = await tx.job.findFirstOrThrow({
    where: { kind, subjectId, state: { in: ['queued', 'running'] } },
    select: { id: true },
  })
  if (count === 1)
    await record(tx, actor, 'job.started', { type: 'job', id, centreId, details: { kind, subjectId } })
  return { id, isNew: count === 1 }
}

/**
 * Takes back what finished jobs of a kind made about the subjects, for it may name somebody who was erased; a running one begins
 * again from the start. Returns the keys of the store whose files the caller removes after the commit.
 */
export async function dropResults(
  _actor: Actor | null,
  tx: Tx,
  { kind, subjectIds }: { kind: string; subjectIds: string[] },
): Promise<string[]> {
  const about = { kind, subjectId: { in: subjectIds } }
  const made = await tx.job.findMany({ where: { ...about, state: 'done' }, select: { id: true } })
  await tx.job.updateMany({ where: { ...about, state: 'done' }, data: { result: {} } })
  await tx.job.updateMany({
    where: { ...about, state: 'running' },
    data: { state: 'queued', leasedUntil: null, tries: { increment: 1 } },
  })
  return made.map(({ id }) => storageKeyOf(id))
}
