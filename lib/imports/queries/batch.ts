import type { Actor } from '#lib/accounts/actor.ts'
import { db, type Db, type Tx } from '#lib/platform/db.ts'
import { type Keyset, keysetArguments, keysetPage } from '#lib/platform/keyset.ts'
import { NotFound } from '#lib/platform/refusal.ts'
import { idPattern } from '#lib/platform/text.ts'
import type { ImportState } from '#prisma/generated/client.ts'
import { canWorkOn, visibleTo } from '../policy.ts'
import { usableMapping } from '../rules/heads.ts'

const names = { nameKk: true, nameRu: true, nameEn: true }
const listSelect = {
  ...{ id: true, centreId: true, createdById: true, state: true, fileName: true, rowCount: true },
  ...{ createdAt: true, finishedAt: true, problem: true },
  centre: { select: names },
} as const
const pageSelect = {
  ...listSelect,
  ...{ fileKey: true, format: true, sheetNames: true, sheetIndex: true, notices: true, problemValues: true },
  ...{ headRow: true, heads: true, mapping: true, forgottenAt: true, takesOffers: true },
} as const

export type BatchView = NonNullable<Awaited<ReturnType<typeof findBatch>>>

/** One batch with what its page shows; null when it does not exist for the actor. */
export async function findBatch(actor: Actor, id: string) {
  if (!idPattern.test(id)) return null
  const batch = await db.importBatch.findFirst({
    where: { AND: [visibleTo(actor), { id }] },
    select: pageSelect,
  })
  return batch ? { ...batch, mapping: usableMapping(batch.mapping, batch.mapping.length) } : null
}

const pageSize = 20

/** The actor's batches, newest first. */
export async function listBatches(actor: Actor, keyset: Keyset) {
  const rows = await db.importBatch.findMany({
    where: { AND: [visibleTo(actor), { state: { not: 'dropped' } }] },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    ...keysetArguments(keyset, pageSize),
    select: listSelect,
  })
  return keysetPage(rows, keyset, pageSize)
}
export type ListedBatch = Awaited<ReturnType<typeof listBatches>>['rows'][number]

/** A batch the actor works on, in one of these states; throws NotFound for all else, so that nothing can be probed. */
export async function requireBatch(actor: Actor, client: Db | Tx, id: string, states: ImportState[]) {
  const batch = await client.importBatch.findFirst({
    where: { AND: [visibleTo(actor), { id, state: { in: states } }] },
    select: pageSelect,
  })
  if (!batch || !canWorkOn(actor, batch)) throw new NotFound('imports.refusals.unknown')
  return { ...batch, mapping: usableMapping(batch.mapping, batch.mapping.length) }
}
export type WorkBatch = Awaited<ReturnType<typeof requireBatch>>

export type BatchCounts = {
  verdicts: Record<string, number>
  undecided: number
  chosenOut: number
  offers: number
}

/** How many rows there are of each kind. */
export async function countRows(actor: Actor, batch: { id: string; headRow: number }): Promise<BatchCounts> {
  const where = { batch: visibleTo(actor), batchId: batch.id, number: { gt: batch.headRow } }
  const [groups, offers] = await Promise.all([
    db.importRow.groupBy({ by: ['verdict', 'choice'], where, _count: { _all: true } }),
    db.importRow.count({ where: { ...where, hasOffer: true } }),
  ])
  const counts: BatchCounts = { verdicts: {}, undecided: 0, chosenOut: 0, offers }
  for (const { verdict, choice, _count } of groups) {
    counts.verdicts[verdict] = (counts.verdicts[verdict] ?? 0) + _count._all
    if (choice === 'skip') counts.chosenOut += _count._all
    if (verdict === 'duplicate' && choice === 'none') counts.undecided += _count._all
  }
  return counts
}

/** How many rows came to each end, and of an undone batch how many stayed. */
export async function countOutcomes(actor: Actor, batch: { id: string; headRow: number }) {
  const where = { batch: visibleTo(actor), batchId: batch.id, number: { gt: batch.headRow } }
  const [groups, kept] = await Promise.all([
    db.importRow.groupBy({ by: ['outcome'], where, _count: { _all: true } }),
    db.importRow.count({ where: { ...where, hasUndone: false } }),
  ])
  return {
    outcomes: Object.fromEntries(groups.map(({ outcome, _count }) => [outcome ?? 'none', _count._all])),
    kept,
  }
}
