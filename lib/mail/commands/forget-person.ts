import type { Actor } from '#lib/accounts/actor.ts'
import type { Tx } from '#lib/platform/db.ts'
import type { Prisma } from '#prisma/generated/client.ts'

/** Stands for the recipient of a letter nobody may know any more. */
const gone = '-'

/**
 * Empties every letter about somebody, to whomever it went, and every letter of their account; who was to be told is nobody's to
 * call any more. A letter about another person of the same mailbox stays. Their ids are returned, for the caller to remove what
 * was written into the mail folder after the commit.
 */
export async function forgetPersonInMail(
  _actor: Actor | null,
  tx: Tx,
  volunteerId: string,
): Promise<{ letters: string[] }> {
  const where = await lettersOf(tx, volunteerId)
  const letters = await tx.outboxMessage.findMany({ where, select: { id: true } })
  const ids = letters.map(({ id }) => id)
  await tx.outboxMessage.updateMany({
    where: { id: { in: ids }, state: { in: ['pending', 'toCall'] } },
    data: { recipient: gone, state: 'withdrawn' },
  })
  await tx.outboxMessage.updateMany({
    where: { id: { in: ids } },
    data: {
      ...{ recipient: gone, subject: '', body: '', calendar: null, qrText: null, lastError: '', note: '' },
      ...{ unsubscribeUrl: null, leasedUntil: null },
    },
  })
  return { letters: ids }
}

async function lettersOf(tx: Tx, volunteerId: string): Promise<Prisma.OutboxMessageWhereInput> {
  const { user } = await tx.volunteer.findUniqueOrThrow({
    where: { id: volunteerId },
    select: { user: { select: { id: true, email: true } } },
  })
  const claims = await tx.accountToken.findMany({
    where: { OR: [{ volunteerId }, ...(user ? [{ userId: user.id }] : [])] },
    select: { id: true, email: true },
  })
  const mailboxes = [...new Set([...claims.map(({ email }) => email), ...(user ? [user.email] : [])])]
  const keys = claims.flatMap(({ id }) => [`claim:${id}`, `password-reset:${id}`])
  return {
    OR: [
      { volunteerId },
      { participation: { volunteerId } },
      { effectKey: { in: keys } },
      { volunteerId: null, participationId: null, recipient: { in: mailboxes } },
      ...(await groupLetters(tx, volunteerId)),
    ],
  }
}

/** A group's letters name its leader; they hang on one of its members. */
async function groupLetters(tx: Tx, volunteerId: string): Promise<Prisma.OutboxMessageWhereInput[]> {
  const { email, surname, givenName } = await tx.volunteer.findUniqueOrThrow({ where: { id: volunteerId } })
  const led = [
    ...(email ? [{ email }] : []),
    ...(surname
      ? [{ AND: [{ leaderName: { contains: surname } }, { leaderName: { contains: givenName } }] }]
      : []),
  ]
  if (led.length === 0) return []
  const groups = await tx.signUpGroup.findMany({ where: { OR: led }, select: { id: true } })
  return groups.map(({ id }) => ({ effectKey: { startsWith: `group:${id}:` } }))
}
