import { db } from '#lib/platform/db.ts'
import { Prisma } from '#prisma/generated/client.ts'
import { cleanLine } from '#lib/platform/text.ts'

/**
 * How a word is looked for: as typed, folded, with its stems, and in wider guesses: words that begin so, words much like it. `begun`:
 * the beginning itself, where it is short enough to be a word of the index, else empty.
 */
export type QueryWord = { word: string; folded: string; forms: string[]; wide: string[]; begun: string }

/** One way to understand a query. */
export type Attempt = {
  words: QueryWord[]
  /** As `search_clean` writes it, for titles that say exactly this. */
  title: string
  reading: string
  matched: 'words' | 'near'
  mended: { from: string; to: string }[]
}

type Read = { reading: number; word: string; folded: string; forms: string[]; isKnown: boolean }
/** Words that begin so, by a folded beginning. */
type Beginnings = ReadonlyMap<string, readonly string[]>

/**
 * Ways to understand a query, the most literal first: each reading with all its words; with unfinished words; with words mended;
 * with words left out. They are made one by one, so that the usual query costs one. `isTyping` takes the last word for a beginning.
 */
export async function* attempts(readings: string[], isTyping = false): AsyncGenerator<Attempt> {
  const read = await readAll(readings)
  const parsed = readings.map((reading, index) => ({
    reading,
    words: read.filter((row) => row.reading === index),
  }))
  const known = parsed.filter(({ words }) => words.length > 0)
  if (!isTyping) {
    for (const { reading, words } of known)
      if (words.every(({ isKnown }) => isKnown)) yield attempt(reading, words.map(plain), 'words')
  }
  const beginnings = await readBeginnings(read)
  for (const { reading, words } of known) {
    const begun = words.map((word, index) =>
      index === words.length - 1 || !word.isKnown ? begin(word, beginnings) : plain(word),
    )
    if (isWorthwhile(words, begun, isTyping)) yield attempt(reading, begun, 'words')
  }
  for (const { reading, words } of known) {
    const begun = words.map((word) => begin(word, beginnings))
    if (words.length > 1 && isWorthwhile(words, begun, isTyping)) yield attempt(reading, begun, 'words')
  }
  for (const { reading, words } of known) {
    const mended = await mend(words)
    if (mended) yield { ...attempt(reading, mended.words, 'near'), mended: mended.changes }
  }
  for (const { reading, words } of known) yield* shorter(reading, words)
}

/** Every word is borne or begins one; and some begin more than they say, else they were looked for already. */
function isWorthwhile(words: Read[], begun: QueryWord[], isTyping: boolean): boolean {
  const isPossible = words.every((word, index) => word.isKnown || (begun[index]?.wide.length ?? 0) > 0)
  return isPossible && (isTyping || begun.some(({ wide }) => wide.length > 0))
}

function attempt(reading: string, words: QueryWord[], matched: Attempt['matched']): Attempt {
  return { words, title: words.map(({ word }) => word).join(' '), reading, matched, mended: [] }
}

function plain({ word, folded, forms }: Read): QueryWord {
  return { word, folded, forms, wide: [], begun: '' }
}

/** As long as the beginnings `search_begun` writes into the index. */
const begunLengths = { least: 2, most: 6 }

function begin(read: Read, beginnings: Beginnings): QueryWord {
  const { length } = read.folded
  const wide = (beginnings.get(read.folded) ?? []).filter((each) => !read.forms.includes(each))
  const isShort = length >= begunLengths.least && length <= begunLengths.most
  return { ...plain(read), wide, begun: isShort && wide.length > 0 ? read.folded : '' }
}

/** The words of every reading, and whether anything public bears them. */
async function readAll(readings: string[]): Promise<Read[]> {
  return db.$queryRaw<Read[]>(Prisma.sql`
    SELECT (n - 1)::int AS reading, r.word, r.folded, r.forms,
      EXISTS (SELECT 1 FROM unnest(r.forms) AS each(form) WHERE search_bears(form)) AS "isKnown"
    FROM unnest(${readings.map(cleanLine)}::text[]) WITH ORDINALITY AS given(reading, n)
    CROSS JOIN LATERAL search_read(given.reading) r ORDER BY n, r.place`)
}

/** The words that begin like those that may be unfinished; many begin with two letters, so they are asked for when they are needed. */
async function readBeginnings(words: readonly Read[]): Promise<Beginnings> {
  const asked = [...new Set(words.map(({ folded }) => folded))].filter(
    (folded) => folded.length >= begunLengths.least,
  )
  const rows = await db.$queryRaw<{ folded: string; begins: string[] }[]>(Prisma.sql`
    SELECT given.folded, search_beginnings(given.folded) AS begins FROM unnest(${asked}::text[]) AS given(folded)`)
  return new Map(rows.map(({ folded, begins }) => [folded, begins]))
}

/** Every word nothing bears is taken for the words most like it; null where one is like none, and where no word is wrong. */
async function mend(words: Read[]): Promise<{ words: QueryWord[]; changes: Attempt['mended'] } | null> {
  const wrong = words.filter(({ isKnown }) => !isKnown)
  if (wrong.length === 0) return null
  const near = await db.$queryRaw<{ folded: string; near: string }[]>(Prisma.sql`
    SELECT given.folded, s.near FROM unnest(${wrong.map(({ folded }) => folded)}::text[]) AS given(folded)
    CROSS JOIN LATERAL search_similar(given.folded) s WHERE length(given.folded) >= 4 AND s.near <> given.folded
    ORDER BY s.likeness DESC`)
  const guesses = (word: Read) => near.filter(({ folded }) => folded === word.folded).map((row) => row.near)
  if (wrong.some((word) => guesses(word).length === 0)) return null
  const mendedWords = words.map((word) =>
    wrong.includes(word) ? { ...plain(word), wide: guesses(word) } : plain(word),
  )
  const changes = wrong.map((word) => ({ from: word.word, to: guesses(word)[0] ?? word.word }))
  return { words: mendedWords, changes }
}

/** The same with one word less, then the words alone, the longest first. */
async function* shorter(reading: string, words: Read[]): AsyncGenerator<Attempt> {
  const borne = words.filter(({ isKnown }) => isKnown)
  if (borne.length === 0 || words.length < 2) return
  if (borne.length < words.length) yield attempt(reading, borne.map(plain), 'near')
  if (borne.length > 2)
    for (const left of borne) yield attempt(reading, borne.filter((each) => each !== left).map(plain), 'near')
  for (const each of borne.toSorted((a, b) => b.folded.length - a.folded.length))
    yield attempt(reading, [plain(each)], 'near')
}
