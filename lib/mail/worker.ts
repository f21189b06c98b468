import { hourMs, now } from '#lib/platform/clock.ts'
import { db } from '#lib/platform/db.ts'
import { log } from '#lib/platform/log.ts'
import { deliver, type OutgoingLetter } from './transport.ts'

// Longer than one letter may take, so that two workers never send the same one at once.
const leaseMs = 120_000
const giveUpAfterTries = 12
const batchMax = 20

type Leased = OutgoingLetter & { tries: number; isBulk: boolean }

/** What is true of a mailing's letter just before it goes: it may, in these newer words, not before a time, or not at all. */
export type Verdict = 'send' | 'withdraw' | { notBefore: Date } | { words: Pick<Leased, 'subject' | 'body'> }
export type AskAboutBulk = (letterId: string) => Promise<Verdict>
type Outcome = 'sent' | 'refused' | 'unreachable'

/**
 * Sends what is due, one letter after the other; returns how many went out or were refused. Several workers share the work. A
 * letter is leased just before it is sent, so a killed worker holds up one letter for two minutes and no more. Letters of mailings
 * come after all others, and only when `ask` still says so.
 */
export async function sendDue(ask: AskAboutBulk = inAnHour): Promise<number> {
  for (let done = 0; done < batchMax; done++) {
    const letter = await leaseNext()
    if (!letter) return done
    if (letter.isBulk && !(await mayGo(letter, ask))) continue
    // The others would only wait for the same server in vain.
    if ((await sendOne(letter)) === 'unreachable') return 0
  }
  return batchMax
}

/** Nobody to ask: then nothing of a mailing goes. */
const inAnHour: AskAboutBulk = async () => ({ notBefore: new Date(now().getTime() + hourMs) })

async function leaseNext(): Promise<Leased | null> {
  const until = new Date(now().getTime() + leaseMs)
  const rows = await db.$queryRaw<Leased[]>`
    UPDATE "OutboxMessage" SET "leasedUntil" = ${until}, "tries" = "tries" + 1
    WHERE "id" = (
      SELECT "id" FROM "OutboxMessage"
      WHERE "state" = 'pending' AND "dueAt" <= now() AND ("leasedUntil" IS NULL OR "leasedUntil" < now())
      ORDER BY "isBulk", "dueAt", "id" LIMIT 1 FOR UPDATE SKIP LOCKED)
    RETURNING "id", "recipient", "locale", "subject", "body", "calendar", "qrText", "unsubscribeUrl",
      "isBulk", "tries"`
  return rows[0] ?? null
}

async function mayGo(letter: Leased, ask: AskAboutBulk): Promise<boolean> {
  const { id, tries } = letter
  const verdict = await ask(id)
  if (verdict === 'send') return true
  if (typeof verdict === 'object' && 'words' in verdict) {
    Object.assign(letter, verdict.words)
    const { count } = await db.outboxMessage.updateMany({
      where: { id, state: 'pending' },
      data: verdict.words,
    })
    return count === 1
  }
  const isOff = verdict === 'withdraw'
  await db.outboxMessage.updateMany({
    where: { id, state: 'pending' },
    // To wait is no failed try.
    data: isOff
      ? { state: 'withdrawn', leasedUntil: null }
      : { dueAt: verdict.notBefore, leasedUntil: null, tries: tries - 1 },
  })
  return false
}

async function sendOne(letter: Leased): Promise<Outcome> {
  try {
    await deliver(letter)
    await settle(letter.id, { state: 'sent', sentAt: now(), lastError: '' })
    return 'sent'
  } catch (error) {
    return noteFailure(letter, error as MailError)
  }
}

/** What nodemailer says; the words of a mail server are kept nowhere, because they name the recipient. */
type MailError = Error & { code?: string; responseCode?: number; command?: string }

async function noteFailure(letter: Leased, error: MailError): Promise<Outcome> {
  const { code, responseCode, command } = error
  const isRefused = isForGood(error)
  const isOver = letter.tries >= giveUpAfterTries
  log.warn(
    { letter: letter.id, tries: letter.tries, isRefused, isOver, code, responseCode },
    'a letter was not sent',
  )
  if (isRefused) {
    await settle(letter.id, { state: 'bounced', lastError: String(responseCode) })
    return 'refused'
  }
  await settle(letter.id, {
    state: isOver ? 'failed' : 'pending',
    dueAt: new Date(now().getTime() + Math.min(2 ** letter.tries * 5000, 3_600_000)),
    lastError: code ?? error.name,
  })
  return isAboutRecipient(command) ? 'refused' : 'unreachable'
}

/** A 5xx answer to the recipient or the text is final; one to the sender or the sign-in is the installation's own trouble. */
function isForGood({ responseCode, command }: MailError): boolean {
  return (responseCode ?? 0) >= 500 && isAboutRecipient(command)
}

function isAboutRecipient(command: string | undefined): boolean {
  return command === 'RCPT TO' || command === 'DATA'
}

type Settled = {
  state: 'sent' | 'bounced' | 'failed' | 'pending'
  sentAt?: Date
  dueAt?: Date
  lastError: string
}

async function settle(id: string, data: Settled): Promise<void> {
  await db.outboxMessage.updateMany({ where: { id, state: 'pending' }, data: { ...data, leasedUntil: null } })
}
