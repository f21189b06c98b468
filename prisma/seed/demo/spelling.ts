import { slugOf } from '#lib/platform/text.ts'
import * as pool from './names.ts'
import type { PersonName } from './person-names.ts'

const pairs = [...pool.femaleNames, ...pool.maleNames, ...pool.surnames, ...pool.plainSurnames]
const toRussian = new Map(pairs.map(({ kk, ru }) => [kk, ru]))
const toKazakh = new Map(pairs.map(({ kk, ru }) => [ru, kk]))

/** One person's given name and surname as Kazakh, Russian and English print them. */
export function spellings({ givenName, surname }: PersonName): { kk: string; ru: string; en: string } {
  const words = [givenName, surname].filter(Boolean)
  const ru = words.map((word) => respell(word, toRussian)).join(' ')
  return {
    kk: words.map((word) => respell(word, toKazakh)).join(' '),
    ru,
    en: ru.split(' ').map(inLatin).join(' '),
  }
}

/** A woman's surname is found by the man's. */
function respell(word: string, table: ReadonlyMap<string, string>): string {
  const found = table.get(word)
  if (found) return found
  const stem = word.endsWith('а') ? table.get(word.slice(0, -1)) : undefined
  return stem ? `${stem}а` : word
}

function inLatin(word: string): string {
  const letters = slugOf(word)
  return letters.charAt(0).toUpperCase() + letters.slice(1)
}
