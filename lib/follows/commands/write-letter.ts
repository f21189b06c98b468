import type { Locale } from '#lib/i18n/routing.ts'
import { enqueueMail } from '#lib/mail/outbox.ts'
import type { Tx } from '#lib/platform/db.ts'
import type { FollowLetterKind } from '#prisma/generated/client.ts'
import type { Told } from '../rules/choose.ts'
import { oneClickAddress } from '../rules/letter.ts'

/** What every letter to a follower begins its key with, so that they can be forgotten together. */
export function lettersOf(followerId: string): string {
  return `follow:${followerId}:`
}

type Reader = { id: string; email: string; locale: Locale }
type Words = { kind: FollowLetterKind; key: string; subject: string; body: string }
type Telling = { items: Told[]; more: number; dueAt: Date }

/**
 * Writes a letter within the caller's transaction, with what it tells of. Letters that tell something go after those of single
 * people, are looked through again before they go, and carry the button that ends them; the one that asks back goes at once.
 */
export async function writeLetter(tx: Tx, reader: Reader, words: Words, telling?: Telling): Promise<void> {
  const { id, email, locale } = reader
  const { kind, key, subject, body } = words
  const effectKey = `${lettersOf(id)}${kind}:${key}`
  await enqueueMail(tx, {
    ...{ effectKey, kind: `follow.${kind}`, recipient: email, locale, subject, body },
    ...(telling ? { isBulk: true, unsubscribeUrl: oneClickAddress(id), dueAt: telling.dueAt } : {}),
  })
  const message = await tx.outboxMessage.findUniqueOrThrow({ where: { effectKey }, select: { id: true } })
  await tx.followLetter.create({
    data: {
      ...{ followerId: id, kind, messageId: message.id },
      ...{ items: telling?.items ?? [], more: telling?.more ?? 0 },
    },
  })
}
