/** How many editions stay at their dated addresses. */
export const editionsKept = 30

/** The name of a day's next edition: the day, then the day with a number. */
export function nextName(day: string, taken: readonly string[]): string {
  if (!taken.includes(day)) return day
  const numbers = taken.map((name) => Number(name.slice(day.length + 1)) || 1)
  return `${day}-${Math.max(...numbers) + 1}`
}

type Counted = { name: string; parts: readonly { dataset: string; rows: number }[] }
export type CountChange = {
  edition: string
  datasets: { dataset: string; rows: number; difference: number }[]
}

/** From the editions, newest first: what each counts otherwise than the one before it. An edition that counts the same is left out. */
export function countChanges(editions: readonly Counted[]): CountChange[] {
  return editions.flatMap(({ name, parts }, at) => {
    const before = editions[at + 1]
    if (!before) return []
    const changed = parts.flatMap(({ dataset, rows }) => {
      const difference = rows - (before.parts.find((part) => part.dataset === dataset)?.rows ?? 0)
      return difference === 0 ? [] : [{ dataset, rows, difference }]
    })
    return changed.length > 0 ? [{ edition: name, datasets: changed }] : []
  })
}

/** What each version of the fields changed, newest first; the words are `openData.changes`. Written by hand with each version. */
export const schemaChanges = [
  { version: '1.1', day: '2026-11-27', key: 'unitTables' },
  { version: '1.0', day: '2026-11-26', key: 'first' },
] as const
type ChangeTexts = Record<(typeof schemaChanges)[number]['key'], Record<string, string>>

/** The changelog for programs. */
export function changelogOf(editions: readonly Counted[], texts: ChangeTexts): object {
  return {
    schema: schemaChanges.map(({ version, day, key }) => ({ version, day, text: texts[key] })),
    editions: editions.map(({ name }) => name),
    counts: countChanges(editions),
  }
}
