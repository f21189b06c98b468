import type { Actor } from '#lib/accounts/actor.ts'
import { db } from '#lib/platform/db.ts'
import { idPattern } from '#lib/platform/text.ts'
import { canPrepareAwards } from '../policy.ts'

/** A batch as it would be issued, or as it was; empty for others and for an unknown one. */
export async function listBatch(actor: Actor, batchId: string) {
  if (!canPrepareAwards(actor) || !idPattern.test(batchId)) return []
  return db.award.findMany({
    where: { batchId },
    orderBy: [
      { number: { sort: 'asc', nulls: 'last' } },
      { organisationId: { sort: 'asc', nulls: 'first' } },
      { recipientKk: 'asc' },
      { id: 'asc' },
    ],
    select: {
      ...{ id: true, state: true, version: true, isHidden: true, year: true, number: true, issuedOn: true },
      ...{ recipientKk: true, recipientRu: true, recipientEn: true },
      ...{ issuerKk: true, issuerRu: true, issuerEn: true, reasonKk: true, reasonRu: true, reasonEn: true },
      kind: { select: { prefix: true, nameKk: true, nameRu: true, nameEn: true } },
    },
  })
}
export type BatchRow = Awaited<ReturnType<typeof listBatch>>[number]
