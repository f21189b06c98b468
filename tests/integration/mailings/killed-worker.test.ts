import { beforeEach, expect, test } from 'vitest'
import { db } from '#tests/support/database.ts'
import { kill, leasesRunOut, startSink, startWorker, until } from '../mail/worker-process.ts'
import { centreWith, confirmed, lettersOf, withoutQuietHours } from './scene.ts'

beforeEach(withoutQuietHours)

const people = 60

// A worker is killed while it writes the letters and another while it sends them, as a power cut would.
test(
  'a mailing survives killed workers: a letter each, none under two names',
  { timeout: 300_000 },
  async () => {
    const { actor, centre } = await centreWith(Array.from({ length: people }, () => ({})))
    const mailingId = await confirmed(actor, centre.id)
    const sink = await startSink()
    const settings = { QUIET_HOURS: '00:00-00:00', MAILINGS_PER_MINUTE: '60000' }
    const start = () => startWorker(sink.url, settings)
    const count = (where: object) => db.mailingRecipient.count({ where: { mailingId, ...where } })

    const writing = start()
    await until(async () => (await count({ outcome: 'written' })) > 0)
    await kill(writing)
    await db.job.updateMany({
      where: { subjectId: mailingId },
      data: { leasedUntil: new Date(Date.now() - 1000) },
    })
    const sending = start()
    await until(() => sink.received.length > 10)
    await kill(sending)
    await db.job.updateMany({
      where: { subjectId: mailingId, state: 'running' },
      data: { leasedUntil: new Date(Date.now() - 1000) },
    })
    await leasesRunOut()
    const last = start()
    await until(async () => (await count({ message: { state: 'sent' } })) === people)
    await kill(last)
    await sink.close()

    const letters = await lettersOf(mailingId)
    const ids = letters.map(({ message }) => message?.id)
    expect(new Set(ids).size).toBe(people)
    expect([...new Set(sink.received)].sort()).toEqual([...ids].sort())
    // At most the letter in the killed worker's hand came twice, under its own Message-ID.
    expect(sink.received.length - people).toBeLessThanOrEqual(2)
  },
)
