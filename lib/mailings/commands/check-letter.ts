import type { Verdict } from '#lib/mail/worker.ts'
import { now } from '#lib/platform/clock.ts'
import { db } from '#lib/platform/db.ts'
import { quietHours, quietUntil } from '../rules/quiet-hours.ts'

/**
 * Says just before a letter of a mailing goes whether it still may: not after the mailing was stopped, the person declined the
 * kind or was erased, and not in the quiet hours unless the mailing is urgent. A shared letter goes while one of its people wants it.
 */
export async function checkLetter(_actor: null, letterId: string): Promise<Verdict> {
  const rows = await db.mailingRecipient.findMany({
    where: { messageId: letterId },
    select: {
      ...{ id: true, mailing: { select: { state: true, kind: true, urgentReason: true } } },
      volunteer: {
        select: { status: true, mailingRefusals: { where: { endedAt: null }, select: { kind: true } } },
      },
    },
  })
  const [first] = rows
  if (!first || first.mailing.state !== 'confirmed') return 'withdraw'
  const { kind, urgentReason } = first.mailing
  const declined = rows.filter(({ volunteer }) => volunteer.mailingRefusals.some((one) => one.kind === kind))
  const gone = rows.filter(({ volunteer }) => volunteer.status === 'anonymised')
  await note(declined, 'declined')
  await note(gone, 'left')
  if (new Set([...declined, ...gone]).size === rows.length) return 'withdraw'
  const until = urgentReason === '' ? quietUntil(now(), quietHours()) : null
  return until ? { notBefore: until } : 'send'
}

async function note(rows: { id: string }[], outcome: 'declined' | 'left'): Promise<void> {
  if (rows.length === 0) return
  await db.mailingRecipient.updateMany({
    where: { id: { in: rows.map(({ id }) => id) }, outcome: 'written' },
    data: { outcome },
  })
}
