import { record } from '#lib/audit/record.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { translator } from '#lib/i18n/translator.ts'
import { now } from '#lib/platform/clock.ts'
import { type Tx, transaction } from '#lib/platform/db.ts'
import { newId } from '#lib/platform/new-id.ts'
import { limit } from '#lib/platform/rate-limit.ts'
import { Invalid, TooMany } from '#lib/platform/refusal.ts'
import { blindIndex } from '#lib/platform/sealed.ts'
import { confirmLetter, linkLetter } from '../rules/letter.ts'
import { consentVersion, topicsMax, waitingMs } from '../rules.ts'
import type { AskInput } from '../schema.ts'
import { listTopicNames } from '../queries/own.ts'
import { writeLetter } from './write-letter.ts'
import { addTopics, checkTopics } from './topics.ts'

/**
 * Notes what a mailbox is to follow and asks it back by letter; nothing is sent before somebody with the mailbox agrees. Whatever
 * is known of the mailbox, the answer is the same, and it gets at most one such letter an hour, three a day and ten a month.
 * `address` is whom to count tries against. A second call adds to the first.
 */
export async function askToFollow(_actor: null, input: AskInput, address: string): Promise<void> {
  await limit(address === 'direct' ? 'followWithoutAddress' : 'followByAddress', address)
  if (input.consentVersion !== consentVersion)
    throw new Invalid({ consent: { code: 'follows.problems.consentChanged' } })
  const emailHash = hashOfMailbox(input.email)
  await transaction(async (tx) => {
    await checkTopics(tx, input.topics)
  })
  const isWritten = await mayWriteTo(emailHash)
  await transaction(async (tx) => {
    const { id, isWaiting } = await findOrBegin(tx, input, emailHash)
    await addTopics(tx, { followerId: id }, input.topics, { confirmedAt: null, most: topicsMax })
    if (isWritten) await askBack(tx, { id, isWaiting, email: input.email, locale: input.locale })
    await record(tx, null, 'follow.asked', { type: 'follower', id })
  })
}

export function hashOfMailbox(email: string): string {
  return blindIndex(email, 'follow')
}

async function mayWriteTo(emailHash: string): Promise<boolean> {
  try {
    await limit('followLetterHour', emailHash)
    await limit('followLetterDay', emailHash)
    await limit('followLetterMonth', emailHash)
    return true
  } catch (error) {
    if (error instanceof TooMany) return false
    throw error
  }
}

/** What a mailbox chose itself is not changed by somebody who only typed it. */
async function findOrBegin(tx: Tx, input: AskInput, emailHash: string) {
  const { email, locale, isAtOnce, consentLocale } = input
  await tx.$executeRaw`
    INSERT INTO "Follower" ("id", "email", "emailHash", "locale", "consentVersion", "consentLocale")
    VALUES (${newId()}::uuid, ${email}, ${emailHash}, ${locale}, ${consentVersion}, ${consentLocale})
    ON CONFLICT ("email") WHERE "state" <> 'ended' DO NOTHING`
  await tx.follower.updateMany({
    where: { email, state: 'waiting' },
    data: { locale, isAtOnce, consentVersion, consentLocale, createdAt: now(), version: { increment: 1 } },
  })
  const found = await tx.follower.findFirstOrThrow({
    where: { email, state: { in: ['waiting', 'confirmed'] } },
    select: { id: true, state: true },
  })
  return { id: found.id, isWaiting: found.state === 'waiting' }
}

type Asked = { id: string; isWaiting: boolean; email: string; locale: Locale }

async function askBack(tx: Tx, { id, isWaiting, email, locale }: Asked): Promise<void> {
  const t = await translator(locale)
  const since = new Date(now().getTime() - waitingMs)
  const names = await listTopicNames(null, tx, {
    followerId: id,
    where: { confirmedAt: null, createdAt: { gt: since } },
    locale,
  })
  const isAsked = isWaiting || names.length > 0
  const words = isAsked ? confirmLetter(t, { id, locale }, names) : linkLetter(t, { id, locale })
  await writeLetter(tx, { id, email, locale }, { kind: 'confirm', key: newId(), ...words })
}
