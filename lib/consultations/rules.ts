import { dayMs, dayOf } from '#lib/platform/clock.ts'
import { fold } from '#lib/platform/text.ts'

/** Working days for the first answer and for each further one. Law 94-V gives as many for questions about one's own data. */
export const answerDays = 3
/** An answer nobody spoke to again is closed after so long. */
export const quietDays = 30
/** How long the link works, and the words and contacts are kept, after a question was closed; spam goes sooner. */
export const rememberedDays = 180
export const spamDays = 30
export const questionMax = 4000

/** «К-2026-000123», with a Cyrillic К as it is read out in both languages of the country. */
export function numberText({ year, number }: { year: number; number: number }): string {
  return `К-${year}-${String(number).padStart(6, '0')}`
}

/** What the inbox is searched by: the number and the question, never a name or contact. */
export function searchKeyOf(request: { year: number; number: number; question: string }): string {
  return fold(`${numberText(request)} ${request.number} ${request.question}`)
}

/** Both were asked by one person: only an account proves it, a mailbox or phone is whatever was typed. */
export function isOneAccount(one: { askerUserId: string | null }, other: { askerUserId: string | null }) {
  return one.askerUserId !== null && one.askerUserId === other.askerUserId
}

/** Past its day, as the region's calendar counts. */
export function isOverdue({ dueOn }: { dueOn: Date | null }, at: Date): boolean {
  return dueOn !== null && dueOn.toISOString().slice(0, 10) < dayOf(at)
}

/** The last day of a closed question's link. */
export function linkEndsAt(closedAt: Date): Date {
  return new Date(closedAt.getTime() + rememberedDays * dayMs)
}

/** Faster than a person can read the form and write a question, by the time in the form's own id (UUID version 7). */
export function isTooQuick(id: string, at: Date): boolean {
  const madeAt = Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)
  return at.getTime() - madeAt < 3000
}

export const faqSuffixes = { kk: 'Kk', ru: 'Ru', en: 'En' } as const
type Suffix = 'Kk' | 'Ru' | 'En'
export type FaqTexts = Record<`question${Suffix}` | `answer${Suffix}`, string>

/** The folded texts of each language, for searching. */
export function faqSearchKeys(texts: FaqTexts) {
  return {
    searchKeyKk: fold(`${texts.questionKk} ${texts.answerKk}`),
    searchKeyRu: fold(`${texts.questionRu} ${texts.answerRu}`),
    searchKeyEn: fold(`${texts.questionEn} ${texts.answerEn}`),
  }
}

/** Whether a language can be published: its own texts are there, and those of kk and ru (R13). */
export function canPublishIn(texts: FaqTexts, locale: 'kk' | 'ru' | 'en'): boolean {
  const has = (suffix: Suffix) => texts[`question${suffix}`] !== '' && texts[`answer${suffix}`] !== ''
  return has('Kk') && has('Ru') && has(faqSuffixes[locale])
}

export type StaleMarks = Record<`isStale${Suffix}`, boolean>

/**
 * Which languages have fallen behind after a save: those with words that stayed as they were while another language changed. A
 * language that was changed is right again; with `saysTheSame` all of them are, for a misprint in one is no news for the others.
 */
export function staleAfter(before: FaqTexts & StaleMarks, after: FaqTexts, saysTheSame: boolean): StaleMarks {
  const suffixes = Object.values(faqSuffixes)
  const isChanged = (suffix: Suffix) =>
    (['question', 'answer'] as const).some((part) => before[`${part}${suffix}`] !== after[`${part}${suffix}`])
  const isBehind = (suffix: Suffix) => {
    if (saysTheSame || isChanged(suffix) || after[`question${suffix}`] === '') return false
    return before[`isStale${suffix}`] || suffixes.some(isChanged)
  }
  return { isStaleKk: isBehind('Kk'), isStaleRu: isBehind('Ru'), isStaleEn: isBehind('En') }
}

export type FoundEntry = { question: string; answer: string; searchKey: string }

/** The entries with all words of a search in any spelling (R16); those with the very words first. */
export function searchFaq<Entry extends FoundEntry>(entries: readonly Entry[], q: string): Entry[] {
  const words = fold(q).split(' ').filter(Boolean).slice(0, 6)
  if (words.length === 0) return [...entries]
  const plain = q.trim().toLowerCase()
  const isExact = ({ question, answer }: FoundEntry) =>
    `${question} ${answer}`.toLowerCase().includes(plain) ? 0 : 1
  return entries
    .filter(({ searchKey }) => words.every((word) => searchKey.includes(word)))
    .toSorted((a, b) => isExact(a) - isExact(b))
}
