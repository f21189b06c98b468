import net from 'node:net'
import { expect, test } from 'vitest'
import { createVolunteer } from '#prisma/seed/builders.ts'
import { db } from '#tests/support/database.ts'
import { createScene, place } from '../participation/people.ts'
import { kill, startSink, startWorker, until } from './worker-process.ts'

const tries = 25

test(
  'while the mail server hangs people are put on shifts as fast as before, and hear of it later',
  { timeout: 120_000 },
  async () => {
    const { coordinator, centre, shift } = await createScene({ shift: { places: 200 } })
    const medianMs = async () => {
      const times: number[] = []
      for (let index = 0; index < tries; index++) {
        const { id } = await createVolunteer(db, { centreId: centre.id, email: `p${index}@demo.invalid` })
        const began = performance.now()
        await place(coordinator, shift.id, id)
        times.push(performance.now() - began)
      }
      return times.sort((a, b) => a - b)[Math.floor(tries / 2)] ?? 0
    }
    await medianMs()
    const without = await medianMs()

    const open = new Set<net.Socket>()
    const hanging = net.createServer((socket) => open.add(socket.on('error', () => undefined)))
    await new Promise<void>((resolve) => hanging.listen(0, '127.0.0.1', resolve))
    const { port } = hanging.address() as net.AddressInfo
    const worker = startWorker(`smtp://127.0.0.1:${port}`)
    await until(() => open.size > 0)
    const during = await medianMs()
    process.stdout.write(
      `median of ${tries}: ${without.toFixed(1)} ms before, ${during.toFixed(1)} ms while it hangs\n`,
    )
    expect(during).toBeLessThan(without * 2 + 20)

    const closed = new Promise((resolve) => hanging.close(resolve))
    for (const socket of open) socket.destroy()
    await closed
    const sink = await startSink(port)
    await db.outboxMessage.updateMany({ where: { state: 'pending' }, data: { dueAt: new Date() } })
    await until(async () => (await db.outboxMessage.count({ where: { state: 'pending' } })) === 0)
    await kill(worker)
    await sink.close()
    expect(new Set(sink.received).size).toBe(3 * tries)
    expect(await db.outboxMessage.count({ where: { state: 'sent' } })).toBe(3 * tries)
  },
)
