import type { Locale } from '#lib/i18n/routing.ts'

export type WordsRow = {
  titleKk: string
  bodyKk: string
  titleRu: string
  bodyRu: string
  titleEn: string
  bodyEn: string
}

/** What a consent keeps as the version of its words: `v1`. */
export function versionText(number: number): string {
  return `v${number}`
}

/** The words in a language; English readers get the Russian ones until there are English ones. */
export function wordsIn(row: WordsRow, locale: Locale): { locale: Locale; title: string; body: string } {
  if (locale === 'kk') return { locale, title: row.titleKk, body: row.bodyKk }
  if (locale === 'en' && row.titleEn && row.bodyEn) return { locale, title: row.titleEn, body: row.bodyEn }
  return { locale: 'ru', title: row.titleRu, body: row.bodyRu }
}

/** Which versions of several texts somebody read, in one short line that a form carries. */
export function versionsRead(texts: readonly { version: string }[]): string {
  return texts.map(({ version }) => version).join(' ')
}

export type WordChange = { kind: 'same' | 'added' | 'removed'; text: string }

/** Above it the comparison would cost more than it tells: the whole text then counts as replaced. */
const wordsMax = 3000

/** What changed between two texts, word by word, spaces kept: the longest common run of words stays. */
export function compareWords(before: string, after: string): WordChange[] {
  const [a, b] = [splitWords(before), splitWords(after)]
  if (a.length > wordsMax || b.length > wordsMax)
    return [
      { kind: 'removed', text: before },
      { kind: 'added', text: after },
    ]
  const lengths = commonLengths(a, b)
  const changes: WordChange[] = []
  let [i, j] = [0, 0]
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      push(changes, 'same', a[i]!)
      i++
      j++
    } else if (j >= b.length || (i < a.length && at(lengths, i + 1, j) >= at(lengths, i, j + 1)))
      push(changes, 'removed', a[i++]!)
    else push(changes, 'added', b[j++]!)
  }
  return changes
}

function splitWords(text: string): string[] {
  return text.match(/\S+\s*|\s+/gu) ?? []
}

/** How many words two texts share from each pair of places on. */
function commonLengths(a: string[], b: string[]): Uint16Array[] {
  const rows = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1))
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      rows[i]![j] =
        a[i] === b[j] ? at(rows, i + 1, j + 1) + 1 : Math.max(at(rows, i + 1, j), at(rows, i, j + 1))
  return rows
}

function at(rows: Uint16Array[], i: number, j: number): number {
  return rows[i]?.[j] ?? 0
}

function push(changes: WordChange[], kind: WordChange['kind'], text: string) {
  const last = changes.at(-1)
  if (last?.kind === kind) last.text += text
  else changes.push({ kind, text })
}
