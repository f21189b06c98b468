import { record } from '#lib/audit/record.ts'
import { dayOf, minuteMs, now } from '#lib/platform/clock.ts'
import { db, transaction } from '#lib/platform/db.ts'
import { uniqueViolation } from '#lib/platform/db-errors.ts'
import { newStorageKey, removeFiles, storeFiles } from '#lib/platform/file-store.ts'
import { askRefresh } from '#lib/refreshes/commands.ts'
import { makeEdition as makeFigures } from '#lib/statistics/commands/make-edition.ts'
import { isDue } from '#lib/statistics/rules.ts'
import { nextName } from '../rules/editions.ts'
import { instantText } from '../rules/spelling.ts'
import { type Dataset, fileName, type Format } from '../schema/datasets.ts'
import type { StoredFileOfPart } from '../schema/editions.ts'
import { schemaVersion } from '../schema/records.ts'
import { dropOldEditions } from './drop-old-editions.ts'
import { findPeopleKey } from './people-key.ts'
import { readDatasets } from './read-datasets.ts'

const readingMs = 300_000
const figuresFreshMs = 10 * minuteMs

/** Makes the edition that is due: at once when there is none, else once a night; run by the worker. Returns how many were made. */
export async function makeDailyEdition(_actor: null): Promise<number> {
  const last = await db.openDataEdition.findFirst({ orderBy: { madeAt: 'desc' }, select: { madeAt: true } })
  if (!isDue(last && { day: dayOf(last.madeAt), madeAt: last.madeAt }, now())) return 0
  return (await makeEdition(null)) ? 1 : 0
}

/**
 * Makes a new edition of all files from one snapshot of the database. Its files lie in the store before its rows are written, and
 * the rows come together: whoever asks gets the whole edition before or the whole new one, and a build that is stopped leaves only
 * bytes the cleanup takes. Returns its name, or null when another one was made in the same moment.
 */
export async function makeEdition(_actor: null): Promise<string | null> {
  const madeAt = now()
  const asOf = dayOf(madeAt)
  await makeFreshFigures(madeAt)
  const snapshot = await db.$transaction(
    async (tx) => {
      // Writing a large file out between two questions may take a slow machine its time.
      await tx.$executeRawUnsafe(`SET LOCAL statement_timeout = ${readingMs}`)
      await tx.$executeRawUnsafe(`SET LOCAL idle_in_transaction_session_timeout = ${readingMs}`)
      const names = await tx.openDataEdition.findMany({
        where: { name: { startsWith: asOf } },
        select: { name: true },
      })
      return {
        edition: nextName(
          asOf,
          names.map(({ name }) => name),
        ),
        read: await readDatasets(tx, asOf),
        peopleKey: await findPeopleKey(tx, asOf),
      }
    },
    { isolationLevel: 'RepeatableRead', timeout: readingMs },
  )
  const facts = { edition: snapshot.edition, generatedAt: instantText(madeAt), asOf }
  const parts: Part[] = []
  try {
    for (const [dataset, files] of snapshot.read) {
      const peopleKey = dataset === 'awards' ? snapshot.peopleKey : ''
      parts.push(await storePart(dataset, { ...files.end(facts), peopleKey }))
    }
    await publish(snapshot.edition, madeAt, parts)
  } catch (error) {
    for (const { storageKey } of parts) await removeFiles(storageKey)
    if (uniqueViolation(error) !== null) return null
    throw error
  }
  await dropOldEditions(null)
  return snapshot.edition
}

/** The files count what the figures counted minutes ago, so that a number and its list agree. */
async function makeFreshFigures(at: Date): Promise<void> {
  const day = new Date(dayOf(at))
  const last = await db.statisticsEdition.findUnique({ where: { day }, select: { madeAt: true } })
  const isAgain = last !== null && at.getTime() - last.madeAt.getTime() > figuresFreshMs
  await makeFigures(null, { at, isAgain })
}

type Part = {
  dataset: Dataset
  storageKey: string
  rows: number
  files: StoredFileOfPart[]
  peopleKey: string
}
type Written = { rows: number; files: StoredFileOfPart[]; bytes: Record<Format, Buffer>; peopleKey: string }

async function storePart(dataset: Dataset, { rows, files, bytes, peopleKey }: Written): Promise<Part> {
  const storageKey = newStorageKey()
  await storeFiles(storageKey, [
    { name: fileName(dataset, 'csv'), bytes: bytes.csv },
    { name: fileName(dataset, 'json'), bytes: bytes.json },
  ])
  return { dataset, storageKey, rows, files, peopleKey }
}

async function publish(name: string, madeAt: Date, parts: Part[]): Promise<void> {
  await transaction(async (tx) => {
    const writtenAt = madeAt
    const { id } = await tx.openDataEdition.create({
      data: { name, madeAt, schemaVersion, parts: { create: parts.map((part) => ({ ...part, writtenAt })) } },
    })
    const rows = Object.fromEntries(parts.map(({ dataset, rows: count }) => [dataset, count]))
    await record(tx, null, 'openData.made', { type: 'openData', id, label: name, details: rows })
    await askRefresh(null, tx, ['openData'])
  })
}
