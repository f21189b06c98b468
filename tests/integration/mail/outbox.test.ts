import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { db, transaction } from '#tests/support/database.ts'

// The transport reads SMTP_URL when it is loaded, so the sink stands before the worker is imported.

const received: string[] = []
let refuse = false
const sink = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onRcptTo: (_address, _session, done) => done(refuse ? new Error('busy') : undefined),
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
    expect(received.every((text) => !/^Bcc:/im.test(text))).toBe(true)
    expect(await db.outboxMessage.count({ where: { state: 'sent' } })).toBe(16)
  })

  it('keeps a letter that could not be delivered and tries again later', async () => {
    const { sendDue } = await import('#lib/mail/worker.ts')
    refuse = true
    await put('later')
    await sendDue()
    const waiting = await db.outboxMessage.findUniqueOrThrow({ where: { effectKey: 'later' } })
    expect(waiting).toMatchObject({ state: 'pending', tries: 1 })
    expect(waiting.dueAt.getTime()).toBeGreaterThan(Date.now())
    refuse = false
    await db.outboxMessage.update({ where: { id: waiting.id }, data: { dueAt: new Date() } })
    await sendDue()
    expect((await db.outboxMessage.findUniqueOrThrow({ where: { id: waiting.id } })).state).toBe('sent')
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
