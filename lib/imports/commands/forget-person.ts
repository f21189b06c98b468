import type { Doer } from '#lib/participation/policy.ts'
import type { Tx } from '#lib/platform/db.ts'
import { fold } from '#lib/platform/text.ts'
import type { Prisma } from '#prisma/generated/client.ts'
import type { PersonName } from '#lib/volunteers/rules.ts'
import { hashedNameOf, openCells } from '../queries/row-cells.ts'
import type { Finding } from '../rules/fields.ts'
import { searchedFor, type Sought, tellsOf } from '../rules/mention.ts'

const empty = { sealed: null, before: null, keys: [], volunteerId: null, candidateIds: [] }
/** Of a row whose turn has not come: nobody is to be made of it. */
const unusable = {
  ...{ verdict: 'problem' as const, choice: 'none' as const, changes: [], hasOffer: false },
  findings: [{ field: 'givenName', code: 'nameMissing', weight: 'problem' } satisfies Finding],
}

/**
 * Removes what sheets said about a person whose card is made anonymous, also under the cards that turned out to be theirs, in rows
 * that never reached a card, and in sheets nobody has looked through yet; that a row was there and how it ended stays. Called
 * before the name is blanked. A file with such a row goes too: its key is returned for the caller to remove after the commit.
 */
export async function forgetPersonInImports(
  _actor: Doer,
  tx: Tx,
  volunteerId: string,
): Promise<{ files: string[] }> {
  const merged = await tx.volunteer.findMany({ where: { mergedIntoId: volunteerId }, select: { id: true } })
  const ids = [volunteerId, ...merged.map(({ id }) => id)]
  await emptyRows(tx, { OR: [{ volunteerId: { in: ids } }, { candidateIds: { hasSome: ids } }] })
  const card = await tx.volunteer.findUniqueOrThrow({
    where: { id: volunteerId },
    select: { surname: true, givenName: true, patronymic: true, phone: true, email: true },
  })
  const sought = searchedFor(card)
  if (!sought) return { files: [] }
  await forgetJudgedRows(tx, card, sought)
  return forgetUnreadRows(tx, sought)
}

/** Rows that were looked through but never became a card: found by the hash of the name, then read. */
async function forgetJudgedRows(tx: Tx, name: PersonName, sought: Sought) {
  const rows = await tx.importRow.findMany({
    where: { volunteerId: null, sealed: { not: null }, keys: { has: hashedNameOf(name) } },
    select: { id: true, sealed: true },
  })
  await forgetRows(tx, rows, sought)
}

const openStates = ['mapping', 'checking'] as const
const rowsAtOnce = 2000

/** Rows nobody has looked through have no hashes yet: each is read. */
async function forgetUnreadRows(tx: Tx, sought: Sought): Promise<{ files: string[] }> {
  const batches = await tx.importBatch.findMany({
    where: { state: { in: [...openStates] } },
    select: { id: true, fileKey: true },
  })
  const files: string[] = []
  for (const { id: batchId, fileKey } of batches) {
    let found = 0
    for (let after = 0; ;) {
      const rows = await tx.importRow.findMany({
        where: { batchId, number: { gt: after }, keys: { isEmpty: true }, sealed: { not: null } },
        orderBy: { number: 'asc' },
        take: rowsAtOnce,
        select: { id: true, number: true, sealed: true },
      })
      found += await forgetRows(tx, rows, sought)
      after = rows.at(-1)?.number ?? 0
      if (rows.length < rowsAtOnce) break
    }
    if (found === 0 || !fileKey) continue
    await tx.importBatch.updateMany({ where: { id: batchId }, data: { fileKey: null } })
    files.push(fileKey)
  }
  return { files }
}

async function forgetRows(tx: Tx, rows: { id: string; sealed: string | null }[], sought: Sought) {
  const told = rows.filter((row) => tellsOf(fold(openCells(row).cells.join(' ')), sought))
  if (told.length > 0) await emptyRows(tx, { id: { in: told.map(({ id }) => id) } })
  return told.length
}

async function emptyRows(tx: Tx, where: Prisma.ImportRowWhereInput) {
  await tx.importRow.updateMany({
    where: { AND: [where, { outcome: null }] },
    data: { ...empty, ...unusable },
  })
  await tx.importRow.updateMany({ where, data: empty })
}
