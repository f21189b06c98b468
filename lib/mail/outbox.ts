import type { Tx } from '#lib/platform/db.ts'
import type { Locale } from '#lib/i18n/routing.ts'

export type Letter = {
  /** What this letter is about, once: `participation-confirmed:<id>:<n>`. A second letter with the same key is not written. */
  effectKey: string
  recipient: string
  locale: Locale
  subject: string
  /** Plain text; lines as they should be read. */
  body: string
}

/** Puts a letter into the outbox within the caller's transaction. The worker sends it after commit; returns false if it was there already. */
export async function enqueueMail(tx: Tx, letter: Letter): Promise<boolean> {
  const subject = letter.subject.replace(/[\r\n]+/g, ' ').slice(0, 200)
  const { count } = await tx.outboxMessage.createMany({
    data: [{ ...letter, subject }],
    skipDuplicates: true,
  })
  return count === 1
}
