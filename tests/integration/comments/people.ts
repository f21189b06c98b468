import type { Actor } from '#lib/accounts/actor.ts'
import { decideComments } from '#lib/comments/commands/moderate.ts'
import { writeComment } from '#lib/comments/commands/write-comment.ts'
import { decideInput, writeCommentInput } from '#lib/comments/schema.ts'
import { newId } from '#lib/platform/new-id.ts'
import * as build from '#prisma/seed/builders.ts'
import { db } from '#tests/support/database.ts'
import { actorOf } from '#tests/support/people.ts'

/** Somebody with a card and an account; `age` in years. */
export async function aReader(
  given: { givenName?: string; surname?: string; age?: number; locale?: string } = {},
) {
  const { givenName = 'Айгүл', surname = 'Серікова', age = 30, locale = 'kk' } = given
  const user = await build.createUser(db, { locale, name: `${givenName} ${surname}` })
  await build.grantRole(db, { userId: user.id, role: 'volunteer' })
  const birthDate = new Date(Date.now() - (age * 365.25 + 10) * 86_400_000)
  await build.createVolunteer(db, { userId: user.id, givenName, surname, birthDate })
  return actorOf(user.id)
}

/** The same whose comments appear at once. */
export async function aTrustedReader(): Promise<Actor> {
  const reader = await aReader()
  await db.commenter.create({ data: { userId: reader.userId, trustedAt: new Date() } })
  return reader
}

export async function write(
  actor: Actor,
  newsId: string,
  more: Record<string, unknown> = {},
): Promise<string> {
  const input = writeCommentInput.parse({ id: newId(), newsId, locale: 'kk', body: 'Жақсы жаңалық', ...more })
  await writeComment(actor, input)
  return input.id
}

export async function commentOf(id: string) {
  return db.comment.findUniqueOrThrow({ where: { id } })
}

/** Decides about comments as they are now. */
export async function decide(actor: Actor, ids: string[], more: Record<string, unknown>) {
  const items = await Promise.all(ids.map(async (id) => `${id}:${(await commentOf(id)).version}`))
  return decideComments(actor, decideInput.parse({ items, ...more }))
}

export async function acts(subjectId: string): Promise<string[]> {
  const rows = await db.auditEntry.findMany({
    where: { subjectId },
    orderBy: { id: 'asc' },
    select: { action: true },
  })
  return rows.map(({ action }) => action)
}

/** The three places that count comments: what is shown, the whole counter, the days. */
export async function counts(newsId: string): Promise<number[]> {
  const shown = await db.comment.count({ where: { newsId, state: 'shown' } })
  const whole = await db.newsCounters.findUnique({ where: { newsId } })
  const days = await db.newsDay.aggregate({ where: { newsId }, _sum: { comments: true } })
  return [shown, whole?.comments ?? 0, days._sum.comments ?? 0]
}
