import { moveLetters } from '#lib/mail/letters-of-person.ts'
import type { Doer } from '#lib/participation/policy.ts'
import type { Tx } from '#lib/platform/db.ts'

export type MovedInMailings = { recipients: string[]; refusals: string[]; letters: string[] }

/**
 * Part of a merge (R18): hangs mailings, letters and what was declined on the other card, so that whoever declined on either
 * stays left alone. Where both cards got the same mailing or declined the same kind, the old card keeps its row. Returns what
 * moved; called the other way round with it, everything is as it was.
 */
export async function movePersonInMailings(
  _actor: Doer,
  tx: Tx,
  { fromId, toId, moved }: { fromId: string; toId: string; moved?: MovedInMailings },
): Promise<MovedInMailings> {
  const only = (ids: string[] | undefined) => (ids ? { id: { in: ids } } : {})
  const known = await tx.mailingRecipient.findMany({
    where: { volunteerId: toId },
    select: { mailingId: true },
  })
  const recipients = await tx.mailingRecipient.findMany({
    where: {
      ...{ volunteerId: fromId, mailingId: { notIn: known.map(({ mailingId }) => mailingId) } },
      ...only(moved?.recipients),
    },
    select: { id: true },
  })
  const declined = await tx.mailingRefusal.findMany({
    where: { volunteerId: toId, endedAt: null },
    select: { kind: true },
  })
  const refusals = await tx.mailingRefusal.findMany({
    where: {
      ...{ volunteerId: fromId, ...only(moved?.refusals) },
      NOT: { endedAt: null, kind: { in: declined.map(({ kind }) => kind) } },
    },
    select: { id: true },
  })
  const ids = { recipients: recipients.map(({ id }) => id), refusals: refusals.map(({ id }) => id) }
  const data = { volunteerId: toId }
  await tx.mailingRecipient.updateMany({ where: { id: { in: ids.recipients } }, data })
  await tx.mailingRefusal.updateMany({ where: { id: { in: ids.refusals } }, data })
  return { ...ids, letters: await moveLetters(tx, { fromId, toId, ids: moved?.letters }) }
}
