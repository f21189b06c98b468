import { now } from '#lib/platform/clock.ts'
import { db } from '#lib/platform/db.ts'
import { log } from '#lib/platform/log.ts'
import { deliver, type OutgoingLetter } from './transport.ts'

const leaseMs = 60_000
const giveUpAfterTries = 12
const batchMax = 20

/** Sends what is due; returns how many letters were taken. Several workers share the work; a killed one's letters come free after a minute. */
export async function sendDue(): Promise<number> {
  const letters = await lease()
  for (const letter of letters) await sendOne(letter)
  return letters.length
}

async function lease(): Promise<(OutgoingLetter & { tries: number })[]> {
  const until = new Date(now().getTime() + leaseMs)
  return db.$queryRaw`
    UPDATE "OutboxMessage" SET "leasedUntil" = ${until}, "tries" = "tries" + 1
    WHERE "id" IN (
      SELECT "id" FROM "OutboxMessage"
      WHERE "state" = 'pending' AND "dueAt" <= now() AND ("leasedUntil" IS NULL OR "leasedUntil" < now())
      ORDER BY "dueAt", "id" LIMIT ${batchMax} FOR UPDATE SKIP LOCKED)
    RETURNING "id", "recipient", "locale", "subject", "body", "tries"`
}

async function sendOne(letter: OutgoingLetter & { tries: number }): Promise<void> {
  try {
    await deliver(letter)
    await db.outboxMessage.updateMany({
      where: { id: letter.id, state: 'pending' },
      data: { state: 'sent', sentAt: now(), leasedUntil: null, lastError: '' },
    })
  } catch (error) {
    const isOver = letter.tries >= giveUpAfterTries
    // Only the code: what a mail server says names the recipient.
    const { code, responseCode } = error as { code?: string; responseCode?: number }
    log.warn({ letter: letter.id, tries: letter.tries, isOver, code, responseCode }, 'a letter was not sent')
    await db.outboxMessage.updateMany({
      where: { id: letter.id, state: 'pending' },
      data: {
        state: isOver ? 'failed' : 'pending',
        leasedUntil: null,
        dueAt: new Date(now().getTime() + Math.min(2 ** letter.tries * 5000, 3_600_000)),
        lastError: error instanceof Error ? error.message.slice(0, 300) : 'unknown',
      },
    })
  }
}
