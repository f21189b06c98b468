import type { Tx } from '#lib/platform/db.ts'

/**
 * Blanks every letter to a person and takes back what is not sent yet; that there was a letter, of which kind and what became of
 * it stays. Returns how many.
 */
export async function forgetLetters(tx: Tx, volunteerId: string): Promise<number> {
  const where = { volunteerId }
  await tx.outboxMessage.updateMany({ where: { ...where, state: 'pending' }, data: { state: 'withdrawn' } })
  await tx.outboxMessage.updateMany({
    where: { ...where, state: { in: ['toCall', 'bounced', 'failed'] } },
    data: { state: 'withdrawn' },
  })
  const { count } = await tx.outboxMessage.updateMany({
    where,
    data: {
      ...{ recipient: '', subject: '', body: '', note: '', calendar: null, qrText: null },
      ...{ unsubscribeUrl: null, leasedUntil: null },
    },
  })
  return count
}

/** Hangs the letters of one card on another; returns which, so that it can be undone. */
export async function moveLetters(
  tx: Tx,
  { fromId, toId, ids }: { fromId: string; toId: string; ids?: string[] },
): Promise<string[]> {
  const where = { volunteerId: fromId, ...(ids ? { id: { in: ids } } : {}) }
  const rows = await tx.outboxMessage.findMany({ where, select: { id: true } })
  const moved = rows.map(({ id }) => id)
  await tx.outboxMessage.updateMany({ where: { id: { in: moved } }, data: { volunteerId: toId } })
  return moved
}
