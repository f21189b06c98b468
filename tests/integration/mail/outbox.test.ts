import { randomUUID } from 'node:crypto'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { db, transaction } from '#tests/support/database.ts'

// The transport reads SMTP_URL when it is loaded, so the sink stands before the worker is imported.

const received: string[] = []
let refuseWith = 0
const sink = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onRcptTo: (_address, _session, done) =>
    done(refuseWith ? Object.assign(new Error('no'), { responseCode: refuseWith }) : undefined),
  onData: (stream, _session, done) => {
    let text = ''
    stream.on('data', (part: Buffer) => (text += part.toString()))
    stream.on('end', () => (received.push(text), done()))
  },
})

beforeAll(async () => {
  await new Promise<void>((resolve) => sink.listen(0, '127.0.0.1', resolve))
  const { port } = sink.server.address() as { port: number }
  process.env.SMTP_URL = `smtp://127.0.0.1:${port}`
  vi.resetModules()
})
afterAll(() => new Promise<void>((resolve) => sink.close(resolve)))

async function put(effectKey: string) {
  const { enqueueMail } = await import('#lib/mail/outbox.ts')
  const letter = {
    effectKey,
    recipient: 'a@demo.invalid',
    locale: 'kk' as const,
    subject: 'Қош келдіңіз\r\nBcc: x@y.kz',
    body: 'Сәлем!',
  }
  return transaction((tx) => enqueueMail(tx, letter))
}

/** What stands above the first empty line. */
function headersOf(text: string): string {
  return text.split('\r\n\r\n')[0] ?? ''
}

describe('the outbox', () => {
  it('holds one letter for one effect, however often it is asked for', async () => {
    const answers = await Promise.all(Array.from({ length: 10 }, () => put('one-effect')))
    expect(answers.filter(Boolean)).toHaveLength(1)
  })

  it('is emptied by two workers at once, each letter sent once to the one recipient', async () => {
    const { sendDue } = await import('#lib/mail/worker.ts')
    for (let index = 0; index < 15; index++) await put(`many:${index}`)
    await Promise.all([sendDue(), sendDue()])
    while ((await sendDue()) > 0);
    expect(received).toHaveLength(16)
    expect(new Set(received.map((text) => /^Message-ID: (.*)$/im.exec(text)?.[1])).size).toBe(16)
    expect(received.every((text) => !/^Bcc:/im.test(headersOf(text)))).toBe(true)
    expect(await db.outboxMessage.count({ where: { state: 'sent' } })).toBe(16)
  })

  it('keeps a letter that could not be delivered and tries again later', async () => {
    const { sendDue } = await import('#lib/mail/worker.ts')
    refuseWith = 451
    await put('later')
    await sendDue()
    const waiting = await db.outboxMessage.findUniqueOrThrow({ where: { effectKey: 'later' } })
    expect(waiting).toMatchObject({ state: 'pending', tries: 1 })
    expect(waiting.dueAt.getTime()).toBeGreaterThan(Date.now())
    refuseWith = 0
    await db.outboxMessage.update({ where: { id: waiting.id }, data: { dueAt: new Date() } })
    await sendDue()
    expect((await db.outboxMessage.findUniqueOrThrow({ where: { id: waiting.id } })).state).toBe('sent')
  })

  it('tries a letter that is refused for good only once, and says so', async () => {
    const { sendDue } = await import('#lib/mail/worker.ts')
    refuseWith = 550
    await put('refused')
    await put('refused-too')
    await sendDue()
    refuseWith = 0
    const rows = await db.outboxMessage.findMany({ where: { effectKey: { startsWith: 'refused' } } })
    expect(rows.map(({ state, tries, lastError }) => [state, tries, lastError])).toEqual([
      ['bounced', 1, '550'],
      ['bounced', 1, '550'],
    ])
  })

  it('learns from a returned letter that it did not arrive, once', async () => {
    const { noteBounce } = await import('#lib/mail/bounces.ts')
    const { id } = await db.outboxMessage.findUniqueOrThrow({ where: { effectKey: 'later' } })
    const note = () => noteBounce({ letterId: id, status: '5.1.1' })
    expect((await Promise.all([note(), note()])).filter(Boolean)).toHaveLength(1)
    expect(await db.outboxMessage.findUnique({ where: { id } })).toMatchObject({
      state: 'bounced',
      lastError: '5.1.1',
    })
    expect(await noteBounce({ letterId: randomUUID(), status: '5.1.1' })).toBe(false)
  })

  it('sends words, HTML, the entry for the calendar and the picture together', async () => {
    const { deliver } = await import('#lib/mail/transport.ts')
    const parts = { calendar: 'BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n', qrText: 'BGC:01ABCDEFGH' }
    const text = { recipient: 'a@demo.invalid', locale: 'kk', subject: 'Сәлем', body: 'Қош келдіңіз' }
    await deliver({ id: randomUUID(), ...text, ...parts })
    const raw = received.at(-1) ?? ''
    for (const type of ['text/plain', 'text/html', 'text/calendar', 'image/png'])
      expect(raw).toMatch(new RegExp(`^Content-Type: ${type}`, 'm'))
    expect(raw).toContain('method=PUBLISH')
  })

  it('forgets a letter whose transaction was rolled back', async () => {
    const { enqueueMail } = await import('#lib/mail/outbox.ts')
    const attempt = transaction(async (tx) => {
      const letter = {
        effectKey: 'never',
        recipient: 'a@demo.invalid',
        locale: 'ru' as const,
        subject: 's',
        body: 'b',
      }
      await enqueueMail(tx, letter)
      throw new Error('undone')
    })
    await expect(attempt).rejects.toThrow('undone')
    expect(await db.outboxMessage.count({ where: { effectKey: 'never' } })).toBe(0)
  })
})
