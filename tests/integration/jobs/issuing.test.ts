import { spawn } from 'node:child_process'
import { buffer } from 'node:stream/consumers'
import { getDocumentProxy } from 'unpdf'
import { describe, expect, test } from 'vitest'
import { runIssuing } from '#lib/certificates/commands/run-issuing.ts'
import { issuingKind, startIssuing } from '#lib/certificates/commands/start-issuing.ts'
import { takeOutAll } from '#lib/certificates/commands/take-out-paper.ts'
import { forgetOldResults, type JobRun, runJobs } from '#lib/jobs/worker.ts'
import { findLatestJob } from '#lib/jobs/queries.ts'
import { db } from '#tests/support/database.ts'
import { aCoordinator, actorOf } from '#tests/support/people.ts'
import { auditOf, daysAgo, pastScene, refusalOf, worked } from '../certificates/people.ts'

const kinds: Record<string, JobRun> = { [issuingKind]: runIssuing }

async function sceneOf(count: number) {
  const scene = await pastScene()
  for (let index = 0; index < count; index++) await worked(scene)
  return scene
}

/** No two valid certificates of one piece of work, and each with one. */
async function expectOneEach(eventId: string, count: number): Promise<void> {
  const papers = await db.certificate.findMany({ where: { eventId, revokedAt: null } })
  expect(papers).toHaveLength(count)
  expect(new Set(papers.map(({ participationId }) => participationId)).size).toBe(count)
}

async function pagesOf(stream: ReadableStream): Promise<number> {
  const bytes = await buffer(stream as Parameters<typeof buffer>[0])
  return (await getDocumentProxy(new Uint8Array(bytes))).numPages
}

describe('certificates of a whole event', () => {
  test('are issued once each and gathered in one file; who cannot have one is passed over', async () => {
    const scene = await sceneOf(3)
    await worked(scene, { minutes: 0 })
    await worked(scene, { mark: 'absent' })
    const { jobId } = await startIssuing(scene.coordinator, { eventId: scene.event.id })
    expect(await auditOf(jobId)).toEqual(['job.started'])
    expect(await runJobs(kinds)).toBe(1)
    const job = await findLatestJob(scene.coordinator, issuingKind, scene.event.id)
    expect(job).toMatchObject({ state: 'done', done: 6, total: 6, result: { issued: 3, pages: 3 } })
    await expectOneEach(scene.event.id, 3)
    const stored = await takeOutAll(scene.coordinator, scene.event.id)
    expect(await pagesOf(stored!.stream)).toBe(3)
    expect(await takeOutAll((await aCoordinator()).actor, scene.event.id)).toBeNull()
    expect(await runJobs(kinds)).toBe(0)
  })

  test('asked for by many at once are one job', async () => {
    const scene = await sceneOf(2)
    const started = await Promise.all(
      Array.from({ length: 6 }, () => startIssuing(scene.coordinator, { eventId: scene.event.id })),
    )
    expect(new Set(started.map(({ jobId }) => jobId)).size).toBe(1)
    await Promise.all([runJobs(kinds), runJobs(kinds), runJobs(kinds)])
    await expectOneEach(scene.event.id, 2)
  })

  test('go on where a killed worker stopped, none twice', { timeout: 90_000 }, async () => {
    const scene = await sceneOf(40)
    const { jobId } = await startIssuing(scene.coordinator, { eventId: scene.event.id })
    for (let kill = 0; kill < 3; kill++) {
      await killAWorkerAfter(jobId, scene.event.id, (kill + 1) * 6)
      await db.job.updateMany({ where: { id: jobId }, data: { leasedUntil: daysAgo(1) } })
    }
    const before = await db.certificate.count({ where: { eventId: scene.event.id } })
    expect(before).toBeGreaterThan(5)
    expect(await runJobs(kinds)).toBe(1)
    expect(await db.job.findUniqueOrThrow({ where: { id: jobId } })).toMatchObject({
      state: 'done',
      tries: 4,
    })
    await expectOneEach(scene.event.id, 40)
    const stored = await takeOutAll(scene.coordinator, scene.event.id)
    expect(await pagesOf(stored!.stream)).toBe(40)
  })

  test('stop with a sentence when the right ended before or in between', async () => {
    const scene = await sceneOf(5)
    const { userId } = scene.coordinator
    await startIssuing(scene.coordinator, { eventId: scene.event.id })
    const endsAfterTwo: JobRun = (actor, job) => {
      const step: typeof job.step = async (progress) => {
        if (progress.done === 2)
          await db.roleAssignment.updateMany({ where: { userId }, data: { revokedAt: new Date() } })
        return job.step(progress)
      }
      return runIssuing(actor, { ...job, step })
    }
    await runJobs({ [issuingKind]: endsAfterTwo })
    expect(await findLatestJob(scene.coordinator, issuingKind, scene.event.id)).toMatchObject({
      state: 'failed',
      error: 'certificates.refusals.notAllowed',
    })
    await expectOneEach(scene.event.id, 2)
    const actor = await actorOf(userId)
    expect(await refusalOf(startIssuing(actor, { eventId: scene.event.id }))).toBe(
      'certificates.refusals.unknownEvent',
    )
    expect(await takeOutAll(actor, scene.event.id)).toBeNull()
  })

  test('are nobody’s to begin at another centre, nor where there is nobody', async () => {
    const scene = await sceneOf(1)
    const other = (await aCoordinator()).actor
    expect(await refusalOf(startIssuing(other, { eventId: scene.event.id }))).toBe(
      'certificates.refusals.unknownEvent',
    )
    const empty = await pastScene()
    expect(await refusalOf(startIssuing(empty.coordinator, { eventId: empty.event.id }))).toBe(
      'certificates.refusals.nobody',
    )
  })
})

