import { cacheLife, cacheTag } from 'next/cache'
import { findEdition, listEditions } from './public/editions.ts'
import { countChanges } from './rules/editions.ts'

/** What the page about open data says: the newest edition with its files, and how the counts changed before it. */
export async function findOverview() {
  'use cache'
  cacheTag('openData')
  cacheLife('hours')
  const edition = await findEdition(null)
  const editions = await listEditions()
  return {
    edition: edition && {
      ...{ name: edition.name, madeAt: edition.madeAt },
      parts: edition.parts.map(({ dataset, rows, files, revision }) => ({ dataset, rows, files, revision })),
    },
    changes: countChanges(editions),
  }
}
export type Overview = Awaited<ReturnType<typeof findOverview>>
