import { db } from '#lib/platform/db.ts'
import { openStored } from '#lib/platform/file-store.ts'
import { type Dataset, datasets, isDataset } from '../schema/datasets.ts'
import { editionPattern, type StoredFileOfPart, storedFiles } from '../schema/editions.ts'

export type EditionPart = {
  dataset: Dataset
  storageKey: string
  rows: number
  writtenAt: Date
  revision: number
  files: StoredFileOfPart[]
}
export type Edition = { name: string; madeAt: Date; schemaVersion: string; parts: EditionPart[] }

const columns = {
  ...{ name: true, madeAt: true, schemaVersion: true },
  parts: {
    select: {
      ...{ dataset: true, storageKey: true, rows: true, writtenAt: true, revision: true, files: true },
    },
  },
} as const
const newestFirst = [{ madeAt: 'desc' as const }, { id: 'desc' as const }]

/** The newest edition, or the one of that name, read in one go; null when there is none. */
export async function findEdition(name: string | null): Promise<Edition | null> {
  if (name !== null && !editionPattern.test(name)) return null
  const row = await db.openDataEdition.findFirst({
    where: name === null ? {} : { name },
    orderBy: newestFirst,
    select: columns,
  })
  return row && { ...row, parts: partsOf(row.parts) }
}

/** All editions kept, the newest first, with their counts. */
export async function listEditions(): Promise<Edition[]> {
  const rows = await db.openDataEdition.findMany({ orderBy: newestFirst, take: 60, select: columns })
  return rows.map((row) => ({ ...row, parts: partsOf(row.parts) }))
}

type Row = Omit<EditionPart, 'dataset' | 'files'> & { dataset: string; files: unknown }

/** In the order of the list of datasets; one that is no longer made is left out. */
function partsOf(rows: Row[]): EditionPart[] {
  const known = rows.flatMap((row) => {
    const files = storedFiles.safeParse(row.files)
    return isDataset(row.dataset) && files.success ? [{ ...row, dataset: row.dataset, files: files.data }] : []
  })
  return known.sort((a, b) => datasets.indexOf(a.dataset) - datasets.indexOf(b.dataset))
}

/** The bytes of a file as a stream; null when they went in this very moment. */
export async function openPart(storageKey: string, name: string): Promise<ReadableStream | null> {
  return (await openStored(storageKey, name))?.stream ?? null
}
