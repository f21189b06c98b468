import { createHash } from 'node:crypto'
import { readDocument } from '#lib/rich-text/schema.ts'

export type Words = { title: string; lead: string; body: unknown }

/** Title, lead and text in one short value: two languages' states are compared by it, however the database orders a document. */
export function wordsHash(words: Words): string {
  return createHash('sha256')
    .update(JSON.stringify([words.title, words.lead, readDocument(words.body)]))
    .digest('base64url')
}

/** Title, lead and text are there: only then can a translation be out of date, before it is missing. */
export function isWritten({ title, lead, body }: Words): boolean {
  return title !== '' && lead !== '' && readDocument(body).content.length > 0
}

/** What a translation was made from, and since when the source says something else. */
export type SourceMark = {
  madeFrom: string
  madeFromVersion: number | null
  madeAt: Date | null
  staleSince: Date | null
}

type Moment = { at: Date; sourceHash: string; sourceVersion: number }

/** The mark of a translation that says what the source says. */
export function currentMark({ at, sourceHash, sourceVersion }: Moment): SourceMark {
  return { madeFrom: sourceHash, madeFromVersion: sourceVersion, madeAt: at, staleSince: null }
}

/**
 * The mark of a translation after a save: changed words make it current, a changed source makes it stale (R13). It stays stale
 * since the first change that was not followed; a source put back as it was makes it right again.
 */
export function markAfter(
  held: SourceMark,
  words: { isChanged: boolean; isWritten: boolean },
  moment: Moment,
): SourceMark {
  if (!words.isWritten) return { ...held, staleSince: null }
  if (words.isChanged || held.madeFrom === '') return currentMark(moment)
  const isStale = held.madeFrom !== moment.sourceHash
  return { ...held, staleSince: isStale ? (held.staleSince ?? moment.at) : null }
}
