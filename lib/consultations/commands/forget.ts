import type { Actor } from '#lib/accounts/actor.ts'
import { record } from '#lib/audit/record.ts'
import { forgetLetters } from '#lib/mail/outbox.ts'
import { removeFromFolder } from '#lib/mail/transport.ts'
import { dayMs, now } from '#lib/platform/clock.ts'
import { type Tx, transaction } from '#lib/platform/db.ts'
import { fold } from '#lib/platform/text.ts'
import type { Prisma } from '#prisma/generated/client.ts'
import { numberText, quietDays, rememberedDays, spamDays } from '../rules.ts'
import { factsOf } from './ask.ts'
import { lettersOf, tellAsker } from './tell.ts'

const atOnce = 50

/** A round of the worker: closes what was answered, or asked back, and not spoken to for thirty days. */
export async function closeQuiet(actor: null, at = now()): Promise<number> {
  const before = new Date(at.getTime() - quietDays * dayMs)
  return transaction(async (tx) => {
    const rows = await tx.consultationRequest.findMany({
      where: { state: { in: ['answered', 'waiting'] }, lastWordAt: { lt: before }, forgottenAt: null },
      orderBy: { id: 'asc' },
      take: atOnce,
    })
    let closed = 0
    for (const row of rows) {
      const where = { id: row.id, version: row.version, state: row.state }
      const data = { state: 'closed' as const, closedAt: at, dueOn: null, version: { increment: 1 } }
      const { count } = await tx.consultationRequest.updateMany({ where, data })
      if (count === 0) continue
      closed++
      await tellAsker(actor, tx, { ...row, version: row.version + 1 }, 'closed')
      await record(tx, actor, 'question.closed', factsOf(row))
    }
    return closed
  })
}

/** A round of the worker: forgets questions closed 180 days ago, spam after thirty. Topics, days and helpfulness stay. */
export async function forgetOldQuestions(actor: null, at = now()): Promise<number> {
  const before = (days: number) => new Date(at.getTime() - days * dayMs)
  const { count, letters } = await transaction((tx) =>
    forgetWithin(actor, tx, {
      forgottenAt: null,
      OR: [
        { state: 'closed', closedAt: { lt: before(rememberedDays) } },
        { state: 'spam', closedAt: { lt: before(spamDays) } },
      ],
    }),
  )
  for (const letter of letters) await removeFromFolder(letter)
  return count
}

/**
 * Takes names, contacts and every word out of matching questions, at most fifty, and their letters, in the caller's transaction;
 * links open nothing any more. What was still open counts as closed. Gives the ids of letters whose files the caller removes.
 */
export async function forgetWithin(
  actor: Actor | null,
  tx: Tx,
  where: Prisma.ConsultationRequestWhereInput,
): Promise<{ count: number; letters: string[] }> {
  const letters: string[] = []
  const rows = await tx.consultationRequest.findMany({ where, orderBy: { id: 'asc' }, take: atOnce })
  for (const row of rows) {
    const state = row.state === 'spam' ? ('spam' as const) : ('closed' as const)
    await tx.consultationRequest.update({
      where: { id: row.id },
      data: {
        ...{ askerName: '', askerEmail: null, askerPhone: null, askerUserId: null, question: '' },
        ...{ state, dueOn: null, closedAt: row.closedAt ?? now(), forgottenAt: now() },
        ...{ searchKey: fold(numberText(row)), version: { increment: 1 }, linkVersion: { increment: 1 } },
      },
    })
    await tx.consultationMessage.updateMany({ where: { requestId: row.id }, data: { body: '' } })
    letters.push(...(await forgetLetters(tx, lettersOf(row.id))))
    await record(tx, actor, 'question.forgotten', factsOf(row))
  }
  return { count: rows.length, letters }
}
