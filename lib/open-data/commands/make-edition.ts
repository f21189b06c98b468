import { record } from '#lib/audit/record.ts'
import { dayOf, minuteMs, now } from '#lib/platform/clock.ts'
import { db, transaction, type Tx } from '#lib/platform/db.ts'
import { uniqueViolation } from '#lib/platform/db-errors.ts'
import { newStorageKey, writeFiles } from '#lib/platform/file-store.ts'
import { askRefresh } from '#lib/refreshes/commands.ts'
import { makeEdition as makeFigures } from '#lib/statistics/commands/make-edition.ts'
import { isDue } from '#lib/statistics/rules.ts'
import { nextName } from '../rules/editions.ts'
import { instantText } from '../rules/spelling.ts'
import { type Dataset, datasets } from '../schema/datasets.ts'
import type { StoredFileOfPart } from '../schema/editions.ts'
import { schemaVersion } from '../schema/records.ts'
import { dropOldEditions } from './drop-old-editions.ts'
import { keepFromNow, markLeftover, removeLeftovers, sweepLeftovers } from './leftovers.ts'
import { findPeopleKey } from './people-key.ts'
import { readDataset } from './read-dataset.ts'
import { writeDataset } from './write-dataset.ts'

const buildMs = 1_200_000
const figuresFreshMs = 10 * minuteMs

/** Makes the edition that is due: at once when there is none, else once a night; run by the worker. Returns how many were made. */
export async function makeDailyEdition(_actor: null): Promise<number> {
  const last = await db.openDataEdition.findFirst({ orderBy: { madeAt: 'desc' }, select: { madeAt: true } })
  if (!isDue(last && { day: dayOf(last.madeAt), madeAt: last.madeAt }, now())) return 0
  return (await makeEdition(null)) ? 1 : 0
}

/**
 * Makes a new edition of all files from one snapshot of the database, written portion by portion. Its files lie in the store before
 * its rows are written, and the rows come together: whoever asks gets the whole edition before or the whole new one. What a
 * stopped build leaves is known by its keys, and the next one takes it away. Returns the name, or null while another one is made.
 */
export async function makeEdition(_actor: null): Promise<string | null> {
  const madeAt = now()
  await makeFreshFigures(madeAt)
  const name = await db.$transaction(
    async (tx) => {
      // Writing a large file out between two questions may take a slow machine its time.
      for (const setting of ['statement_timeout', 'idle_in_transaction_session_timeout'])
        await tx.$executeRawUnsafe(`SET LOCAL ${setting} = ${buildMs}`)
      const [lock] = await tx.$queryRaw<{ isMine: boolean }[]>`
        SELECT pg_try_advisory_xact_lock(hashtext('OpenDataEdition')) AS "isMine"`
      if (!lock?.isMine) return null
      await sweepLeftovers(null)
      return build(tx, madeAt)
    },
    { isolationLevel: 'RepeatableRead', timeout: buildMs },
  )
  if (name !== null) await dropOldEditions(null)
  return name
}

async function build(tx: Tx, madeAt: Date): Promise<string | null> {
  const asOf = dayOf(madeAt)
  const where = { name: { startsWith: asOf } }
  const names = await tx.openDataEdition.findMany({ where, select: { name: true } })
  const edition = nextName(
    asOf,
    names.map(({ name }) => name),
  )
  const facts = { edition, generatedAt: instantText(madeAt), asOf }
  const peopleKey = await findPeopleKey(tx, asOf)
  const keys = new Map(datasets.map((dataset) => [dataset, newStorageKey()]))
  await markLeftover(null, db, [...keys.values()])
  try {
    const parts: Part[] = []
    for (const [dataset, storageKey] of keys) {
      const source = await readDataset(tx, dataset, asOf)
      const files = await writeFiles(storageKey, (folder) => writeDataset(folder, dataset, facts, source))
      const people = dataset === 'awards' ? peopleKey : ''
      parts.push({ dataset, storageKey, rows: source.rows, files, peopleKey: people })
    }
    await publish(edition, madeAt, parts)
    return edition
  } catch (error) {
    await removeLeftovers(null, [...keys.values()])
    if (uniqueViolation(error) !== null) return null
    throw error
  }
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

async function publish(name: string, madeAt: Date, parts: Part[]): Promise<void> {
  await transaction(async (tx) => {
    const writtenAt = madeAt
    const { id } = await tx.openDataEdition.create({
      data: { name, madeAt, schemaVersion, parts: { create: parts.map((part) => ({ ...part, writtenAt })) } },
    })
    await keepFromNow(
      null,
      tx,
      parts.map(({ storageKey }) => storageKey),
    )
    const rows = Object.fromEntries(parts.map(({ dataset, rows: count }) => [dataset, count]))
    await record(tx, null, 'openData.made', { type: 'openData', id, label: name, details: rows })
    await askRefresh(null, tx, ['openData'])
  })
}
