import type { Locale } from '#lib/i18n/routing.ts'
import { suggestPublished } from '../public.ts'
import type { Suggestion } from '../rules.ts'
import { readingsOf, wordsOf } from '../rules/readings.ts'

const beginningMin = 4
const wordsTried = 2
const offered = 6

/** Titles that begin like the longest words of a query that found nothing: what may have been meant by it. */
export async function listNearest(q: string, locale: Locale): Promise<Suggestion[]> {
  const longest = wordsOf(q).sort((a, b) => b.length - a.length)
  const beginnings = longest
    .filter((word) => word.length > beginningMin)
    .slice(0, wordsTried)
    .map((word) => word.slice(0, Math.max(beginningMin, Math.ceil(word.length / 2))))
  const found = await Promise.all(
    beginnings.map((words) =>
      suggestPublished(
        words,
        locale,
        readingsOf(words).map(({ text }) => text),
      ),
    ),
  )
  const known = new Set<string>()
  const distinct = found.flat().filter(({ kind, path }) => {
    const key = `${kind} ${path}`
    return !known.has(key) && known.add(key)
  })
  return distinct.slice(0, offered)
}
