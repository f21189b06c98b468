import type { Doer } from '#lib/participation/policy.ts'
import type { Tx } from '#lib/platform/db.ts'

type Cards = { fromId: string; toId: string }
export type MovedInMailings = { recipients: string[]; refusals: string[] }

/**
 * Part of a merge (R18): hangs mailings and what was declined on the other card, so that whoever declined on either
 * stays left alone. Where both cards got the same mailing or declined the same kind, the old card keeps its row. Returns what
 * moved.
 */
export async function movePersonInMailings(
  _actor: Doer,
  tx: Tx,
  { fromId, toId }: Cards,
): Promise<MovedInMailings> {
  const known = await tx.mailingRecipient.findMany({
    where: { volunteerId: toId },
    select: { mailingId: true },
  })
  const recipients = await tx.mailingRecipient.findMany({
    where: { volunteerId: fromId, mailingId: { notIn: known.map(({ mailingId }) => mailingId) } },
    select: { id: true },
  })
  const declined = await tx.mailingRefusal.findMany({
    where: { volunteerId: toId, endedAt: null },
    select: { kind: true },
  })
  const refusals = await tx.mailingRefusal.findMany({
    where: {
      volunteerId: fromId,
      NOT: { endedAt: null, kind: { in: declined.map(({ kind }) => kind) } },
    },
    select: { id: true },
  })
  const ids = { recipients: recipients.map(({ id }) => id), refusals: refusals.map(({ id }) => id) }
  const data = { volunteerId: toId }
  await tx.mailingRecipient.updateMany({ where: { id: { in: ids.recipients } }, data })
  await tx.mailingRefusal.updateMany({ where: { id: { in: ids.refusals } }, data })
  return ids
}

/** Gives them back. */
export async function returnPersonInMailings(
  _actor: Doer,
  tx: Tx,
  { fromId, toId }: Cards,
  { recipients, refusals }: MovedInMailings,
): Promise<void> {
  const back = (ids: string[]) => ({
    where: { id: { in: ids }, volunteerId: toId },
    data: { volunteerId: fromId },
  })
  await tx.mailingRecipient.updateMany(back(recipients))
  await tx.mailingRefusal.updateMany(back(refusals))
}
