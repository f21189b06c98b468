import { type ChildProcess, spawn } from 'node:child_process'
import path from 'node:path'
import { SMTPServer } from 'smtp-server'
import { db, transaction } from '#tests/support/database.ts'
import { enqueueMail } from '#lib/mail/outbox.ts'

/** The real worker in a process of its own, on the database of this test file. Without an address it writes to the folder. */
export function startWorker(smtpUrl = '', settings: Record<string, string> = {}): ChildProcess {
  return startScript('scripts/worker.ts', smtpUrl, settings)
}

/** Only the worker's round of letters. */
export function startLettersWorker(smtpUrl = ''): ChildProcess {
  return startScript('tests/support/letters-worker.ts', smtpUrl, {})
}

function startScript(script: string, smtpUrl: string, settings: Record<string, string>): ChildProcess {
  return spawn(process.execPath, ['--conditions=react-server', script], {
    env: {
      ...process.env,
      ...{ NODE_ENV: 'production', SMTP_URL: smtpUrl, ...settings },
      NODE_COMPILE_CACHE: path.join(process.env.DATA_DIR ?? '', 'compiled'),
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
}

/** Ends the process as a power cut does, and waits until it is gone. */
export async function kill(worker: ChildProcess): Promise<void> {
  const gone = new Promise((resolve) => worker.once('exit', resolve))
  worker.kill('SIGKILL')
  await gone
}

export type Sink = { url: string; received: string[]; close: () => Promise<void> }

/** A mail server that takes everything and remembers each Message-ID in the order they came. */
export async function startSink(port = 0): Promise<Sink> {
  const received: string[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    onData: (stream, _session, done) => {
      let text = ''
      stream.on('data', (part: Buffer) => (text += part.toString('latin1')))
      stream.on('end', () => {
        received.push(/^Message-ID: <(.*)@birgemiz>/im.exec(text)?.[1] ?? 'none')
        done()
      })
    },
  })
  // A killed client breaks its connection; that is what the test is about.
  server.on('error', () => undefined)
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  const address = server.server.address() as { port: number }
  const close = () => new Promise<void>((resolve) => server.close(() => resolve()))
  return { url: `smtp://127.0.0.1:${address.port}`, received, close }
}

export async function putLetters(prefix: string, count: number): Promise<string[]> {
  const text = { recipient: 'a@demo.invalid', locale: 'kk' as const, subject: 'Сынақ', body: 'Сәлем!' }
  for (let index = 0; index < count; index++)
    await transaction((tx) => enqueueMail(tx, { effectKey: `${prefix}:${index}`, ...text }))
  const rows = await db.outboxMessage.findMany({ where: { effectKey: { startsWith: `${prefix}:` } } })
  return rows.map(({ id }) => id)
}

/** The two minutes after which a killed worker's letter is free again, without waiting for them. */
export async function leasesRunOut(): Promise<void> {
  const leasedUntil = new Date(Date.now() - 1000)
  await db.outboxMessage.updateMany({ where: { leasedUntil: { not: null } }, data: { leasedUntil } })
}

const patienceMs = 60_000

/** Looks again and again until it holds; gives up after a minute. */
export async function until(holds: () => Promise<boolean> | boolean): Promise<void> {
  const end = Date.now() + patienceMs
  while (!(await holds())) {
    if (Date.now() > end) throw new Error('waited in vain')
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}
