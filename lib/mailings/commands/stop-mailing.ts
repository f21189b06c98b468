import type { Actor } from '#lib/accounts/actor.ts'
import { record } from '#lib/audit/record.ts'
import { withdrawLetters } from '#lib/mail/outbox.ts'
import { now } from '#lib/platform/clock.ts'
import { transaction } from '#lib/platform/db.ts'
import { Conflict, NotFound } from '#lib/platform/refusal.ts'
import { keptBy } from '../policy.ts'
import type { MailingInput } from '../schema.ts'

/**
 * Stops a mailing under way: letters nobody is sending at this moment do not go, the rest is not written. Any coordinator of the
 * centre may. A second call is a `Conflict`.
 */
export async function stopMailing(actor: Actor, { mailingId }: MailingInput): Promise<void> {
  await transaction(async (tx) => {
    const mailing = await tx.mailing.findFirst({
      where: { AND: [keptBy(actor), { id: mailingId, state: { not: 'draft' } }] },
      select: { centreId: true },
    })
    if (!mailing) throw new NotFound('mailings.refusals.unknown')
    const { count } = await tx.mailing.updateMany({
      where: { id: mailingId, state: 'confirmed' },
      data: { state: 'stopped', stoppedAt: now(), version: { increment: 1 } },
    })
    if (count === 0) throw new Conflict('mailings.refusals.alreadyStopped')
    const rows = await tx.mailingRecipient.findMany({
      where: { mailingId, message: { state: 'pending' } },
      select: { messageId: true },
    })
    const ids = [...new Set(rows.flatMap(({ messageId }) => messageId ?? []))]
    const withdrawn = await withdrawLetters(tx, ids)
    const planned = await tx.mailingRecipient.updateMany({
      where: { mailingId, outcome: 'planned' },
      data: { outcome: 'stopped' },
    })
    const details = { withdrawn: withdrawn.length, unwritten: planned.count }
    const facts = { type: 'mailing', id: mailingId, centreId: mailing.centreId, details }
    await record(tx, actor, 'mailing.stopped', facts)
  })
}
