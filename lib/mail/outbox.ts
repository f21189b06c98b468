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
  /** Not before this moment; at once when left out. */
  dueAt?: Date
  /** One of many: goes after the letters of single people, and is asked about once more just before. */
  isBulk?: boolean
  /** Where the mail program's own button declines such letters (RFC 8058). */
  unsubscribeUrl?: string
}

const refusalsMax = 2
const rememberedMs = 90 * dayMs

/**
 * Puts a letter into the outbox within the caller's transaction; the worker sends it after commit. Returns false if it was there
 * already. A volunteer whose mailbox refused two letters for good in the last ninety days is called instead of written to.
 */
export async function enqueueMail(tx: Tx, letter: Letter): Promise<boolean> {
  const { effectKey, recipient, locale, body, kind = '', participationId = null, volunteerId = null } = letter
  const { calendar = null, qrText = null, dueAt = null, isBulk = false, unsubscribeUrl = null } = letter
  const subject = letter.subject.replace(/[\r\n]+/g, ' ').slice(0, 200)
  const since = new Date(now().getTime() - rememberedMs)
  const count = await tx.$executeRaw`
    INSERT INTO "OutboxMessage" ("id", "effectKey", "state", "recipient", "kind", "participationId", "volunteerId",
      "calendar", "qrText", "locale", "subject", "body", "dueAt", "isBulk", "unsubscribeUrl")
    SELECT ${newId()}::uuid, ${effectKey}, CASE
        WHEN ${recipient} = '' THEN 'toCall'
        WHEN ${volunteerId}::uuid IS NOT NULL AND ${refusalsMax} <= (
          SELECT count(*) FROM "OutboxMessage"
          WHERE "recipient" = ${recipient} AND "lastError" LIKE '5%' AND "createdAt" > ${since}) THEN 'toCall'
        ELSE 'pending' END::"OutboxState",
      ${recipient}, ${kind}, ${participationId}::uuid, ${volunteerId}::uuid, ${calendar}, ${qrText}, ${locale}, ${subject}, ${body},
      coalesce(${dueAt}::timestamptz, now()), ${isBulk}, ${unsubscribeUrl}
    ON CONFLICT ("effectKey") DO NOTHING`
  return count === 1
}

/**
 * Removes the letters whose effect keys begin so, sent or not, when what they hold is to be forgotten; returns their ids, for the
 * caller to remove what was written into the mail folder after the commit.
 */
export async function forgetLetters(tx: Tx, keyStart: string): Promise<string[]> {
  const where = { effectKey: { startsWith: keyStart } }
  const letters = await tx.outboxMessage.findMany({ where, select: { id: true } })
  await tx.outboxMessage.deleteMany({ where })
  return letters.map(({ id }) => id)
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

type ToldLetter = { id: string; toldById: string; note: string }

/** The same about one letter of a mailing; false when it arrived or was told meanwhile. */
export async function markLetterAsTold(tx: Tx, { id, toldById, note }: ToldLetter): Promise<boolean> {
  const { count } = await tx.outboxMessage.updateMany({
    where: { id, state: { in: [...unreached] } },
    data: { state: 'told', toldAt: now(), toldById, note },
  })
  return count === 1
}

/** Takes letters back that nobody is sending at this moment; returns those that will not go. */
export async function withdrawLetters(tx: Tx, ids: string[]): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    UPDATE "OutboxMessage" SET "state" = 'withdrawn'
    WHERE "id" = ANY(${ids}::uuid[]) AND "state" = 'pending' AND ("leasedUntil" IS NULL OR "leasedUntil" < now())
    RETURNING "id"`
  return rows.map(({ id }) => id)
}

/** The mailboxes among these that get no letters any more: whose owner is called instead. */
export async function listRefused(tx: Tx, recipients: string[]): Promise<Set<string>> {
  const since = new Date(now().getTime() - rememberedMs)
  const rows = await tx.$queryRaw<{ recipient: string }[]>`
    SELECT "recipient" FROM "OutboxMessage"
    WHERE "lastError" LIKE '5%' AND "createdAt" > ${since} AND "recipient" = ANY(${recipients})
    GROUP BY "recipient" HAVING count(*) >= ${refusalsMax}`
  return new Set(rows.map(({ recipient }) => recipient))
}
