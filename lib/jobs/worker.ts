import { type Actor, findActor } from '#lib/accounts/actor.ts'
import { now } from '#lib/platform/clock.ts'
import { db } from '#lib/platform/db.ts'
import { removeFiles } from '#lib/platform/file-store.ts'
import { log } from '#lib/platform/log.ts'
import { Forbidden, Refusal } from '#lib/platform/refusal.ts'
import type { Prisma } from '#prisma/generated/client.ts'
import { storageKeyOf } from './rules.ts'

export { storageKeyOf } from './rules.ts'

export type RunningJob = {
  id: string
  subjectId: string
  /**
   * Notes how far the work is, keeps the lease, and gives the actor with the rights of this moment. Throws when the job went to
   * another worker meanwhile, and `Forbidden` when the account is gone.
   */
  step: (progress: { done: number; total: number }) => Promise<Actor>
}
/** One kind of work; it may be begun again from the start at any time and must then go on where it was. Returns the result to keep. */
export type JobRun = (actor: Actor, job: RunningJob) => Promise<Prisma.InputJsonObject>

const leaseMs = 60_000
const giveUpAfterTries = 12
/** What a job made can be fetched for so long; it holds people's names. */
const keepMs = 7 * 24 * 3_600_000

type Leased = { id: string; kind: string; subjectId: string; actorUserId: string; tries: number }

/** Another worker has the job: this one stops without a trace. */
class LeaseLost extends Error {}

/** Runs one job that is due; returns how many were taken. A killed worker's job comes free after a minute and goes on. */
export async function runJobs(kinds: Readonly<Record<string, JobRun>>): Promise<number> {
  const job = await lease(Object.keys(kinds))
  const run = job && kinds[job.kind]
  if (!job || !run) return 0
  try {
    const result = await run(await actorOf(job), {
      id: job.id,
      subjectId: job.subjectId,
      step: (progress) => step(job, progress),
    })
    await end(job, { state: 'done', result })
  } catch (error) {
    await stop(job, error)
  }
  return 1
}

/** Throws away what jobs made long ago; returns how many. */
export async function forgetOldResults(): Promise<number> {
  const before = new Date(now().getTime() - keepMs)
  const old = await db.job.findMany({
    where: { finishedAt: { lt: before }, NOT: { result: { equals: {} } } },
    select: { id: true },
    take: 50,
  })
  for (const { id } of old) {
    await removeFiles(storageKeyOf(id))
    await db.job.update({ where: { id }, data: { result: {} } })
  }
  return old.length
}

async function lease(kinds: string[]): Promise<Leased | null> {
  const [job] = await db.$queryRaw<Leased[]>`
    UPDATE "Job" SET "state" = 'running', "leasedUntil" = now() + ${leaseMs} * interval '1 millisecond', "tries" = "tries" + 1
    WHERE "id" = (
      SELECT "id" FROM "Job"
      WHERE "kind" = ANY(${kinds}) AND ("state" = 'queued' OR ("state" = 'running' AND "leasedUntil" < now()))
      ORDER BY "createdAt", "id" LIMIT 1 FOR UPDATE SKIP LOCKED)
    RETURNING "id", "kind", "subjectId", "actorUserId", "tries"`
  return job ?? null
}

async function step(job: Leased, { done, total }: { done: number; total: number }): Promise<Actor> {
  const leasedUntil = new Date(now().getTime() + leaseMs)
  await write(job, { done: Math.min(done, total), total, leasedUntil })
  return actorOf(job)
}

async function actorOf({ actorUserId }: Leased): Promise<Actor> {
  const actor = await findActor(actorUserId)
  if (!actor) throw new Forbidden('jobs.refusals.noAccount')
  return actor
}

async function end(job: Leased, outcome: Prisma.JobUpdateManyMutationInput): Promise<void> {
  await write(job, { ...outcome, leasedUntil: null, finishedAt: now() })
}

/** The number of tries says whose turn it is: a worker that was taken for dead can no longer write. */
async function write({ id, tries }: Leased, data: Prisma.JobUpdateManyMutationInput): Promise<void> {
  const { count } = await db.job.updateMany({ where: { id, tries, state: 'running' }, data })
  if (count === 0) throw new LeaseLost()
}

/** A refusal ends the job with its sentence; anything else is tried again after a pause, a limited number of times. */
async function stop(job: Leased, error: unknown): Promise<void> {
  if (error instanceof LeaseLost) return
  if (error instanceof Refusal) return end(job, { state: 'failed', error: error.code })
  log.error({ err: error, job: job.id, tries: job.tries }, 'a job was broken off')
  if (job.tries >= giveUpAfterTries) return end(job, { state: 'failed', error: 'jobs.refusals.broken' })
  await write(job, { leasedUntil: new Date(now().getTime() + Math.min(2 ** job.tries * 1000, 600_000)) })
}
