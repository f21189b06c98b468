import { cleanLine } from '#lib/platform/text.ts'
import { writtenOut } from './abbreviations.ts'
import { asKazakh, asRussian } from './latin.ts'
import { digitsAsKazakh, onKazakhKeys, onLatinKeys, onRussianKeys } from './layouts.ts'

export const queryLengthMax = 100
const wordsMax = 12
const readingsMax = 6

const kazakhLatin = /[äğıñöşüūáǵńóúý]/iu

/** How a reading came about: `layout` is another keyboard, `script` another alphabet, `spelling` the same words written differently. */
export type ReadingKind = 'typed' | 'layout' | 'script' | 'spelling'
export type Reading = { text: string; kind: ReadingKind }

/**
 * What a typed query may mean, the likeliest first; that is the query itself, unless it has letters only Kazakh in Latin has: the same keys on another layout, another
 * alphabet, short forms written out. At most six, none longer than its limits; empty for a query without a letter or digit. Which
 * of them is meant shows by which one finds something.
 */
export function readingsOf(query: string): Reading[] {
  const typed = queryLine(query)
  const plain = plainWords(typed)
  const layouts = layoutsOf(typed).map((text): Reading => ({ text, kind: 'layout' }))
  const others = [...spellingsOf(plain), ...scriptsOf(plain)]
  // Words nobody could pronounce are a slip of the layout; words that can be are one only when nothing else answers.
  const ordered = isPronounceable(plain) ? [...others, ...layouts] : [...layouts, ...others]
  const asTyped: Reading = { text: plain, kind: 'typed' }
  // Letters only Kazakh in Latin has: what they stand for is certain, and the plain letters under them are something else.
  return distinct(kazakhLatin.test(plain) ? [...scriptsOf(plain), asTyped] : [asTyped, ...ordered])
}

/** The words exactly as typed and no other reading; empty without a letter or digit. */
export function literalReading(query: string): Reading[] {
  return distinct([{ text: plainWords(queryLine(query)), kind: 'typed' }])
}

/** The words of a query, each once. */
export function wordsOf(query: string): string[] {
  return [...new Set(plainWords(queryLine(query)).split(' ').filter(Boolean))]
}

/** The typed line within its length: NFC, no control characters, never half a letter at the end. */
export function queryLine(query: string): string {
  return [...cleanLine(query.slice(0, queryLengthMax * 8))].slice(0, queryLengthMax).join('').trim()
}

/** Letters, digits and what joins them inside a word. Quotes, brackets and signs of query languages are no part of a word. */
function plainWords(text: string): string {
  const found =
    text
      .normalize('NFC')
      .match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:[-.'’/][\p{L}\p{N}][\p{L}\p{M}\p{N}]*)*/gu) ?? []
  return [...found.slice(0, wordsMax).join(' ')].slice(0, queryLengthMax).join('').trim()
}

/** Only the layouts whose letters the text has, and of these only what could be words. */
function layoutsOf(typed: string): string[] {
  const hasCyrillic = /\p{Script=Cyrillic}/u.test(typed)
  const hasLatin = /\p{Script=Latin}/u.test(typed)
  if (hasCyrillic === hasLatin) return []
  const hasDigits = /[2-589\-=0]/.test(typed)
  if (hasLatin) {
    const texts = hasDigits ? [onKazakhKeys(typed), onRussianKeys(typed)] : [onRussianKeys(typed)]
    return texts.map(plainWords).filter(isPronounceable)
  }
  const texts = hasDigits ? [digitsAsKazakh(typed), onLatinKeys(typed)] : [onLatinKeys(typed)]
  return texts.map(plainWords).filter(isPronounceable)
}

function scriptsOf(plain: string): Reading[] {
  if (!/\p{Script=Latin}/u.test(plain) || /\p{Script=Cyrillic}/u.test(plain)) return []
  return [asKazakh(plain), asRussian(plain)].map((text) => ({ text: plainWords(text), kind: 'script' }))
}

/** Short forms written out; words one writes together or with a hyphen as one: «пресс-релиз», «эко центр». */
function spellingsOf(plain: string): Reading[] {
  const isPair = plain.split(' ').length === 2
  const texts = [
    writtenOut(plain),
    plain.includes('-') ? plain.replaceAll('-', '') : null,
    isPair && !plain.includes('-') ? plain.replace(' ', '') : null,
  ]
  return texts.flatMap((text): Reading[] => (text ? [{ text: plainWords(text), kind: 'spelling' }] : []))
}

const consonantsInRowMax = 4
/** A rough floor: English, Russian and Kazakh words have more, even "strengths" almost does. */
const vowelShareMin = 0.15
const vowels = 'aeiouyäöüūıáóúýаәеёиоөуұүыіэюя'
const anyVowel = new RegExp(`[${vowels}]`, 'gu')
const consonantsInRow = new RegExp(`[^${vowels}]{${consonantsInRowMax + 1},}`, 'u')

/** Whether each longer word has enough vowels in sensible places and no soft or hard sign at its beginning. */
export function isPronounceable(text: string): boolean {
  const words = text.toLowerCase().split(/[^\p{L}]+/u)
  const long = words.filter((word) => word.length > 2)
  return long.length > 0 && long.every(isSayable)
}

function isSayable(word: string): boolean {
  const share = (word.match(anyVowel) ?? []).length / word.length
  return share >= vowelShareMin && !consonantsInRow.test(word) && !/^[ьъ]/.test(word)
}

function distinct(readings: Reading[]): Reading[] {
  const seen = new Set<string>()
  const kept = readings.filter(({ text }) => {
    const key = text.toLowerCase()
    if (text === '' || seen.has(key)) return false
    seen.add(key)
    return true
  })
  return kept.slice(0, readingsMax)
}