describe('the worker', () => {
  test('tries a broken job again later, and ends it after enough tries', async () => {
    const scene = await sceneOf(1)
    const { jobId } = await startIssuing(scene.coordinator, { eventId: scene.event.id })
    const broken: Record<string, JobRun> = {
      [issuingKind]: async () => {
        throw new Error('the disk is full')
      },
    }
    await runJobs(broken)
    expect(await runJobs(broken)).toBe(0)
    const waiting = await db.job.findUniqueOrThrow({ where: { id: jobId } })
    expect(waiting.state).toBe('running')
    expect(waiting.leasedUntil?.getTime()).toBeGreaterThan(Date.now())
    await db.job.update({ where: { id: jobId }, data: { tries: 50, leasedUntil: daysAgo(1) } })
    await runJobs(broken)
    expect(await db.job.findUniqueOrThrow({ where: { id: jobId } })).toMatchObject({
      state: 'failed',
      error: 'jobs.refusals.broken',
    })
  })

  test('taken for dead changes nothing any more', async () => {
    const scene = await sceneOf(1)
    const { jobId } = await startIssuing(scene.coordinator, { eventId: scene.event.id })
    await runJobs({
      [issuingKind]: async (_, job) => {
        await db.job.update({ where: { id: jobId }, data: { tries: { increment: 1 } } })
        await job.step({ done: 1, total: 2 })
        return {}
      },
    })
    const job = await db.job.findUniqueOrThrow({ where: { id: jobId } })
    expect(job).toMatchObject({ state: 'running', done: 0 })
    await db.job.update({ where: { id: jobId }, data: { state: 'done', finishedAt: new Date() } })
  })

  test('forgets what it made after a week', async () => {
    const scene = await sceneOf(1)
    const { jobId } = await startIssuing(scene.coordinator, { eventId: scene.event.id })
    await runJobs(kinds)
    expect(await forgetOldResults()).toBe(0)
    await db.job.update({ where: { id: jobId }, data: { finishedAt: daysAgo(8) } })
    expect(await forgetOldResults()).toBe(1)
    expect(await takeOutAll(scene.coordinator, scene.event.id)).toBeNull()
    expect(await forgetOldResults()).toBe(0)
  })
})

/** A real worker on the test's database, killed with SIGKILL once so many certificates are there. */
async function killAWorkerAfter(jobId: string, eventId: string, count: number): Promise<void> {
  const worker = spawn(process.execPath, ['--conditions=react-server', 'scripts/worker.ts'], {
    env: process.env,
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  const ended = new Promise((resolve) => worker.on('exit', resolve))
  const isOver = async () =>
    worker.exitCode !== null ||
    (await db.certificate.count({ where: { eventId } })) >= count ||
    (await db.job.count({ where: { id: jobId, state: 'done' } })) > 0
  await expect.poll(isOver, { interval: 50, timeout: 60_000 }).toBe(true)
  worker.kill('SIGKILL')
  await ended
}
