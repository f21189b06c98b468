import { record } from '#lib/audit/record.ts'
import { dayOf, now } from '#lib/platform/clock.ts'
import { db, transaction } from '#lib/platform/db.ts'
import { newStorageKey, openStored, removeFiles, writeFiles } from '#lib/platform/file-store.ts'
import { askRefresh } from '#lib/refreshes/commands.ts'
import { datasetFile } from '../rules/schemas.ts'
import { fileName } from '../schema/datasets.ts'
import type { StoredFileOfPart } from '../schema/editions.ts'
import type { AwardRecord } from '../schema/records.ts'
import { markLeftover, removeLeftovers } from './leftovers.ts'
import { listShownPeople, peopleKeyOf } from './people-key.ts'
import { writeDataset } from './write-dataset.ts'

type Part = { id: string; storageKey: string; peopleKey: string; edition: { id: string; name: string } }

/**
 * Takes out of every edition, old ones included, who is no longer in the register of awards (erased, hidden, a consent taken back)
 * and writes names as the register shows them now (R11, R20). The address stays, its checksum and revision
 * change. Run by the worker; returns how many files were written anew.
 */
export async function reviseEditions(_actor: null): Promise<number> {
  const shown = await listShownPeople(db, dayOf(now()))
  const peopleKey = peopleKeyOf(shown)
  const parts = await db.openDataPart.findMany({
    where: { dataset: 'awards', peopleKey: { not: peopleKey } },
    orderBy: { id: 'desc' },
    select: { id: true, storageKey: true, peopleKey: true, edition: { select: { id: true, name: true } } },
  })
  let revised = 0
  for (const part of parts) if (await revise(part, shown, peopleKey)) revised++
  return revised
}

async function revise(part: Part, shown: Map<string, string[]>, peopleKey: string): Promise<boolean> {
  const stored = await openStored(part.storageKey, fileName('awards', 'json'))
  const read = datasetFile('awards').safeParse(stored && (await new Response(stored.stream).json()))
  if (!read.success) return dropEdition(part)
  const file = read.data
  const before = file.records as AwardRecord[]
  const after = before.flatMap((award) => asShown(award, shown.get(award.id)))
  if (JSON.stringify(before) === JSON.stringify(after)) {
    const same = { id: part.id, storageKey: part.storageKey }
    await db.openDataPart.updateMany({ where: same, data: { peopleKey } })
    return false
  }
  const storageKey = newStorageKey()
  const { edition, generatedAt, asOf } = file
  const source = { rows: after.length, portions: [after] }
  const files = await writeFiles(storageKey, (folder) =>
    writeDataset(folder, 'awards', { edition, generatedAt, asOf }, source),
  )
  return replace(part, { storageKey, rows: after.length, files, peopleKey, writtenAt: now() })
}

/** Somebody no longer shown is left out; whoever is shown stands under the name of today. */
function asShown(award: AwardRecord, names: string[] | undefined): AwardRecord[] {
  if (!names) return []
  const [kk = '', ru = '', en = ''] = names
  return [{ ...award, recipient: { kk, ru, en } }]
}

type Written = {
  storageKey: string
  rows: number
  files: StoredFileOfPart[]
  peopleKey: string
  writtenAt: Date
}

async function replace(part: Part, written: Written): Promise<boolean> {
  const isReplaced = await transaction(async (tx) => {
    const { count } = await tx.openDataPart.updateMany({
      where: { id: part.id, storageKey: part.storageKey },
      data: { ...written, revision: { increment: 1 } },
    })
    if (count === 0) return false
    // Somebody was to be taken out: the old bytes may not outlive a process that is stopped here.
    await markLeftover(null, tx, [part.storageKey])
    const { id, name } = part.edition
    const facts = { type: 'openData', id, label: name, details: { awards: written.rows } }
    await record(tx, null, 'openData.revised', facts)
    await askRefresh(null, tx, ['openData'])
    return true
  })
  if (isReplaced) await removeLeftovers(null, [part.storageKey])
  else await removeFiles(written.storageKey)
  return isReplaced
}

/** An edition whose files are lost, or cannot be read any more, can promise nothing. */
async function dropEdition({ edition, storageKey }: Part): Promise<boolean> {
  return transaction(async (tx) => {
    const lost = { id: edition.id, parts: { some: { storageKey } } }
    const { count } = await tx.openDataEdition.deleteMany({ where: lost })
    if (count === 0) return false
    await record(tx, null, 'openData.dropped', { type: 'openData', id: edition.id, label: edition.name })
    await askRefresh(null, tx, ['openData'])
    return true
  })
}
