import type { Actor } from '#lib/accounts/actor.ts'
import { record } from '#lib/audit/record.ts'
import { now } from '#lib/platform/clock.ts'
import { db, transaction } from '#lib/platform/db.ts'
import { writeTransferLetter } from './write-transfer-letter.ts'

const batch = 100

/** Closes requests nobody answered in their days, and tells those who asked for themselves; returns how many. */
export async function expireTransfers(actor: Actor | null): Promise<number> {
  const at = now()
  const due = await db.transferRequest.findMany({
    where: { state: 'pending', expiresAt: { lte: at } },
    orderBy: { expiresAt: 'asc' },
    take: batch,
    select: { id: true, kind: true, cardNumber: true, toCentreId: true },
  })
  for (const { id, kind, cardNumber, toCentreId } of due) {
    await transaction(async (tx) => {
      const { count } = await tx.transferRequest.updateMany({
        where: { id, state: 'pending' },
        data: { state: 'expired', decidedAt: at },
      })
      if (count === 0) return
      if (kind === 'own')
        await writeTransferLetter(actor, tx, { requestId: id, state: 'expired', reason: '' })
      const about = { type: 'transfer', id, label: `№ ${cardNumber}`, centreId: toCentreId }
      await record(tx, actor, 'transfer.expired', about)
    })
  }
  return due.length
}
