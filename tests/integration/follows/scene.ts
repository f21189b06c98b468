import { sendDue } from '#lib/mail/worker.ts'
import { askToFollow } from '#lib/follows/commands/ask-to-follow.ts'
import { checkFollowLetter } from '#lib/follows/commands/check-letter.ts'
import { confirmFollowing } from '#lib/follows/commands/confirm-following.ts'
import { followToken } from '#lib/follows/rules/letter.ts'
import type { Topic } from '#lib/follows/rules.ts'
import { dayMs, hourMs } from '#lib/platform/clock.ts'
import { env } from '#lib/platform/env.ts'
import { createCentre, createEvent } from '#prisma/seed/builders.ts'
import type { Prisma } from '#prisma/generated/client.ts'
import { db } from '#tests/support/database.ts'

/** A Tuesday, and the Monday after it. */
export const confirmedOn = new Date('2026-11-17T10:00:00Z')
export const monday = new Date('2026-11-23T04:10:00Z')

export function withoutQuietHours(): void {
  env.QUIET_HOURS = '00:00-00:00'
  env.MAILINGS_PER_MINUTE = 60_000
}

let count = 0
export function aMailbox(): string {
  return `follower${count++}.${process.pid}@demo.invalid`
}

/** What the public form sends, parsed. */
export function aForm(topics: Topic[], email = aMailbox()) {
  return {
    ...{ region: [], centre: [], unit: [], direction: [], organisation: [] },
    ...{ topics, email, locale: 'ru' as const, isAtOnce: false },
    ...{ consentVersion: 'v1', consentLocale: 'ru' as const },
  }
}

export async function livingRow(email: string) {
  return db.follower.findFirstOrThrow({ where: { email }, include: { topics: true } })
}

type Given = { isAtOnce?: boolean; locale?: 'kk' | 'ru' | 'en'; at?: Date; email?: string }

/** A mailbox that asked and confirmed by the link of its letter; as if at a moment that is given. */
export async function aFollower(topics: Topic[], { isAtOnce = false, locale = 'ru', at, email }: Given = {}) {
  const form = { ...aForm(topics, email), isAtOnce, locale }
  await askToFollow(null, form, 'direct')
  const { id } = await livingRow(form.email)
  const token = followToken(id)
  await confirmFollowing(null, { token, topics })
  if (at)
    await db.follower.update({ where: { id }, data: { confirmedAt: at, digestUntil: at, createdAt: at } })
  return { id, token, email: form.email }
}

export async function aCentre(): Promise<{ id: string; topic: Topic }> {
  const { id } = await createCentre(db)
  return { id, topic: { kind: 'centre', id } }
}

type EventGiven = Partial<Prisma.EventCreateManyInput>

/** A public event of a centre; unless said otherwise of the week before `monday`, still ahead. */
export function anEvent(centreId: string, given: EventGiven = {}) {
  return createEvent(db, {
    ...{ centreId, state: 'published', publishedAt: new Date(monday.getTime() - 3 * dayMs) },
    ...{ startsAt: new Date(Date.now() + 20 * dayMs), ...given },
  })
}

/** Came out so many minutes ago. */
export function minutesAgo(minutes: number): Date {
  return new Date(Date.now() - (minutes * hourMs) / 60)
}

/** What a mailbox was written, the oldest first, but for the letter that asked back. */
export async function lettersTo(followerId: string) {
  const rows = await db.followLetter.findMany({
    where: { followerId, kind: { not: 'confirm' } },
    orderBy: { createdAt: 'asc' },
    include: { message: true },
  })
  return rows.flatMap(({ message }) => message ?? [])
}

export async function sendLetters(): Promise<void> {
  while ((await sendDue(async (id) => (await checkFollowLetter(null, id)) ?? 'withdraw')) > 0);
}

export async function actionsOn(id: string): Promise<string[]> {
  const rows = await db.auditEntry.findMany({ where: { subjectId: id }, orderBy: { at: 'asc' } })
  return rows.map(({ action }) => action)
}
