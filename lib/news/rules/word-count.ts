import { wordsOf } from '#lib/rich-text/rules/tidy.ts'
import type { RichDocument } from '#lib/rich-text/schema.ts'

export type WordCount = { words: number; signs: number; minutes: number }

/** How many words a person reads in a minute, with time to look at the pictures. */
const wordsPerMinute = 180

/** Words, signs with spaces and minutes of reading; a word with a hyphen or an apostrophe is one. */
export function countWords(texts: { title: string; lead: string; body: RichDocument }): WordCount {
  const text = [texts.title, texts.lead, wordsOf(texts.body)].filter(Boolean).join('\n')
  const words = text.match(/[\p{L}\p{M}\p{N}]+(?:[-'’ʼ][\p{L}\p{M}\p{N}]+)*/gu)?.length ?? 0
  const signs = [...text.replaceAll('\n', '')].length
  return { words, signs, minutes: Math.ceil(words / wordsPerMinute) }
}
