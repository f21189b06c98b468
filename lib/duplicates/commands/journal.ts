import { unseal } from '#lib/platform/sealed.ts'
import type { Journal } from './movers.ts'

export function journalPlace(mergeId: string): string {
  return `merge:${mergeId}:journal`
}

/** What a merge moved; null once the time for taking it back is over. Dates in it are texts. */
export function readJournal({ id, journal }: { id: string; journal: string }): Journal | null {
  return journal === '' ? null : (JSON.parse(unseal(journal, journalPlace(id))) as Journal)
}
