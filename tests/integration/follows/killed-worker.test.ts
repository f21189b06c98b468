import { expect, test } from 'vitest'
import { dayMs, wallTimeOf } from '#lib/platform/clock.ts'
import { newId } from '#lib/platform/new-id.ts'
import { rowOf } from '#lib/follows/rules.ts'
import { db } from '#tests/support/database.ts'
import { kill, leasesRunOut, startSink, startWorker, until } from '../mail/worker-process.ts'
import { aCentre, anEvent } from './scene.ts'

const readers = 70

/** `weekday-HH:MM` of a moment, as DIGEST_AT says it. */
function digestAt(at: Date): string {
  const wall = wallTimeOf(at)
  const weekday = new Date(`${wall.slice(0, 10)}T00:00:00Z`).getUTCDay() || 7
  return `${weekday}-${wall.slice(11)}`
}

test(
  'two workers killed in the middle of the digest: each mailbox gets one letter under one name',
  { timeout: 60_000 },
  async () => {
    const { id: centreId, topic } = await aCentre()
    const yesterday = new Date(Date.now() - dayMs)
    await anEvent(centreId, { publishedAt: yesterday })
    const followers = Array.from({ length: readers }, (_, index) => ({
      ...{
        id: newId(),
        state: 'confirmed' as const,
        email: `d${index}@demo.invalid`,
        emailHash: `d${index}`,
      },
      ...{ locale: 'kk', consentVersion: 'v1', consentLocale: 'kk' },
      ...{
        confirmedAt: new Date(yesterday.getTime() - dayMs),
        digestUntil: new Date(yesterday.getTime() - dayMs),
      },
    }))
    await db.follower.createMany({ data: followers })
    const confirmedAt = yesterday
    await db.followTopic.createMany({
      data: followers.map(({ id }) => ({ followerId: id, ...rowOf(topic), confirmedAt })),
    })

    const sink = await startSink()
    const settings = {
      ...{ DIGEST_AT: digestAt(new Date(Date.now() - 600_000)), QUIET_HOURS: '00:00-00:00' },
      MAILINGS_PER_MINUTE: '60000',
    }
    const start = () => startWorker(sink.url, settings)
    const written = () => db.followLetter.count({ where: { kind: 'digest' } })
    const pair = [start(), start()]
    await until(async () => (await written()) >= 20 && sink.received.length >= 3)
    await Promise.all(pair.map(kill))
    await leasesRunOut()
    const last = start()
    const sent = () => db.outboxMessage.count({ where: { kind: 'follow.digest', state: 'sent' } })
    await until(async () => (await sent()) === readers)
    await kill(last)
    await sink.close()

    const letters = await db.outboxMessage.findMany({ where: { kind: 'follow.digest' } })
    expect(new Set(letters.map(({ recipient }) => recipient)).size).toBe(readers)
    expect(letters).toHaveLength(readers)
    expect([...new Set(sink.received)].sort()).toEqual(letters.map(({ id }) => id).sort())
    expect(await written()).toBe(readers)
  },
)
