import { now, dayMs } from '#lib/platform/clock.ts'
import type { Tx } from '#lib/platform/db.ts'
import { newId } from '#lib/platform/new-id.ts'
import type { Locale } from '#lib/i18n/routing.ts'

export type Letter = {
  /** What this letter is about, once: `participation-confirmed:<id>:<n>`. A second letter with the same key is not written. */
  effectKey: string
  /** Empty when the person has no e-mail: the message then waits for a coordinator to tell it. */
  recipient: string
  locale: Locale
  subject: string
  /** Plain text; lines as they should be read. A paragraph of two lines, words and an address, is a button in the HTML form. */
  body: string
  /** What about, for the coordinator's list: `confirmed`, `reminder48` …; with the place and the person it concerns. */
  kind?: string
  participationId?: string
  volunteerId?: string
  /** An iCalendar object to attach. */
  calendar?: string
  /** What a QR picture to attach says. */
  qrText?: string
}

const refusalsMax = 2
const rememberedMs = 90 * dayMs

/**
 * Puts a letter into the outbox within the caller's transaction; the worker sends it after commit. Returns false if it was there
 * already. A volunteer whose mailbox refused two letters for good in the last ninety days is called instead of written to.
 */
export async function enqueueMail(tx: Tx, letter: Letter): Promise<boolean> {
  const { effectKey, recipient, locale, body, kind = '', participationId = null, volunteerId = null } = letter
  const { calendar = null, qrText = null } = letter
  const subject = letter.subject.replace(/[\r\n]+/g, ' ').slice(0, 200)
  const since = new Date(now().getTime() - rememberedMs)
  const count = await tx.$executeRaw`
    INSERT INTO "OutboxMessage" ("id", "effectKey", "state", "recipient", "kind", "participationId", "volunteerId",
      "calendar", "qrText", "locale", "subject", "body")
    SELECT ${newId()}::uuid, ${effectKey}, CASE
        WHEN ${recipient} = '' THEN 'toCall'
        WHEN ${volunteerId}::uuid IS NOT NULL AND ${refusalsMax} <= (
          SELECT count(*) FROM "OutboxMessage"
          WHERE "recipient" = ${recipient} AND "lastError" LIKE '5%' AND "createdAt" > ${since}) THEN 'toCall'
        ELSE 'pending' END::"OutboxState",
      ${recipient}, ${kind}, ${participationId}::uuid, ${volunteerId}::uuid, ${calendar}, ${qrText}, ${locale}, ${subject}, ${body}
    ON CONFLICT ("effectKey") DO NOTHING`
  return count === 1
}

/** Removes the letters whose effect keys begin so, sent or not, when what they hold is to be forgotten; returns how many. */
export async function forgetLetters(tx: Tx, keyStart: string): Promise<number> {
  const { count } = await tx.outboxMessage.deleteMany({ where: { effectKey: { startsWith: keyStart } } })
  return count
}

/** The states of a message that did not reach the person. */
export const unreached = ['toCall', 'bounced', 'failed'] as const

type Told = { participationId: string; upTo: Date; toldById: string; note: string }

/** Notes that a coordinator told a person what no letter could, up to the newest message they saw; returns how many. */
export async function markAsTold(tx: Tx, { participationId, upTo, toldById, note }: Told): Promise<number> {
  const { count } = await tx.outboxMessage.updateMany({
    where: { participationId, state: { in: [...unreached] }, createdAt: { lte: upTo } },
    data: { state: 'told', toldAt: now(), toldById, note },
  })
  return count
}
